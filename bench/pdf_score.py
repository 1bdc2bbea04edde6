#!/usr/bin/env python3
"""How well the reader gets the truth of pdf_corpus.py or html_corpus.py back: pdf_score.py ENTENTE FOLDER [--worst N]

Every measure is a mean over documents or a share over the corpus, 0 to 1:
  verdict      files that end as they should: read, encrypted, empty
  text F1      words of the running text (blocks but boilerplate, notes and bylines), as multisets
  paragraphs   paragraphs that came back as one block, word for word (over page ends, columns and hyphens)
  items, stems, headings (precision, recall), tables: blocks that came back as what they are
  running      heads and feet that are boilerplate, and not text;  contents: the same of a table of contents
  notes        notes at the foot of a page that are footnotes word for word
  hyphens      hyphens at line ends, joined or kept as they should be (shares of both kinds apart)
  order        neighbouring paragraphs that come in order
  title, authors, date, labels, outline (title and page), silent (pages without text): exact
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import unicodedata


def spoken(text):
    """As extraction sees a block: ligatures spelled out, divided words joined, blanks single."""
    text = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)
    text = re.sub("\u00ad ?\n? ?", "", text)
    text = re.sub(r"(?<=[^\s-])-[ \r]*\n[ \r]*(?=[a-z])", "", text)
    text = re.sub(r"(?<=[^\s-])-[ \r]*\n[ \r]*", "-", text)
    return " ".join(text.split())


class Shares:
    """name -> [right, all]"""

    def __init__(self):
        self.counts = collections.defaultdict(lambda: [0.0, 0])

    def add(self, name, right, number=1):
        self.counts[name][0] += right
        self.counts[name][1] += number

    def of(self, name):
        right, number = self.counts[name]
        return right / number if number else 1.0


def word_f1(wanted, found):
    wanted, found = collections.Counter(wanted.split()), collections.Counter(found.split())
    both = sum((wanted & found).values())
    return 2 * both / max(1, sum(wanted.values()) + sum(found.values()))


class Reading:
    """What the program made of a file."""

    def __init__(self, document):
        self.document = document
        data = document["text"].encode()
        self.blocks = [(block["kind"], spoken(data[block["start"]:block["end"]].decode(errors="replace")))
                       for block in document["blocks"]]
        self.main = [text for kind, text in self.blocks if kind not in ("boilerplate", "footnote")]
        self.text = "\n".join(self.main)
        self.words = collections.Counter(re.findall(r"[\w-]+", " ".join(text for _, text in self.blocks)))

    def of(self, *kinds):
        return collections.Counter(text for kind, text in self.blocks if kind in kinds)


def take(bag, text):
    if bag[text] <= 0:
        return 0
    bag[text] -= 1
    return 1


def score_blocks(truth, reading, shares):
    bags = {"paragraph": reading.of("paragraph"), "list_item": reading.of("list_item"),
            "list_stem": reading.of("list_stem"), "heading": reading.of("heading")}
    names = {"paragraph": "paragraphs", "list_item": "items", "list_stem": "stems", "heading": "headings recall"}
    headings = sum(bags["heading"].values())
    for block in truth["blocks"]:
        text = " ".join(block["text"].split())
        if block["kind"] in names:
            shares.add(names[block["kind"]], take(bags[block["kind"]], text))
        if block["kind"] == "table":
            cells = text.split()
            shares.add("tables", any(kind == "table" and cells == [w for w in found.split() if w != "|"]
                                     for kind, found in reading.blocks))
    shares.add("headings precision", headings - sum(bags["heading"].values()) if headings else 0, headings)


def score_order(truth, reading, shares):
    places = []
    for block in truth["blocks"]:
        if block["kind"] == "paragraph":
            places.append(reading.text.find(" ".join(block["text"].split()[:20])))
    for one, other in zip(places, places[1:]):
        shares.add("order", 0 <= one < other)


def score_apart(truth, reading, shares):
    aside = " ".join(text for kind, text in reading.blocks if kind == "boilerplate")
    for line, number in collections.Counter(line["text"] for line in truth["running"]).items():
        shares.add("running", min(number, aside.count(line)), number)
    for line in truth["contents"]:
        shares.add("contents", line not in reading.text)
    notes = reading.of("footnote")
    for note in truth["notes"]:
        shares.add("notes", take(notes, note))


def score_hyphens(truth, reading, shares):
    """A hyphen is wrong when the word's wrong form occurs."""
    known = collections.Counter(re.findall(r"[\w-]+", " ".join(b["text"] for b in truth["blocks"]) + " " +
                                           " ".join(truth["notes"])))
    kinds = collections.defaultdict(int)
    for each in truth["hyphens"]:
        wrong = each["head"] + each["tail"] if each["kept"] else f"{each['head']}-{each['tail']}"
        wrong = re.findall(r"[\w-]+", wrong)
        kinds[wrong[0] if wrong else "", each["kept"]] += 1
    for (wrong, kept), number in kinds.items():
        errors = min(number, max(0, reading.words[wrong] - known[wrong]))
        shares.add("hyphens kept" if kept else "hyphens joined", number - errors, number)


def score_facts(truth, reading, shares):
    document = reading.document
    shares.add("title", spoken(document["title"]).casefold() == truth["title"].casefold())
    shares.add("authors", document["authors"] == truth["authors"] or
               (not document["authors"] and document["issuer"] == ", ".join(truth["authors"])))
    shares.add("date", document["date"] == truth["date"])
    if truth["labels"]:
        labels = [page["label"] or str(page["number"]) for page in document["pages"]]
        shares.add("labels", labels == truth["labels"])
    outline = [(entry["title"], entry["page"]) for entry in document["outline"]]
    for entry in truth["outline"]:
        shares.add("outline", (entry["title"], entry["page"]) in outline)
    for page in truth["silent"]:
        shares.add("silent", f"page {page} has no text layer" in document["losses"])


def score(program, path, shares):
    """The document's text F1."""
    with open(os.path.splitext(path)[0] + ".json", encoding="utf-8") as file:
        truth = json.load(file)
    for key in ("running", "contents", "notes", "hyphens", "labels", "outline", "silent"):
        truth.setdefault(key, [])
    if path.endswith(".html"):
        truth["blocks"].insert(0, {"kind": "title", "text": truth["title"]})
    run = subprocess.run([program, "read", path, "--json"], capture_output=True, text=True, check=False)
    verdict = "ok" if run.returncode == 0 else next(
        (name for name, words in (("encrypted", "password"), ("empty", "no text layer")) if words in run.stderr), "?")
    shares.add("verdict", verdict == truth.get("expect", "ok"))
    if verdict != "ok" or truth.get("expect", "ok") != "ok":
        return 1.0 if verdict == truth.get("expect", "ok") else 0.0
    reading = Reading(json.loads(run.stdout))
    wanted = " ".join(block["text"] for block in truth["blocks"] if block["kind"] != "byline")
    f1 = word_f1(wanted, reading.text.replace(" | ", " "))
    shares.add("text F1", f1)
    for part in (score_blocks, score_order, score_apart, score_hyphens, score_facts):
        part(truth, reading, shares)
    return f1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--worst", type=int, default=0, help="name the documents with the lowest text F1")
    options = parser.parse_args()
    shares = Shares()
    paths = sorted(glob.glob(options.folder + "/*.pdf") + glob.glob(options.folder + "/*.html"))
    results = sorted((score(options.program, path, shares), path) for path in paths)
    print(f"{len(paths)} documents")
    for name, (_, number) in sorted(shares.counts.items()):
        print(f"{name:20} {shares.of(name):.4f}  of {number}")
    for f1, path in results[:options.worst]:
        print(f"{f1:.4f} {path}")


if __name__ == "__main__":
    main()
