#!/usr/bin/env python3
"""Rebuild the PDFs of the example corpus from pdf_sources/*.md.

Usage: /usr/bin/python3 examples/make_pdfs.py [OUTPUT_DIRECTORY]

Needs ReportLab 3.6 (Debian package python3-reportlab). Two runs give identical
bytes: no clock, no random id, no compression, only the standard PDF fonts.

A source is a small part of Markdown: front matter, headings, paragraphs,
bullets, numbered items, *emphasis*, footnotes ([^1] and "[^1]: text") and two
marks, <!-- page --> and <!-- body -->; the second ends the front matter of a
report, whose pages are numbered in roman numerals.
"""

import os
import re
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak, NextPageTemplate,
                                PageBreak, PageTemplate, Paragraph, Spacer)

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = A4
SOFT_HYPHEN = "\u00ad"

# Where the two-column brief may break a word at the end of a line.
HYPHENATION = """
ad-vanced an-nounce-ment an-nounced ap-prove ar-range-ment ar-ti-fi-cial au-ton-omy
Aus-tralia ca-pa-bil-i-ties ca-pa-bil-ity cau-tious clas-si-fi-ca-tion clas-si-fied
clear-ance com-mit-ted com-pat-i-ble con-cerns con-sid-er-ing con-sul-ta-tions
con-tin-gen-cies con-trol con-ven-tion-ally co-op-er-a-tion dec-la-ra-tion
de-fence de-vel-op-ing elec-tronic ex-pe-ri-ence gov-ern-ment hy-per-sonic
im-ple-ment-ing in-dus-trial in-for-ma-tion in-tel-li-gence in-ter-op-er-abil-ity
leg-is-la-tion mar-itime mem-ber-ship min-is-ters ne-go-ti-a-tions ob-sta-cle
part-ners part-ner-ship plan-ning pro-gramme prom-ised pro-mul-ga-tion
pro-spec-tive quan-tum Re-cip-ro-cal rec-og-nised re-gional reg-u-la-tions
re-la-tion-ships re-quire re-sem-bles se-cu-rity sov-er-eignty sub-ma-rines
sys-tem tech-nol-ogy to-gether treat-ment un-der-sea un-der-took
""".split()
BREAKS = {word.replace("-", "").lower(): word for word in HYPHENATION}

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14.5,
                      alignment=TA_JUSTIFY, spaceAfter=7)
WIDE = ParagraphStyle("wide", parent=BODY, fontSize=12.5, leading=21, spaceAfter=12)
NARROW = ParagraphStyle("narrow", parent=BODY, fontSize=11, leading=14.5, spaceAfter=6)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=18, bulletIndent=6, spaceAfter=4)
NARROW_ITEM = ParagraphStyle("narrow item", parent=NARROW, leftIndent=14, bulletIndent=0)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=10)
HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=12.5, leading=16,
                         spaceBefore=8, spaceAfter=5, keepWithNext=1)
SUBHEADING = ParagraphStyle("subheading", parent=HEADING, fontSize=11, leading=14)
COVER = ParagraphStyle("cover", parent=BODY, alignment=TA_CENTER)
COVER_TITLE = ParagraphStyle("cover title", parent=TITLE, alignment=TA_CENTER, spaceBefore=150,
                             spaceAfter=30)
FOOTNOTE = ParagraphStyle("footnote", fontName="Times-Roman", fontSize=8, leading=9.6)


def read_source(path):
    """Return (fields, lines, footnotes) of one source file."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    footnotes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", body, re.M))
    body = re.sub(r"^\[\^\d+\]: .*\n?", "", body, flags=re.M)
    return fields, [line for line in body.splitlines() if line.strip()], footnotes


def typeset(text):
    """Curly quotation marks, as a typesetter would set them."""
    text = re.sub(r'(^|[\s(])"', "\\1\u201c", text).replace('"', "\u201d")
    return text.replace("'", "\u2019")


def hyphenate(text):
    """Mark the places where a word may break."""
    def mark(match):
        word = match.group()
        parts = BREAKS.get(word.lower())
        if not parts:
            return word
        letters = iter(word)
        return "".join(SOFT_HYPHEN if c == "-" else next(letters) for c in parts)
    return re.sub(r"[A-Za-z]+", mark, text)


def inline(text):
    """One line of Markdown as ReportLab's paragraph markup."""
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", escape(typeset(text)))
    return re.sub(r"\[\^(\d+)\]",
                  r'<super size="7">\1</super><onDraw name="on_footnote" label="\1"/>', text)


class Template(BaseDocTemplate):
    """Page furniture: running header, page number, footnotes, outline, page labels."""

    def __init__(self, path, fields, footnotes):
        super().__init__(str(path), pagesize=A4, title=fields["title"], author=fields["author"],
                         subject=fields["subject"], creator="examples/make_pdfs.py",
                         invariant=1, pageCompression=0)
        self.fields = fields
        self.footnotes = footnotes
        self.pending = []
        self.front_pages = 0
        layout = fields["layout"]
        margin = 2.2 * cm
        full = Frame(margin, 3.2 * cm, WIDTH - 2 * margin, HEIGHT - 6.0 * cm, id="full")
        half = (WIDTH - 2 * margin - 0.7 * cm) / 2
        high, low = 3.4 * cm, HEIGHT - 6.4 * cm
        columns = [Frame(margin + i * (half + 0.7 * cm), 2.2 * cm, half, HEIGHT - 5.0 * cm,
                         leftPadding=0, rightPadding=0) for i in (0, 1)]
        top = Frame(margin, HEIGHT - 2.4 * cm - high, WIDTH - 2 * margin, high,
                    leftPadding=0, rightPadding=0)
        below = [Frame(margin + i * (half + 0.7 * cm), 2.2 * cm, half, low - high + 1.8 * cm,
                       leftPadding=0, rightPadding=0) for i in (0, 1)]
        furniture = dict(onPage=self.on_page, onPageEnd=self.on_page_end)
        if layout == "two-column":
            self.addPageTemplates([
                PageTemplate("first", [top] + below, autoNextPageTemplate="rest", **furniture),
                PageTemplate("rest", columns, **furniture)])
        else:
            self.addPageTemplates([PageTemplate("cover", [full], onPage=self.on_cover),
                                   PageTemplate("rest", [full], **furniture)])

    def prepare(self, canvas):
        year, month, day = self.fields["date"].split("-")
        stamp = f"D:{year}{month}{day}090000+00'00'"
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.on_footnote = lambda _canvas, _kind, label: self.pending.append(label)

    def on_cover(self, canvas, _document):
        self.prepare(canvas)

    def printed_number(self, page):
        if page > self.front_pages:
            return str(page - self.front_pages)
        return ["", "i", "ii", "iii", "iv"][page]

    def on_page(self, canvas, document):
        self.prepare(canvas)
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2.2 * cm, HEIGHT - 1.6 * cm, self.fields["running"])
        canvas.drawRightString(WIDTH - 2.2 * cm, HEIGHT - 1.6 * cm, self.fields["date"][:4])
        canvas.line(2.2 * cm, HEIGHT - 1.75 * cm, WIDTH - 2.2 * cm, HEIGHT - 1.75 * cm)
        canvas.drawCentredString(WIDTH / 2, 1.2 * cm, self.printed_number(document.page))
        canvas.restoreState()

    def on_page_end(self, canvas, _document):
        """Draw the footnotes whose marks were drawn on this page."""
        notes = [Paragraph(f"{n} {inline(self.footnotes[n])}", FOOTNOTE) for n in self.pending]
        self.pending.clear()
        if not notes:
            return
        width = WIDTH - 4.4 * cm
        heights = [note.wrap(width, HEIGHT)[1] + 2 for note in notes]
        y = 1.8 * cm + sum(heights)
        canvas.line(2.2 * cm, y + 3, 2.2 * cm + 100, y + 3)
        for note, height in zip(notes, heights):
            y -= height
            note.drawOn(canvas, 2.2 * cm, y)

    def afterFlowable(self, flowable):
        """Every heading becomes an entry of the outline."""
        level = getattr(flowable, "outline_level", None)
        if level is None:
            return
        key = f"h{self.seq.next('heading')}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=False)

    def afterPage(self):
        if self.page == 1 and self.front_pages:
            self.canv.addPageLabel(0, style="ROMAN_LOWER", start=1)
            self.canv.addPageLabel(self.front_pages, style="ARABIC", start=1)


def story(fields, lines, template):
    """The flowables of one document."""
    layout = fields["layout"]
    brief = layout == "two-column"
    body, item = {"two-column": (NARROW, NARROW_ITEM), "report": (WIDE, ITEM)}.get(
        layout, (BODY, ITEM))
    on_cover = layout == "report"
    flowables = [] if on_cover or brief else [NextPageTemplate("rest")]
    pages = 1

    def text(line):
        return hyphenate(inline(line)) if brief else inline(line)

    for line in lines:
        if line.startswith("<!--"):
            on_cover = False
            if "body" in line:
                template.front_pages = pages
            pages += 1
            flowables += [NextPageTemplate("rest"), PageBreak()]
        elif line.startswith("#"):
            marks, words = line.split(" ", 1)
            style = [COVER_TITLE if on_cover else TITLE, HEADING, SUBHEADING][len(marks) - 1]
            heading = Paragraph(inline(words), style)
            if layout in ("report", "two-column") and len(marks) == 2:
                heading.outline_level = 0
            flowables.append(heading)
        elif line.startswith("- "):
            flowables.append(Paragraph(text(line[2:]), item, bulletText="\u2022"))
        elif re.match(r"\d+\. ", line):
            number, words = line.split(" ", 1)
            flowables.append(Paragraph(text(words), item, bulletText=number))
        else:
            flowables.append(Paragraph(text(line), COVER if on_cover else body))
            if brief and line.startswith("*"):
                flowables.append(FrameBreak())
    flowables += [Spacer(1, 8), Paragraph("Note: " + inline(fields["note"]), FOOTNOTE)]
    return flowables


def build(source, target):
    fields, lines, footnotes = read_source(source)
    template = Template(target, fields, footnotes)
    flowables = story(fields, lines, template)
    if fields["layout"] != "two-column" and not template.front_pages:
        # No cover: the first page carries the furniture as well.
        template.pageTemplates = template.pageTemplates[1:]
    template.build(flowables, canvasmaker=Canvas)


def main():
    os.environ.pop("SOURCE_DATE_EPOCH", None)  # it would change the file identifiers
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus"
    for source in sorted((HERE / "pdf_sources").glob("*.md")):
        build(source, out / (source.stem + ".pdf"))


if __name__ == "__main__":
    main()
