#!/usr/bin/env python3
"""How well the reader does on the pages of generate.py: word F1 of the text and exact metadata, by layout.

  bench/site_pages/score.py ENTENTE [--demand F1] [--verbose]

Words are runs of \\w in lower case, compared as multisets; the main text is every block but boilerplate and the title.
With --demand, exit status 1 when the mean F1 is lower or any title, date, author or PDF is wrong.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(found, gold):
    both = sum((found & gold).values())
    return 2 * both / (sum(found.values()) + sum(gold.values())) if both else 0.0


def main_text(document):
    """Kinds are named per block; their text stands with them or as a span of the document's text."""
    return "\n".join(block["text"] for block in document["blocks"] if block["kind"] not in ("boilerplate", "title"))


def wrong_fields(document, gold):
    found = {"title": document["title"], "authors": document["authors"], "date": document["date"],
             "pdf": document["announced_pdf"], "role": document["role"]}
    wanted = {key: gold[key] for key in ("title", "authors", "date", "pdf")} | {"role": "document"}
    return {key: (found[key], wanted[key]) for key in wanted if found[key] != wanted[key]}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("entente")
    options.add_argument("--demand", type=float)
    options.add_argument("--verbose", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        subprocess.run([sys.executable, pathlib.Path(__file__).parent / "generate.py", folder], check=True,
                       stdout=subprocess.DEVNULL)
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        scores = collections.defaultdict(list)
        mistakes = 0
        for name, wanted in gold.items():
            run = subprocess.run([given.entente, "read", "--json", folder / "html" / f"{name}.html"],
                                 capture_output=True, text=True)
            if run.returncode != 0:
                print(f"{name}: {run.stderr.strip()}")
                mistakes += 1
                scores[name.split("-")[1]].append(0.0)
                continue
            document = json.loads(run.stdout)
            found, truth = words(main_text(document)), words(wanted["text"])
            score = f1(found, truth)
            scores[name.split("-")[1]].append(score)
            wrong = wrong_fields(document, wanted)
            mistakes += bool(wrong)
            for field, (said, right) in wrong.items():
                print(f"{name}: {field} {said!r}, not {right!r}")
            if given.verbose and score < 0.98:
                print(f"{name}: {score:.3f}  missing {dict((truth - found).most_common(12))}  too much "
                      f"{dict((found - truth).most_common(12))}")
    for layout, values in sorted(scores.items()):
        print(f"{layout:12} {sum(values) / len(values):.4f}  lowest {min(values):.4f}  {len(values)} pages")
    every = [score for values in scores.values() for score in values]
    mean = sum(every) / len(every)
    print(f"mean F1 {mean:.4f} over {len(every)} pages, {mistakes} with wrong metadata")
    return int(given.demand is not None and (mean < given.demand or mistakes > 0))


if __name__ == "__main__":
    sys.exit(main())
