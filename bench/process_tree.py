#!/usr/bin/env python3
"""What a command and all processes it starts use: process_tree.py [--course FILE] COMMAND...

Prints wall seconds, processor seconds of the whole tree (user and system, of every process that was waited for) and
the peak of memory; with --course also memory second by second, into FILE, and how flat it was. Memory is the sum over
the tree of what each process has for itself plus its share of what several have (PSS): a forked worker is not counted
twice. Leaves as the command does.
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time


def children():
    """Process ids by their parent's."""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                parent = int(file.read().rpartition(")")[2].split()[1])
        except OSError:
            continue
        found.setdefault(parent, []).append(int(name))
    return found


def tree(root):
    below, members, waiting = children(), [], [root]
    while waiting:
        process = waiting.pop()
        members.append(process)
        waiting += below.get(process, [])
    return members


def megabytes(process):
    """PSS of one process; 0 when it has ended."""
    try:
        with open(f"/proc/{process}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024
    except (OSError, StopIteration):
        return 0.0


def watch(process):
    """(seconds, MB of the first process, MB of the tree), each second until it ends."""
    start, course = time.monotonic(), []
    while process.poll() is None:
        each = [megabytes(member) for member in tree(process.pid)]
        if each[0] > 0:
            course.append((time.monotonic() - start, each[0], sum(each)))
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            pass
    return course


def flatness(course, column):
    """Means of the four quarters."""
    size = max(1, len(course) // 4)
    quarters = [course[i * size:(i + 1) * size] or course[-1:] for i in range(4)]
    return [round(statistics.mean(sample[column] for sample in quarter)) for quarter in quarters]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--course")
    arguments.add_argument("command", nargs=argparse.REMAINDER)
    options = arguments.parse_args()
    start = time.monotonic()
    process = subprocess.Popen(options.command)
    course = watch(process)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    measured = {"wall": round(time.monotonic() - start, 1), "processor": round(used.ru_utime + used.ru_stime, 2)}
    if course:
        measured |= {"peak_mb": round(max(sample[2] for sample in course)),
                     "quarters_mb": flatness(course, 2), "quarters_first_process_mb": flatness(course, 1)}
    if options.course:
        with open(options.course, "w") as file:
            file.writelines(f"{at:.0f}\t{first:.0f}\t{whole:.0f}\n" for at, first, whole in course)
    print(json.dumps(measured))
    sys.exit(process.returncode if process.returncode >= 0 else 128 - process.returncode)


if __name__ == "__main__":
    main()
