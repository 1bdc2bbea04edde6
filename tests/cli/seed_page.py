"""Wraps the text of a publication page in the HTML of such a site: seed_page.py TEXT_FILE COUNTER > page.html

Lines before the title and after the abstract are the site's; they become its shell.
"""
import html
import sys

text = open(sys.argv[1], encoding="utf-8").read().replace("6433", sys.argv[2])
parts = [part.strip() for part in text.split("\n\n") if part.strip()]
title = next(i for i, part in enumerate(parts) if "Trilateral" in part and len(part) < 200)
search, counter, *mailing = (html.escape(part) for part in parts[:title])
heading, abstract, *download = (html.escape(part) for part in parts[title:])
print(f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{heading} | An Institute</title>
<style>nav {{ color: red }}</style><script>var total = {sys.argv[2]};</script></head>
<body>
<header><form role="search"><label>{search}</label><input name="q"></form>
<nav><ul><li><a href="/">Home</a></li><li><a href="/publications">Publications</a></li><li><a href="/events">Events</a></li></ul></nav>
<p class="counter">{counter}</p></header>
<div class="newsletter"><h3>{mailing[0]}</h3><p>{mailing[1]}</p></div>
<main><article><h1>{heading}</h1><div class="field-body"><p>{abstract}</p></div>
<object data="/files/paper.pdf" type="application/pdf"><p>{" ".join(download)}</p></object></article></main>
<footer><a href="/privacy">Privacy policy</a> <a href="/contact">Contact us</a></footer>
</body></html>""")
