#!/usr/bin/env python3
"""Runs the ```console blocks of Markdown files and compares what is printed with what they show.

Lines that begin with "$ " are commands for bash, run one after another in the project's folder; the lines below a
command are its output, standard output and standard error together. "…" stands for any text, a line of "…" alone for
any number of lines. ENTENTE names the program; it is called `entente` in the blocks.
"""
import os
import re
import subprocess
import sys


def blocks(text):
    for match in re.finditer(r"^```console\n(.*?)^```", text, re.M | re.S):
        yield match.group(1)


def steps(block):
    command, expected = None, []
    for line in block.splitlines():
        if line.startswith("$ "):
            if command is not None:
                yield command, expected
            command, expected = line[2:], []
        else:
            expected.append(line.rstrip())
    if command is not None:
        yield command, expected


def pattern(expected):
    parts = []
    for line in expected:
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*?".join(re.escape(part) for part in line.split("…")) + r"[ \t]*\n")
    return "".join(parts)


def run(command):
    environment = dict(os.environ, PATH=os.path.dirname(os.environ["ENTENTE"]) + ":" + os.environ["PATH"], COLUMNS="120")
    done = subprocess.run(["bash", "-c", command], env=environment, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600)
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def main():
    count = failures = 0
    for file in sys.argv[1:]:
        for block in blocks(open(file, encoding="utf-8").read()):
            for command, expected in steps(block):
                count += 1
                printed = run(command)
                while expected and not expected[-1]:
                    expected.pop()
                if not re.fullmatch(pattern(expected), printed):
                    failures += 1
                    print(f"{file}: $ {command}\n--- expected\n" + "\n".join(expected) + f"\n--- printed\n{printed}")
    print(f"{count} commands, {failures} print something else")
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main())
