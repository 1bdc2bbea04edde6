#!/usr/bin/env python3
"""Title, authors, date and role of web pages against gold.

  bench/wcxb_metadata.py SET [--program build/release/main_text] [--wrong title|author|date|role] [--half even|odd]

SET is a folder of the public WCXB benchmark with html/NNNN.html and ground-truth/NNNN.json. The benchmark publishes no
rule of comparison for these fields; this one is strict: a field counts where gold has it, and is right when it is equal
up to case, blanks and the forms of quotes and dashes (title; authors joined by ", "), or names the same day (date). Where
no person is named, the body that the page names as its author counts. "names" compares the set of authors,
however gold joins them ("and", "&") and
without their degrees, which the reader leaves away.
"found" is the share of pages with any answer; "spurious" counts answers where gold has none, which is often gold's
omission. Rules were written against pages with even numbers; odd ones are the check, so both are shown.
Role: how well pages that gold calls listings are told from articles.
"""
import argparse
import json
import pathlib
import re
import subprocess
import unicodedata

SAME_SIGN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-",
                           "\u00a0": " "})


def folded(text):
    text = unicodedata.normalize("NFC", text).translate(SAME_SIGN)
    return re.sub(r"\s+", " ", text).strip().casefold()


def read_pages(program, files):
    """File stem -> document or None."""
    pages = {}
    for at in range(0, len(files), 200):
        run = subprocess.run([program, *files[at:at + 200]], capture_output=True, text=True, check=True)
        for line in filter(None, run.stdout.split("\n")):
            page = json.loads(line)
            pages[pathlib.Path(page["file"]).stem] = page["document"]
    return pages


def answers(document):
    if document is None:
        return {"title": "", "author": "", "date": ""}, {}
    authors = ", ".join(document["authors"]) or document.get("corporate_author", "")
    said = {"title": document["title"], "author": authors, "date": document["date"]}
    sources = {"title": document.get("title_source", ""), "author": document.get("authors_source", ""),
               "date": document.get("date_source", "")}
    return said, sources


def is_right(field, said, gold):
    return said[:10] == gold[:10] if field == "date" else folded(said) == folded(gold)


def names(text):
    """Authors one by one, however they are joined, without degrees."""
    parts = [part.strip() for part in re.split(r",|;|&|\band\b|\bwith\b", text)]
    return {folded(part) for part in parts if part and not re.fullmatch(r"[A-Z][A-Za-z]{0,3}\.?([A-Z]\.?)*", part)}


class Tally:
    def __init__(self):
        self.gold = self.found = self.right = self.spurious = 0

    def add(self, said, gold, right):
        self.gold += bool(gold)
        self.found += bool(gold and said)
        self.right += bool(gold and right)
        self.spurious += bool(said and not gold)

    def __str__(self):
        gold = max(1, self.gold)
        return (f"{self.right / gold:.3f} right ({self.right} of {self.gold}), {self.found / gold:.3f} found, "
                f"{self.spurious} spurious")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("set", type=pathlib.Path)
    options.add_argument("--program", default="build/release/main_text")
    options.add_argument("--wrong", choices=["title", "author", "date", "role"], help="show what is wrong")
    options.add_argument("--half", choices=["even", "odd"], help="show wrong answers of this half only")
    given = options.parse_args()

    gold = {path.stem: json.loads(path.read_text()) for path in sorted((given.set / "ground-truth").glob("*.json"))}
    pages = read_pages(given.program, [str(given.set / "html" / f"{name}.html") for name in gold])
    halves = {name: "odd" if int(name) % 2 else "even" for name in gold}
    for field, key in {"title": "title", "author": "author", "date": "publish_date"}.items():
        tallies = {"all": Tally(), "even": Tally(), "odd": Tally()}
        by_source = {}
        for name, truth in gold.items():
            if truth["_internal"]["page_type"]["primary"] != "article":
                continue
            expected = truth["ground_truth"].get(key) or ""
            said, sources = answers(pages.get(name))
            right = is_right(field, said[field], expected)
            for half in ("all", halves[name]):
                tallies[half].add(said[field], expected, right)
            if field == "author":
                tallies.setdefault("names", Tally()).add(said[field], expected, names(said[field]) == names(expected))
            if expected:
                by_source.setdefault(sources.get(field, ""), Tally()).add(said[field], expected, right)
            shown = given.wrong == field and expected and not right and given.half in (None, halves[name])
            if shown:
                print(f"  {name} [{sources.get(field, '')}] {said[field]!r}\n       gold {expected!r}  {truth.get('url', '')}")
        for half, tally in tallies.items():
            print(f"{field:7}{half:6} {tally}")
        for source, tally in sorted(by_source.items(), key=lambda item: -item[1].gold):
            print(f"        {source or '(none)':28} {tally.right} of {tally.gold}")
    for half in ("all", "even", "odd"):
        taken = right = listings = 0
        for name, truth in gold.items():
            if half != "all" and halves[name] != half:
                continue
            is_listing = truth["_internal"]["page_type"]["primary"] == "listing"
            said = (pages.get(name) or {}).get("role") == "listing"
            listings += is_listing
            taken += said
            right += said and is_listing
            if half == "all" and given.wrong == "role" and said != is_listing \
                    and given.half in (None, halves[name]):
                print(f"  {name} {'taken for a listing' if said else 'listing missed'}  {truth.get('url', '')}")
        print(f"listing{half:6} precision {right / max(1, taken):.3f} ({right} of {taken}), "
              f"recall {right / max(1, listings):.3f} ({right} of {listings})")


if __name__ == "__main__":
    main()
