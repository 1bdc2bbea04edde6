#!/usr/bin/env python3
"""Pages of made-up policy sites with the truth beside each: html_corpus.py OUT [--count 320] [--seed 7]

Writes OUT/NAME.html and OUT/NAME.json (blocks in order, title, authors, date, words of the frame that are no text).
Eight layouts: article element, nested divs, layout tables, bare paragraphs with line breaks, a page that ends in
related stories, one with share and cookie notices inside, one that states its facts in JSON-LD, one in <meta> only.
Bulk for jobs and a check against gross errors; the reader's quality on real pages is measured elsewhere
(tests/readers, bench/README.md). The same seed writes the same pages.
"""
import argparse
import html
import json
import os
import random

from policy_text import PolicyWriter

MENU = "Home|About us|Publications|Events|Experts|Press|Careers|Contact".split("|")
NOTICES = ["We use cookies to improve this site.", "Share this page on social media",
           "Subscribe to our weekly newsletter", "All rights reserved."]
LAYOUTS = ["article", "divs", "table", "bare", "related", "notices", "json-ld", "meta"]


def element(name, text, **attributes):
    written = "".join(f' {key.rstrip("_")}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{text}</{name}>"


def body_of(blocks):
    """The blocks as HTML; items of one list together."""
    out, items = [], []
    for block in blocks + [None]:
        if block is not None and block.kind == "list_item":
            items.append(element("li", html.escape(block.text)))
            continue
        if items:
            out.append(element("ul", "".join(items)))
            items = []
        if block is None:
            break
        if block.kind == "table":
            rows = [row.split("\t") for row in block.text.split("\n")]
            out.append(element("table", "".join(element("tr", "".join(element("td", html.escape(cell)) for cell in row))
                                                for row in rows)))
        else:
            out.append(element("h2" if block.kind == "heading" else "p", html.escape(block.text)))
    return "\n".join(out)


def frame(house):
    menu = element("nav", element("ul", "".join(element("li", element("a", name, href="/" + name.split()[0].lower()))
                                                for name in MENU)), class_="menu")
    head = element("header", element("div", html.escape(house), class_="logo") + menu)
    foot = element("footer", element("p", f"&copy; {html.escape(house)}. All rights reserved.") +
                   element("p", element("a", "Privacy policy", href="/privacy")))
    return head, foot


def inside(layout, title, byline, date, text, writer):
    """The part between the site's head and foot."""
    head = element("h1", html.escape(title))
    line = element("p", html.escape(byline), class_="byline") if byline else ""
    when = element("p", html.escape(date), class_="date")
    if layout == "article":
        return element("main", element("article", head + line + when + text))
    if layout == "table":
        side = element("td", "<br>".join(MENU), width="160")
        return element("table", element("tr", side + element("td", head + line + when + text)))
    if layout == "bare":
        return head + line + when + text
    if layout == "related":
        stories = "".join(element("li", element("a", html.escape(writer.title()), href=f"/story/{index}"))
                          for index in range(6))
        return element("div", head + line + when + text, class_="content") + element(
            "aside", element("h3", "Related publications") + element("ul", stories), class_="related")
    if layout == "notices":
        notices = "".join(element("div", notice, class_="notice") for notice in NOTICES)
        return element("div", head + line + when + notices + text + notices, id="main")
    return element("div", element("div", element("div", head + line + when + text, class_="body"), class_="col"),
                   class_="wrap")


def facts(layout, title, authors, day):
    meta = [element("title", html.escape(title))]
    if layout == "json-ld":
        data = {"@type": "Article", "headline": title, "datePublished": day,
                "author": [{"@type": "Person", "name": name} for name in authors]}
        meta.append(element("script", json.dumps(data), type="application/ld+json"))
    if layout == "meta":
        meta.append(f'<meta property="article:published_time" content="{day}">')
        meta += [f'<meta name="author" content="{html.escape(name)}">' for name in authors]
    return "".join(meta)


def write_page(folder, number, seed):
    dice = random.Random(seed * 200003 + number)
    writer = PolicyWriter(dice.random())
    layout = LAYOUTS[number % len(LAYOUTS)]
    title, day = writer.title(), writer.date()
    authors = [writer.name() for _ in range(dice.choice([0, 1, 1, 2]))]
    blocks = writer.document(dice.randint(3, 18), tables=dice.choice([0, 0.1]))
    head, foot = frame(f"{writer.pick(['Lindholm', 'Karsund', 'Merrow'])} Institute")
    byline = "By " + " and ".join(authors) if authors else ""
    middle = inside(layout, title, byline, writer.date_text(day), body_of(blocks), writer)
    page = ("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">" +
            facts(layout, title, authors, day.isoformat()) + "</head><body>" + head + middle + foot + "</body></html>\n")
    truth = {"layout": layout, "title": title, "authors": authors, "date": day.isoformat(), "frame": MENU + NOTICES,
             "blocks": [{"kind": block.kind, "text": block.text} for block in blocks]}
    path = os.path.join(folder, f"h{number:04}")
    with open(path + ".html", "w", encoding="utf-8") as file:
        file.write(page)
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(truth, file, ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=320)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    for number in range(options.count):
        write_page(options.folder, number, options.seed)


if __name__ == "__main__":
    main()
