"""Blocks of an article as markup, in the ways that publishing systems have of writing them."""
import html
import re


def escape(text):
    return html.escape(text, quote=True)


def inline(text, notes):
    """Footnote marks become what `notes` makes of their number."""
    return re.sub(r"\[(\d+)\]", lambda match: notes(match.group(1)), escape(text))


def superscript(number):
    return f'<sup><a href="#note{number}" id="ref{number}">{number}</a></sup>'


def table(rows, attributes=""):
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table{attributes}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def semantic(article, heading="h2", between=None):
    """<p>, <h2>, <ul>; `between` gives markup to put after the n-th block."""
    parts = []
    for index, (kind, content) in enumerate(article.blocks):
        if kind == "heading":
            parts.append(f"<{heading}>{escape(content)}</{heading}>")
        elif kind == "list":
            parts.append("<ul>" + "".join(f"<li>{inline(item, superscript)}</li>" for item in content) + "</ul>")
        elif kind == "table":
            parts.append(f"<figure>{table(content)}</figure>")
        else:
            parts.append(f"<p>{inline(content, superscript)}</p>")
        parts.append(between(index) if between else "")
    return "\n".join(part for part in parts if part)


def with_breaks(article):
    """Old pages: no paragraphs, two line breaks, bold lines for headings, bullets typed by hand."""
    parts = []
    for kind, content in article.blocks:
        if kind == "heading":
            parts.append(f'<font size="3"><b>{escape(content)}</b></font>')
        elif kind == "list":
            parts.append("<br>\n".join("&#8226; " + inline(item, lambda n: f"[{n}]") for item in content))
        elif kind == "table":
            parts.append(table(content, ' border="1" cellpadding="4"'))
        else:
            parts.append(inline(content, lambda number: f"<sup>{number}</sup>"))
    return "<br><br>\n".join(parts)


def as_divs(article, prefix):
    """Component sites: every block is a div with a made-up class."""
    parts = []
    for kind, content in article.blocks:
        if kind == "heading":
            parts.append(f'<div class="{prefix}_head__k2"><h3 class="{prefix}_t__9x">{escape(content)}</h3></div>')
        elif kind == "list":
            items = "".join(f'<li class="{prefix}_li__q1"><span>{inline(item, superscript)}</span></li>'
                            for item in content)
            parts.append(f'<ul class="{prefix}_ul__q0">{items}</ul>')
        elif kind == "table":
            parts.append(f'<div class="{prefix}_scroll__1a">{table(content)}</div>')
        else:
            parts.append(f'<div class="{prefix}_rich__7c"><p>{inline(content, superscript)}</p></div>')
    return "\n".join(parts)


def note_list(article, tag="ol", title="Notes"):
    if not article.notes:
        return ""
    items = "".join(f'<li id="note{i}">{escape(note)} <a href="#ref{i}">&#8617;</a></li>'
                    for i, note in enumerate(article.notes, 1))
    return f'<section class="footnotes"><h4>{title}</h4><{tag}>{items}</{tag}></section>'
