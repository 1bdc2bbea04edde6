#!/usr/bin/env python3
"""Writes hostile files: malformed shapes that parsers are known to fall for, and seeded mutations of good files.

    tests/fuzz/hostile_files.py FOLDER --from 0 --count 600 [--seed 20241124]

File number N is the same bytes on every machine, whatever else is written: the shapes come first (there are some
90), then mutations. Good files are those of examples/ and what the small writers below make of PDF, DOCX, EPUB,
mail, RTF, tables and feeds.
"""
import argparse
import io
import pathlib
import random
import warnings
import zipfile
import zlib

warnings.filterwarnings("ignore", "Duplicate name")  # on purpose
ROOT = pathlib.Path(__file__).resolve().parents[2]
SENTENCES = ("The two sides met in Oslo on 18 August 2023.", "They agreed to hold annual consultations.",
             "Both ministers condemned the launches.", "The parties will review the plan by 2026.",
             "We urge all states to implement the resolutions.", "A working group was established.")


# --- small writers of good files

def pdf(objects, trailer="", header=b"%PDF-1.7\n"):
    """A PDF of these objects (bytes, the first is the catalog) with a right table."""
    out, places = bytearray(header), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer.encode(), start)
    return bytes(out)


def stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def text_pdf(lines=SENTENCES, pages=2, packed=True, resources=b"", page_extra=b""):
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for _ in range(pages):
        content = b"".join(b"BT /F1 11 Tf 72 %d Td (%s) Tj ET\n" % (700 - 14 * i, line.encode())
                           for i, line in enumerate(lines))
        objects.append(stream(zlib.compress(content), b"/Filter /FlateDecode") if packed else stream(content))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R %s"
                       b" /Resources << /Font << /F1 3 0 R >> %s >> >>" % (len(objects), page_extra, resources))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), pages)
    return pdf(objects)


def content_pdf(content, extra_objects=(), resources=b"", filters=b""):
    """One page with this content; further objects begin at number 6."""
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
                b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
                b" /Resources << /Font << /F1 3 0 R >> %s >> >>" % resources,
                stream(content, filters), *extra_objects])


def archive(entries, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as packed:
        for name, data in entries:
            packed.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, method)
    return out.getvalue()


TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/'
         'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
             'officeDocument/2006/relationships/officeDocument"/></Relationships>')


def docx(body=None, prolog=""):
    if body is None:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in SENTENCES)
    document = (f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="http://schemas.openxmlformats.org/'
                f'wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')
    return archive([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)])


def epub(chapter=None, spine=1):
    if chapter is None:
        chapter = "<html><body><h1>Talks</h1>" + "".join(f"<p>{line}</p>" for line in SENTENCES) + "</body></html>"
    items = "".join(f'<item id="c{i}" href="c.xhtml" media-type="application/xhtml+xml"/>' for i in range(spine))
    order = "".join(f'<itemref idref="c{i}"/>' for i in range(spine))
    package = ('<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/>'
               f"<manifest>{items}</manifest><spine>{order}</spine></package>")
    container = ('<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                 '<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    return archive([("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("p.opf", package),
                    ("c.xhtml", chapter)])


def mail(body=" ".join(SENTENCES), headers=""):
    return (f"From: a@example.org\r\nTo: b@example.org\r\nSubject: Talks\r\nDate: Fri, 18 Aug 2023 12:00:00 +0000\r\n"
            f"MIME-Version: 1.0\r\n{headers or 'Content-Type: text/plain; charset=utf-8'}\r\n\r\n{body}\r\n").encode()


def rtf():
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 " + "\\par ".join(SENTENCES) + "}").encode()


def table():
    return ("id,url,title,date\n" + "".join(f"{i},https://example.org/{i},\"{line}\",2024-05-0{i + 1}\n"
                                            for i, line in enumerate(SENTENCES))).encode()


def feed():
    items = "".join(f"<item><title>{line}</title><link>https://example.org/{i}</link></item>"
                    for i, line in enumerate(SENTENCES))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()


def good_files():
    corpus = sorted((ROOT / "examples" / "corpus").iterdir())
    files = [(path.name, path.read_bytes()) for path in corpus if path.is_file()]
    files += [("packed.pdf", text_pdf()), ("plain.pdf", text_pdf(packed=False)), ("letter.docx", docx()),
              ("book.epub", epub()), ("talks.eml", mail()), ("talks.rtf", rtf()), ("index.csv", table()),
              ("feed.xml", feed())]
    return files


# --- shapes

def page_tree_loop():
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>",
                b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"])


def form_loop():
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /A 6 0 R /B 7 0 R >> >>"
    return content_pdf(b"/A Do", [stream(b"/A Do /B Do", form), stream(b"/A Do /B Do", form)],
                       b"/XObject << /A 6 0 R /B 7 0 R >>")


def form_tree(depth=24):
    """Each form paints the next one twice: 2^depth paintings from a few kilobytes."""
    forms = []
    for level in range(depth):
        following = 7 + level
        forms.append(stream(b"/N Do /N Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources"
                            b" << /XObject << /N %d 0 R >> >>" % following))
    forms.append(stream(b"BT /F1 9 Tf (x) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources"
                        b" << /Font << /F1 3 0 R >> >>"))
    return content_pdf(b"/N Do", forms, b"/XObject << /N 6 0 R >>")


def flate_bomb(megabytes=100):
    packer, out = zlib.compressobj(9), b""
    for _ in range(megabytes):
        out += packer.compress(b" " * (1 << 20))
    out += packer.flush()
    return content_pdf(out, (), b"", b"/Filter /FlateDecode")


def flate_in_flate():
    data = zlib.compress(zlib.compress(b"0 0 m " * 8_000_000, 9), 9)
    return content_pdf(data, (), b"", b"/Filter [/FlateDecode /FlateDecode]")


def outline_loop():
    good = text_pdf()
    return good.replace(b"/Type /Catalog", b"/Type /Catalog /Outlines << /First << /Title (a) /Next 1 0 R >> >>")


def entity_bomb():
    lines = ['<!ENTITY a0 "aaaaaaaaaa">']
    lines += [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)]
    return f"<!DOCTYPE w:document [{''.join(lines)}]>"


def nested_zip(levels=6):
    data = b"0" * (4 << 20)
    for level in range(levels):
        data = archive([(f"{level}.zip", data)] * 1)
    return data


def zip_bomb(megabytes):
    return archive([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS),
                    ("word/document.xml", b"<w:p>" + b" " * (megabytes << 20))])


def nested_mail(depth):
    body = "text"
    for level in range(depth):
        body = (f"--b{level}\r\nContent-Type: multipart/mixed; boundary=b{level - 1}\r\n\r\n{body}\r\n--b{level}--"
                if level else f"--b0\r\nContent-Type: text/plain\r\n\r\n{body}\r\n--b0--")
    return mail(body, f"Content-Type: multipart/mixed; boundary=b{depth - 1}")


def shapes():
    """Pairs of a name and what makes the file."""
    page = "<!doctype html><html><head><title>Talks</title></head><body>%s</body></html>"
    words = " ".join(SENTENCES)
    named = {
        # PDF
        "page_tree_loop.pdf": page_tree_loop,
        "form_loop.pdf": form_loop,
        "form_tree.pdf": form_tree,
        "flate_bomb.pdf": flate_bomb,
        "flate_in_flate.pdf": flate_in_flate,
        "outline_loop.pdf": outline_loop,
        "huge_count.pdf": lambda: text_pdf().replace(b"/Count 2", b"/Count 2147483647"),
        "negative_count.pdf": lambda: text_pdf().replace(b"/Count 2", b"/Count -7"),
        "huge_length.pdf": lambda: text_pdf(packed=False).replace(b"/Length ", b"/Length 99999999999"),
        "length_of_itself.pdf": lambda: text_pdf(packed=False).replace(b"/Length ", b"/Length 4 0 R %"),
        "huge_size.pdf": lambda: text_pdf().replace(b"/Size ", b"/Size 2147483647 %"),
        "root_loop.pdf": lambda: text_pdf().replace(b"/Root 1 0 R", b"/Root 99 0 R"),
        "previous_table_is_itself.pdf": lambda: text_pdf().replace(b"trailer\n<<", b"trailer\n<< /Prev 0 /XRefStm 9"),
        "deep_arrays.pdf": lambda: text_pdf().replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 100_000),
        "deep_dictionaries.pdf": lambda: text_pdf().replace(b"/Type /Catalog", b"/Type /Catalog " + b"/X <<" * 50_000),
        "contents_loop.pdf": lambda: text_pdf().replace(b"/Contents 4 0 R", b"/Contents [5 0 R 5 0 R]"),
        "parent_loop.pdf": lambda: text_pdf().replace(b"/Parent 2 0 R", b"/Parent 5 0 R"),
        "font_is_a_page.pdf": lambda: text_pdf().replace(b"/F1 3 0 R", b"/F1 5 0 R"),
        "font_loop.pdf": lambda: text_pdf().replace(b"/Subtype /Type1", b"/Subtype /Type0 /DescendantFonts [3 0 R]"),
        "type3_loop.pdf": lambda: content_pdf(
            b"BT /T 9 Tf (a) Tj ET", [b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0]"
                                      b" /CharProcs << /a 7 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97"
                                      b" /LastChar 97 /Widths [9] /Resources << /Font << /T 6 0 R >> >> >>",
                                      stream(b"BT /T 9 Tf (aaaa) Tj ET")], b"/Font << /T 6 0 R >>"),
        "deep_state.pdf": lambda: content_pdf(b"q " * 200_000 + b"BT /F1 9 Tf (deep) Tj ET"),
        "many_words.pdf": lambda: content_pdf(b"BT /F1 9 Tf " + b"1 0 0 1 9 9 Tm (word) Tj " * 60_000 + b"ET"),
        "words_in_a_heap.pdf": lambda: content_pdf(b"BT /F1 1000 Tf " + b"0 0 Td (heap heap heap) Tj " * 8_000 + b"ET"),
        "huge_page.pdf": lambda: text_pdf().replace(b"[0 0 612 792]", b"[0 0 1e30 1e30]"),
        "no_page.pdf": lambda: text_pdf().replace(b"[0 0 612 792]", b"[9 9 9 9]"),
        "nan.pdf": lambda: text_pdf(packed=False).replace(b"11 Tf", b"-1e999 Tf"),
        "many_pages.pdf": lambda: text_pdf(lines=("x",), pages=3_000),
        "one_page_many_times.pdf": lambda: text_pdf().replace(b"/Kids [", b"/Kids [" + b"5 0 R " * 30_000),
        "only_header.pdf": lambda: b"%PDF-1.7\n",
        "header_and_noise.pdf": lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(200_000),
        "html_named.pdf": lambda: (page % f"<p>{words}</p>").encode(),
        "many_updates.pdf": lambda: text_pdf() + b"".join(b"\n9 0 obj\n<< >>\nendobj\n" for _ in range(30_000)),
        "jbig2_noise.pdf": lambda: content_pdf(random.Random(2).randbytes(50_000), (), b"", b"/Filter /JBIG2Decode"),
        "lzw_noise.pdf": lambda: content_pdf(random.Random(3).randbytes(50_000), (), b"", b"/Filter /LZWDecode"),
        "run_lengths.pdf": lambda: content_pdf(b"\x81 " * 200_000, (), b"",
                                               b"/Filter [" + b"/RunLengthDecode " * 8 + b"]"),
        "predictor.pdf": lambda: content_pdf(zlib.compress(b"x" * 9_999), (), b"", b"/Filter /FlateDecode /DecodeParms"
                                             b" << /Predictor 15 /Columns 2147483647 /Colors 32 >>"),
        # HTML
        "nested_div.html": lambda: (page % ("<div>" * 100_000 + words)).encode(),
        "nested_table.html": lambda: (page % ("<table><tr><td>" * 20_000 + words)).encode(),
        "nested_list.html": lambda: (page % ("<ul><li>" * 30_000 + words)).encode(),
        "nested_quote.html": lambda: (page % ("<blockquote><p>" * 20_000 + words)).encode(),
        "unclosed_inline.html": lambda: (page % ("<b><i>" * 5_000 + "<p>" + words + "<p>" * 5_000)).encode(),
        "many_attributes.html": lambda: (page % ("<p " + " ".join(f"a{i}=x" for i in range(30_000)) + ">"
                                                 + words)).encode(),
        "huge_attribute.html": lambda: (page % ('<p class="' + "x " * 4_000_000 + '">' + words)).encode(),
        "huge_text.html": lambda: (page % ("<p>" + words * 40_000)).encode(),
        "many_blocks.html": lambda: (page % ("<p>a</p>" * 200_000)).encode(),
        "many_links.html": lambda: (page % ("<a href=x>y</a> " * 100_000)).encode(),
        "unclosed_comment.html": lambda: (page % ("<!--" * 100_000)).encode(),
        "unclosed_script.html": lambda: (page % ("<script>" * 50_000 + words)).encode(),
        "unclosed_tag.html": lambda: (page % ("<p" * 200_000)).encode(),
        "entities.html": lambda: (page % ("&amp;" * 300_000 + "&#x110000;&#0;&#xD800;" * 1_000)).encode(),
        "json_ld.html": lambda: (page % ('<script type="application/ld+json">' + "[" * 200_000 + "</script>"
                                         + words)).encode(),
        "zero_bytes.html": lambda: (page % words).encode("utf-16-le"),
        "false_charset.html": lambda: b"<html><meta charset=utf-7><p>+ADw-script+AD4- " + words.encode() * 50,
        "frames.html": lambda: (page % ("<iframe srcdoc='" * 3_000 + words)).encode(),
        "svg.html": lambda: (page % ("<svg><foreignObject>" * 20_000 + words)).encode(),
        # XML in archives
        "entity_bomb.docx": lambda: docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", entity_bomb()),
        "outside_entity.docx": lambda: docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
                                            '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "deep.docx": lambda: docx("<w:p>" * 100_000),
        "deep_tables.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * 20_000),
        "many_paragraphs.docx": lambda: docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 100_000),
        "bomb.docx": lambda: zip_bomb(100),
        "lying_sizes.docx": lambda: docx().replace(b"PK\x01\x02", b"PK\x01\x02\xff\xff", 1),
        "nested.zip": nested_zip,
        "many_entries.zip": lambda: archive([(f"{i}.txt", b"x") for i in range(20_000)], zipfile.ZIP_STORED),
        "same_entry_twice.docx": lambda: archive([("word/document.xml", b"<a/>")] * 50
                                                 + [("[Content_Types].xml", TYPES)]),
        "path_upwards.epub": lambda: archive([("mimetype", "application/epub+zip"), ("../../../etc/passwd", "x"),
                                              ("META-INF/container.xml", "<container/>")]),
        "long_spine.epub": lambda: epub(spine=20_000),
        "deep.epub": lambda: epub("<html><body>" + "<div>" * 100_000 + words),
        # mail
        "nested.eml": lambda: nested_mail(500),
        "mail_in_mail.eml": lambda: mail("".join("Content-Type: message/rfc822\r\n\r\n" for _ in range(5_000)),
                                         "Content-Type: message/rfc822"),
        "many_headers.eml": lambda: mail(words, "\r\n".join(f"X-{i}: y" for i in range(50_000))),
        "long_header.eml": lambda: mail(words, "X: " + "y" * 5_000_000),
        "many_parts.eml": lambda: mail("--b\r\n\r\nx\r\n" * 50_000, "Content-Type: multipart/mixed; boundary=b"),
        "no_boundary.eml": lambda: mail(words, "Content-Type: multipart/mixed; boundary=\"\""),
        "false_base64.eml": lambda: mail("=" * 500_000, "Content-Transfer-Encoding: base64"),
        # RTF
        "deep.rtf": lambda: b"{\\rtf1 " + b"{" * 500_000 + words.encode(),
        "closed_too_often.rtf": lambda: b"{\\rtf1 " + words.encode() + b"}" * 500_000,
        "huge_numbers.rtf": lambda: b"{\\rtf1\\ansi\\uc2147483647 \\u99999999999 \\bin2147483647 " + words.encode(),
        "long_word.rtf": lambda: b"{\\rtf1\\" + b"a" * 5_000_000,
        # text and tables
        "one_line.csv": lambda: b"a,b,c\n" + b"x," * 4_000_000,
        "open_quote.csv": lambda: b'a,b\n"' + b"x\n" * 2_000_000,
        "no_line_end.txt": lambda: b"word " * 2_000_000,
        "one_word.txt": lambda: b"w" * 8_000_000,
        "many_line_ends.txt": lambda: b"\n" * 5_000_000 + words.encode(),
        "line_ends_and_words.txt": lambda: b"a\n\n" * 500_000,
        "wide_zeros.txt": lambda: ("Talks\n" * 1_000).encode("utf-32"),
        "stars.md": lambda: b"*a **b " * 200_000,
        "brackets.md": lambda: b"[" * 200_000 + b"](x)" * 1_000,
        "quotes.md": lambda: b"> " * 100_000 + words.encode(),
        "lists.md": lambda: b"".join(b" " * (2 * i) + b"- item\n" for i in range(2_000)),
        "backticks.md": lambda: b"".join(b"`" * i + b"x" for i in range(2_000)),
        "table.md": lambda: b"|" * 300_000 + b"\n|-" * 2 + b"|-" * 100_000,
        "front_matter.md": lambda: b"---\n" + b"a: {b: [" * 100_000,
        "deep.json": lambda: b"[" * 1_000_000,
        "feed_deep.xml": lambda: b"<?xml version='1.0'?>" + b"<rss>" * 200_000,
        "entity_bomb.xml": lambda: ('<?xml version="1.0"?>' + entity_bomb() + "<rss>&a9;</rss>").encode(),
        "empty.pdf": lambda: b"",
        "noise.bin": lambda: random.Random(4).randbytes(100_000),
        "control.txt": lambda: bytes(range(1, 32)) * 10_000 + words.encode(),
        "surrogates.txt": lambda: b"\xed\xa0\x80\xf4\x90\x80\x80\xc0\x80" * 20_000 + words.encode(),
    }
    return list(named.items())


# --- mutations

TELLING = b"0123456789<>/[]()\\\"'&;:=-_*#|{} \n\t%AZaz\x80\xff"  # what formats are made of
MARKS = (b"<", b">", b"\"", b"[", b"(", b"<<", b"{", b"\\", b"&", b"_")
NUMBERS = (b"0", b"-1", b"2147483647", b"4294967296", b"99999999999999999999", b"1e308")


def change_number(data, chance):
    places = [i for i in range(len(data)) if 48 <= data[i] <= 57 and (i == 0 or not 48 <= data[i - 1] <= 57)]
    if not places:
        return data
    start = end = chance.choice(places)
    while end < len(data) and 48 <= data[end] <= 57:
        end += 1
    return data[:start] + chance.choice(NUMBERS) + data[end:]


def mutate(data, others, chance):
    at, length = chance.randrange(len(data) + 1), chance.choice((1, 4, 16, 64, 512, 4096))
    kind = chance.randrange(9)
    if kind == 0:
        changed, values = bytearray(data), chance.choice((TELLING, bytes(range(256))))
        for _ in range(chance.choice((1, 4, 32, 256))):
            if changed:
                changed[chance.randrange(len(changed))] = chance.choice(values)
        return bytes(changed)
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[at:] + data[:at]
    if kind == 3:
        other = chance.choice(others)[1]
        place = chance.randrange(len(other) + 1)
        return data[:at] + other[place:place + length * 8] + data[at:]
    if kind == 4:
        return data[:at] + data[at:at + length] * chance.choice((2, 16, 128)) + data[at + length:]
    if kind == 5:
        return data[:at] + data[at + length:]
    if kind == 6:
        return data[:at] + chance.choice((b" ", b"\n", b"\x00", b"\xff")) * length + data[at + length:]
    if kind == 7:
        return change_number(data, chance)
    return data[:at] + chance.choice(MARKS) * length + data[at:]


def hostile_file(number, seed, good, all_shapes):
    if number < len(all_shapes):
        name, make = all_shapes[number]
        return name, make()
    chance = random.Random(f"{seed}/{number}")
    name, data = chance.choice(good)
    for _ in range(1 + chance.randrange(6)):
        data = mutate(data, good, chance)[:4 << 20]
    return name, data


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=20241124)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    good, all_shapes = good_files(), shapes()
    for number in range(options.first, options.first + options.count):
        name, data = hostile_file(number, options.seed, good, all_shapes)
        (options.folder / f"{number:05}-{name}").write_bytes(data)


if __name__ == "__main__":
    main()
