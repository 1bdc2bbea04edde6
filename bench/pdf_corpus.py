#!/usr/bin/env python3
"""PDFs of many shapes with the truth beside each: pdf_corpus.py OUT [--count 320] [--seed 7]

Writes OUT/NAME.pdf and OUT/NAME.json: blocks in reading order, running lines, notes, hyphens at line ends, title,
authors, date, outline, labels, pages without text. One in twenty is a scan or asks for a password. Needs Debian's
python3-reportlab and fonts-dejavu-core; with qpdf one in four is rewritten with object streams. The same seed
writes the same corpus.
"""
import argparse
import dataclasses
import json
import os
import random
import re
import shutil
import subprocess

from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from policy_text import Block, PolicyWriter

DEJAVU = "/usr/share/fonts/truetype/dejavu/"
FONTS = [("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"), ("Times-Roman", "Times-Bold", "Times-Italic"),
         ("DejaVuSerif", "DejaVuSerif-Bold", "DejaVuSerif"), ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans")]
LIGATURES = [("ffi", "\ufb03"), ("ffl", "\ufb04"), ("fi", "\ufb01"), ("fl", "\ufb02"), ("ff", "\ufb00")]
VOWELS = "aeiouy"


@dataclasses.dataclass
class Shape:
    """How one document looks; drawn from its seed."""
    size: tuple
    columns: int
    fonts: tuple
    body: float
    leading: float
    justify: bool
    indent: float  # of a paragraph's first line; 0: a gap between paragraphs instead
    header: str
    footer: str
    heading: str
    bullet: str
    hyphenate: bool
    soft_hyphen: bool
    ligatures: bool
    cover: bool
    contents: bool
    labels: bool
    numbered: bool
    margin: float
    gutter: float


def draw_shape(dice, pages):
    fonts = dice.choice(FONTS)
    columns = dice.choices([1, 2, 3], [70, 26, 4])[0]
    return Shape(size=dice.choice([A4, letter]), columns=columns, fonts=fonts,
                 body=dice.choice([9, 9.5, 10, 10.5, 11, 12] if columns == 1 else [8.5, 9, 9.5, 10]),
                 leading=dice.choice([1.15, 1.2, 1.3, 1.45]), justify=dice.random() < 0.5,
                 indent=dice.choice([0, 0, 12, 18]), header=dice.choice(["none", "title", "series", "mirrored"]),
                 footer=dice.choice(["none", "number", "dashes", "page of", "house"]),
                 heading=dice.choice(["large", "bold", "capitals"]), bullet=dice.choice(["\u2022", "\u2013", "(a)", "1."]),
                 hyphenate=dice.random() < 0.6, soft_hyphen=dice.random() < 0.15,
                 ligatures=fonts[0].startswith("DejaVu") and dice.random() < 0.4,
                 cover=pages > 4 and dice.random() < 0.5, contents=pages > 6 and dice.random() < 0.5,
                 labels=pages > 6 and dice.random() < 0.4, numbered=dice.random() < 0.3,
                 margin=dice.choice([54, 64, 72]), gutter=dice.choice([14, 18, 24]))


def hyphen_points(word):
    """Offsets at which a word may be divided; negative at a hyphen of its own."""
    points = [-(m.end()) for m in re.finditer(r"(?<=[a-zA-Z])-(?=[a-z])", word)]
    letters = re.match(r"[(\"]?([A-Za-z]+)[.,;:)\"]*$", word)
    if letters and len(letters.group(1)) >= 7 and letters.group(1)[1:].islower():
        start, end = letters.span(1)
        for at in range(start + 3, end - 2):
            if word[at - 1] in VOWELS and word[at] not in VOWELS and word[at + 1] in VOWELS:
                points.append(at)
    return points


class Breaker:
    """Cuts words to lines of a width."""

    def __init__(self, shape, truth):
        self.shape, self.truth = shape, truth

    def width(self, text, font, size):
        return pdfmetrics.stringWidth(text, font, size)

    def divide(self, word, room, font, size):
        """(head with its hyphen, tail) or nothing."""
        best = None
        for point in hyphen_points(word):
            own = point < 0
            if not own and not self.shape.hyphenate:
                continue
            at = abs(point)
            head = word[:at] + ("" if own else "\u00ad" if self.shape.soft_hyphen else "-")
            if self.width(head, font, size) <= room and (best is None or at > best[0]):
                best = (at, head, own)
        if best is None:
            return None
        at, head, own = best
        whole = re.sub(r"^\W+|\W+$", "", word)
        self.truth["hyphens"].append({"word": whole, "head": re.sub(r"^\W+", "", word[:at].rstrip("-")),
                                      "tail": re.sub(r"\W+$", "", word[at:]), "kept": own})
        return head, word[at:]

    def lines(self, words, width, font, size, first_indent=0.0):
        """words: (text, note or None). Yields (words, last)."""
        blank = self.width(" ", font, size)
        line, used, room = [], 0.0, width - first_indent
        queue = list(words)[::-1]
        while queue:
            text, note = queue.pop()
            need = self.width(text, font, size) + (blank if line else 0)
            if used + need <= room or not line:
                line.append((text, note))
                used += need
                continue
            parts = self.divide(text, room - used - blank, font, size)
            if parts:
                line.append((parts[0], None))
                queue.append((parts[1], note))
            else:
                queue.append((text, note))
            yield line, False
            line, used, room = [], 0.0, width
        if line:
            yield line, True


class Composer:
    """Fills columns and pages with lines; pages are lists of drawing functions, run at the end."""

    def __init__(self, shape, truth, head):
        self.shape, self.truth, self.head = shape, truth, head
        self.breaker = Breaker(shape, truth)
        self.width, self.height = shape.size
        self.pages = []
        self.heading_pages = []  # (title, page index)
        self.column_width = (self.width - 2 * shape.margin - (shape.columns - 1) * shape.gutter) / shape.columns
        self.note_size = shape.body * 0.8
        self.open_page()

    # pages and columns
    def open_page(self):
        self.pages.append([])
        self.column = 0
        self.column_top = self.shape.margin + 14
        self.open_column()

    def open_column(self):
        self.y = self.column_top
        self.notes = []
        self.fresh = True

    def x(self):
        return self.shape.margin + self.column * (self.column_width + self.shape.gutter)

    def limit(self):
        note_lines = sum(len(lines) for lines in self.notes)
        return self.height - self.shape.margin - 20 - note_lines * self.note_size * 1.2 - (8 if self.notes else 0)

    def next_column(self):
        self.draw_notes()
        self.column += 1
        if self.column < self.shape.columns:
            self.open_column()
        else:
            self.open_page()

    def draw_notes(self):
        if not self.notes:
            return
        y = self.limit() + 8
        x = self.x()
        self.draw(lambda canvas, y=y: canvas.line(x, self.height - y + 4, x + 90, self.height - y + 4))
        for lines in self.notes:
            for line, _ in lines:
                y += self.note_size * 1.2
                self.draw_words(line, x, y, self.shape.fonts[0], self.note_size, None)
        self.notes = []

    # drawing
    def draw(self, function):
        self.pages[-1].append(function)

    def draw_text(self, x, y, text, font, size):
        if self.shape.ligatures:
            for letters, ligature in LIGATURES:
                text = text.replace(letters, ligature)
        self.draw(lambda canvas: (canvas.setFont(font, size), canvas.drawString(x, self.height - y, text)))

    def draw_words(self, line, x, y, font, size, width):
        """width: justify to it."""
        blank = self.breaker.width(" ", font, size)
        if width and len(line) > 1:
            text_width = sum(self.breaker.width(text, font, size) for text, _ in line)
            blank = (width - text_width) / (len(line) - 1)
        for text, note in line:
            self.draw_text(x, y, text, font, size)
            x += self.breaker.width(text, font, size)
            if note:
                self.draw_text(x, y - size * 0.35, str(note[0]), font, size * 0.62)
                x += self.breaker.width(str(note[0]), font, size * 0.62)
            x += blank

    # blocks
    def paragraph(self, block, font=None, size=None, indent=0.0, first=0.0, label=None, gap=None):
        shape = self.shape
        font, size = font or shape.fonts[0], size or shape.body
        words = self.words_of(block)
        width = self.column_width - indent
        for index, (line, last) in enumerate(self.breaker.lines(words, width, font, size, first)):
            self.reserve(line, size * shape.leading)
            self.y += size * shape.leading
            x = self.x() + indent + (first if index == 0 else 0)
            if label and index == 0:
                self.draw_text(x - indent * 0.8, self.y, label, font, size)
            justified = shape.justify and not last
            self.draw_words(line, x, self.y, font, size, width - (first if index == 0 else 0) if justified else None)
            self.fresh = False
        self.y += (0 if shape.indent else size * 0.7) if gap is None else gap

    def reserve(self, line, need):
        """Room for a line and the notes that hang on it, in this column or the next."""
        fresh = [self.note_lines(note) for _, note in line if note]
        more = sum(len(lines) for lines in fresh) * self.note_size * 1.2 + (8 if fresh and not self.notes else 0)
        if self.y + need > self.limit() - more and not self.fresh:
            self.next_column()
        self.notes += fresh

    def note_lines(self, note):
        words = [(str(note[0]), None)] + [(word, None) for word in note[1].split()]
        return list(self.breaker.lines(words, self.column_width, self.shape.fonts[0], self.note_size))

    def words_of(self, block):
        marks = {offset: (number, note) for offset, number, note in block.notes}
        words, at = [], 0
        for word in block.text.split(" "):
            at += len(word)
            words.append((word, marks.get(at)))
            at += 1
        return words

    def heading(self, block):
        shape = self.shape
        size = shape.body * (1.35 if shape.heading == "large" else 1.0)
        if self.y + 5 * shape.body * shape.leading > self.limit():
            self.next_column()
        if not self.fresh:
            self.y += shape.body * 0.9
        if shape.heading == "capitals":
            block.text = block.text.upper()
        self.heading_pages.append((block.text, len(self.pages)))
        self.paragraph(Block("heading", block.text), shape.fonts[1], size, gap=shape.body * 0.4)

    def items(self, items):
        for index, item in enumerate(items):
            label = {"(a)": f"({'abcdefgh'[index]})", "1.": f"{index + 1}."}.get(self.shape.bullet, self.shape.bullet)
            if label[-1] in ").":
                self.truth_text(item, f"{label} {item.text}")
            self.paragraph(item, indent=20, label=label, gap=2)
        self.y += self.shape.body * 0.5

    def truth_text(self, block, text):
        block.truth = text

    def table(self, block):
        rows = [row.split("\t") for row in block.text.split("\n")]
        rows = [row[:max(2, int(self.column_width / 75))] for row in rows]
        block.text = "\n".join("\t".join(row) for row in rows)
        pitch = self.shape.body * 1.5
        if self.y + (len(rows) + 1) * pitch > self.limit() and not self.fresh:
            self.next_column()
        self.y += pitch * 0.4
        step = self.column_width / len(rows[0])
        for index, row in enumerate(rows):
            self.y += pitch
            font = self.shape.fonts[1 if index == 0 else 0]
            for cell, text in enumerate(row):
                self.draw_text(self.x() + cell * step, self.y, text, font, self.shape.body * 0.95)
        self.y += pitch
        self.fresh = False

    def title_block(self, blocks):
        """Across all columns."""
        columns, own = self.shape.columns, self.column_width
        self.shape.columns, self.column_width = 1, self.width - 2 * self.shape.margin
        justify, self.shape.justify = self.shape.justify, False
        for block in blocks:
            if block.kind == "title":
                self.paragraph(block, self.shape.fonts[1], self.shape.body * 1.9, gap=10)
            else:
                self.paragraph(block, self.shape.fonts[0], self.shape.body, gap=6)
        self.shape.columns, self.column_width, self.shape.justify = columns, own, justify
        self.y += 14
        self.column_top = self.y

    def running(self):
        """Heads and feet, once all pages are there."""
        shape, total = self.shape, len(self.pages)
        for index, page in enumerate(self.pages):
            number = index + 1
            if shape.cover and index == 0:
                continue
            head = {"title": self.head["title"], "series": f"{self.head['house']} | Paper {self.head['number']}",
                    "mirrored": self.head["title"] if number % 2 else self.head["house"]}.get(shape.header)
            foot = {"number": str(number), "dashes": f"- {number} -", "page of": f"Page {number} of {total}",
                    "house": f"{self.head['house']}    {number}"}.get(shape.footer)
            small = shape.body * 0.85
            for text, y in ((head, 36), (foot, self.height - 30)):
                if not text:
                    continue
                self.truth["running"].append({"page": number, "text": re.sub(" +", " ", text)})
                x = self.width / 2 - self.breaker.width(text, shape.fonts[0], small) / 2
                page.append(lambda canvas, x=x, y=y, text=text: (
                    canvas.setFont(shape.fonts[0], small), canvas.drawString(x, self.height - y, text)))


def head_of(writer, dice):
    return {"title": writer.title(), "house": f"{writer.pick(['Lindholm', 'Karsund', 'Merrow'])} Institute",
            "number": dice.randint(2, 90), "authors": [writer.name() for _ in range(dice.choice([0, 1, 1, 2]))],
            "date": writer.date()}


def head_blocks(head, writer):
    blocks = [Block("title", head["title"])]
    if head["authors"]:
        blocks.append(Block("byline", "By " + " and ".join(head["authors"])))
    place = writer.pick(["", "Lindholm, ", "Karsund, "])
    blocks.append(Block("date", place + writer.date_text(head["date"])))
    return blocks


def contents_page(composer, truth):
    """Filled in when the pages of the headings are known."""
    composer.paragraph(Block("heading", "Contents"), composer.shape.fonts[1], composer.shape.body * 1.3)
    page, top, columns = composer.pages[-1], composer.y, composer.shape.columns

    def fill():
        y = top
        for text, number in composer.heading_pages[:25]:
            y += composer.shape.body * 1.6
            entry = f"{text} {'.' * 40} {number}"
            truth["contents"].append(entry)
            page.append(lambda canvas, y=y, entry=entry: (
                canvas.setFont(composer.shape.fonts[0], composer.shape.body),
                canvas.drawString(composer.shape.margin, composer.height - y, entry)))
    composer.shape.columns = columns
    composer.open_page()
    return fill


def compose(shape, writer, truth, head, pages):
    composer = Composer(shape, truth, head)
    blocks = head_blocks(head, writer)
    composer.title_block(blocks)
    if shape.cover:
        composer.open_page()
    fill = contents_page(composer, truth) if shape.contents else None
    text = writer.document(max(2, pages * 5 * (2 if shape.columns > 1 else 1)), note_share=writer.random.choice([0, 0, 0.06]),
                           tables=writer.random.choice([0, 0, 0.08]), numbered=shape.numbered)
    index = 0
    while index < len(text) and len(composer.pages) <= pages + 2:
        block = text[index]
        index += 1
        blocks.append(block)
        if block.kind == "heading":
            composer.heading(block)
        elif block.kind == "table":
            composer.table(block)
        elif block.kind == "list_stem":
            items = [item for item in text[index:index + 8] if item.kind == "list_item"]
            items = text[index:index + next((i for i, b in enumerate(text[index:]) if b.kind != "list_item"), len(items))]
            composer.paragraph(block, first=shape.indent, gap=3)
            composer.items(items)
            blocks += items
            index += len(items)
        else:
            composer.paragraph(block, first=shape.indent)
    composer.draw_notes()
    if fill:
        fill()
    composer.running()
    truth["blocks"] = [{"kind": block.kind, "text": getattr(block, "truth", block.text)} for block in blocks]
    truth["notes"] = [f"{number} {note}" for block in blocks for _, number, note in block.notes]
    return composer


def write_canvas(path, composer, truth, head, dice):
    lock = {"encrypted": pdfencrypt.StandardEncryption("open", "owner", strength=128),
            "owner": pdfencrypt.StandardEncryption("", "owner", strength=128)}.get(truth["shape"])
    canvas = Canvas(path, pagesize=composer.shape.size, invariant=1, pageCompression=1, encrypt=lock)
    metadata = dice.choice(["good", "good", "junk", "none"])
    canvas.setTitle({"good": head["title"], "junk": "Microsoft Word - draft_v3.doc", "none": ""}[metadata])
    if head["authors"] and dice.random() < 0.5:
        canvas.setAuthor(", ".join(head["authors"]))
    outline = len(composer.pages) > 3 and dice.random() < 0.6
    for index, page in enumerate(composer.pages):
        if truth["shape"] == "scan" or index + 1 in truth["silent"]:
            canvas.rect(80, 80, 300, 500, fill=1)
        else:
            for function in page:
                function(canvas)
        for text, number in composer.heading_pages if outline else []:
            if number == index + 1:
                key = f"h{len(truth['outline'])}"
                canvas.bookmarkPage(key)
                canvas.addOutlineEntry(text, key, 0)
                truth["outline"].append({"title": text, "page": number})
        canvas.showPage()
    if composer.shape.labels:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        canvas.addPageLabel(2, style="ARABIC", start=1)
        truth["labels"] = ["i", "ii"] + [str(i + 1) for i in range(len(composer.pages) - 2)]
    canvas.save()


def write_document(folder, number, seed):
    dice = random.Random(seed * 100003 + number)
    writer = PolicyWriter(dice.random())
    pages = dice.choices([1, 2, 3, 5, 8, 14, 25, 60], [14, 20, 22, 18, 12, 8, 4, 2])[0]
    kind = dice.choices(["text", "scan", "encrypted", "owner", "silent page"], [88, 3, 2, 3, 4])[0]
    truth = {"shape": kind, "hyphens": [], "running": [], "contents": [], "outline": [], "silent": [], "labels": []}
    head = head_of(writer, dice)
    shape = draw_shape(dice, pages)
    composer = compose(shape, writer, truth, head, pages)
    if kind == "silent page":  # after the text, so that no block is torn
        composer.pages.append([])
        truth["silent"] = [len(composer.pages)]
    truth.update(title=head["title"], authors=head["authors"], date=head["date"].isoformat(),
                 pages=len(composer.pages), columns=shape.columns, layout=dataclasses.asdict(shape),
                 expect={"scan": "empty", "encrypted": "encrypted"}.get(kind, "ok"))
    path = os.path.join(folder, f"d{number:04}.pdf")
    write_canvas(path, composer, truth, head, dice)
    if kind == "text" and dice.random() < 0.25 and shutil.which("qpdf"):
        subprocess.run(["qpdf", "--object-streams=generate", "--deterministic-id", path, path + ".new"], check=True)
        os.replace(path + ".new", path)
    with open(path[:-4] + ".json", "w", encoding="utf-8") as file:
        json.dump(truth, file, ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=320)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for family in FONTS[2:]:
        for font in set(family):
            pdfmetrics.registerFont(TTFont(font, f"{DEJAVU}{font}.ttf"))
    os.makedirs(options.folder, exist_ok=True)
    for number in range(options.count):
        write_document(options.folder, number, options.seed)


if __name__ == "__main__":
    main()
