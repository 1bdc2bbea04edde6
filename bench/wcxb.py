#!/usr/bin/env python3
"""Main text of web pages against gold: word precision, recall and F1 a page, by page type, and the worst pages.

  bench/wcxb.py SET [--program build/release/main_text] [--worst 20] [--every N] [--with-title] [--json FILE]

SET is a folder of the public WCXB benchmark with html/NNNN.html and ground-truth/NNNN.json. Words are runs of \\w in
lower case, compared as multisets, as the benchmark compares them; the score is the mean over pages. The main text is
every block that is not boilerplate; the title block counts only with --with-title, because the benchmark's main text
has no title. Speed is of the processor, without starting the program.

This scores the reader as built: its block model was trained on these pages, so the figure is a check for damage. The
measure is the cross validation of `entente-train evaluate-blocks SET`.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import time


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def compare(found, gold):
    """Precision, recall, F1."""
    if not gold or not found:
        same = 1.0 if not gold and not found else 0.0
        return same, same, same
    both = sum((found & gold).values())
    precision, recall = both / sum(found.values()), both / sum(gold.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def main_text(document, with_title):
    if document is None:
        return ""
    dropped = {"boilerplate"} if with_title else {"boilerplate", "title"}
    return "\n".join(block["text"] for block in document["blocks"] if block["kind"] not in dropped)


def read_pages(program, files, with_title):
    """File stem -> (main text, milliseconds), a few hundred files a process."""
    pages = {}
    for at in range(0, len(files), 200):
        run = subprocess.run([program, *files[at:at + 200]], capture_output=True, text=True, check=True)
        for line in filter(None, run.stdout.split("\n")):
            page = json.loads(line)
            pages[pathlib.Path(page["file"]).stem] = main_text(page["document"], with_title), page["ms"]
    return pages


def read_pages_by_command(program, files, with_title):
    pages = {}
    for file in files:
        begin = time.monotonic()
        run = subprocess.run([program, "read", "--json", file], capture_output=True, text=True, check=False)
        document = json.loads(run.stdout) if run.returncode == 0 else None
        pages[pathlib.Path(file).stem] = main_text(document, with_title), 1e3 * (time.monotonic() - begin)
    return pages


def mean(rows, key):
    return sum(row[key] for row in rows) / max(1, len(rows))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("set", type=pathlib.Path)
    options.add_argument("--program", default="build/release/main_text")
    options.add_argument("--worst", type=int, default=20)
    options.add_argument("--entente", help="read with `ENTENTE read --json` instead, a process a page")
    options.add_argument("--every", type=int, default=1, help="only one page in so many")
    options.add_argument("--least-article-f1", type=float, default=0, help="exit with 1 below it")
    options.add_argument("--with-title", action="store_true")
    options.add_argument("--json", type=pathlib.Path, help="the figures of every page")
    given = options.parse_args()

    gold = {path.stem: json.loads(path.read_text()) for path in sorted((given.set / "ground-truth").glob("*.json"))}
    names = list(gold)[::given.every]
    files = [str(given.set / "html" / f"{name}.html") for name in names]
    if given.entente:
        pages = read_pages_by_command(given.entente, files, given.with_title)
    else:
        pages = read_pages(given.program, files, given.with_title)
    rows = []
    for name in names:
        truth = gold[name]["ground_truth"].get("main_content") or ""
        text, milliseconds = pages[name]
        precision, recall, f1 = compare(words(text), words(truth))
        rows.append({"page": name, "type": gold[name]["_internal"]["page_type"]["primary"], "precision": precision,
                     "recall": recall, "f1": f1, "ms": milliseconds, "url": gold[name].get("url", "")})
    print(f"{'type':10} {'pages':>5} {'P':>6} {'R':>6} {'F1':>6}")
    for kind in sorted({row["type"] for row in rows}) + ["all"]:
        some = [row for row in rows if kind in (row["type"], "all")]
        print(f"{kind:10} {len(some):5} {mean(some, 'precision'):6.4f} {mean(some, 'recall'):6.4f} "
              f"{mean(some, 'f1'):6.4f}")
    times = sorted(row["ms"] for row in rows)
    print(f"pages/s {1e3 * len(times) / sum(times):.0f}, ms a page: p50 {times[len(times) // 2]:.1f}, "
          f"p99 {times[len(times) * 99 // 100]:.1f}, max {times[-1]:.1f}")
    for row in sorted(rows, key=lambda row: row["f1"])[:given.worst]:
        print(f"{row['page']} {row['type']:8} P {row['precision']:.3f} R {row['recall']:.3f} F1 {row['f1']:.3f} "
              f"{row['url'][:90]}")
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1))
    articles = [row for row in rows if row["type"] == "article"]
    if mean(articles, "f1") < given.least_article_f1:
        print(f"articles: F1 {mean(articles, 'f1'):.4f} is below {given.least_article_f1}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
