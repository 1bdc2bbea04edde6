#!/usr/bin/env python3
"""Writes fifty publication pages with their gold text and metadata: ten articles, each in five of ten layouts.

  bench/site_pages/generate.py FOLDER      FOLDER/html/NAME.html, FOLDER/gold.json

All texts are our own; states, people and events are invented. The same input gives the same bytes.
"""
import json
import pathlib
import sys

from articles import read_articles
from layouts import LAYOUTS

EACH = 5  # layouts of an article


def pages():
    articles = read_articles(pathlib.Path(__file__).parent / "articles")
    for index, article in enumerate(articles):
        for turn in range(EACH):
            # Every layout meets every second article, and no two articles the same five layouts in a row.
            layout = LAYOUTS[(index + 2 * turn + index // 5) % len(LAYOUTS)]
            yield f"{article.name}-{layout.__name__}", article, layout(article)


def main():
    folder = pathlib.Path(sys.argv[1])
    (folder / "html").mkdir(parents=True, exist_ok=True)
    gold = {}
    for name, article, page in pages():
        (folder / "html" / f"{name}.html").write_text(page.markup, encoding="utf-8")
        text = article.text() + ("\n\n" + page.extra if page.extra else "")
        gold[name] = {"title": article.title, "authors": page.authors, "date": page.date.isoformat(), "pdf": page.pdf,
                      "address": page.address, "text": text}
    (folder / "gold.json").write_text(json.dumps(gold, indent=1, ensure_ascii=False), encoding="utf-8")
    print(f"{len(gold)} pages in {folder}")


if __name__ == "__main__":
    main()
