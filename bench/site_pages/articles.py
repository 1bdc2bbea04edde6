"""Articles as they stand in articles/*.txt: a head of "field: value" lines, "---", then blocks parted by blank lines.

A block is a paragraph; "## " makes a heading, lines that begin with "- " a list, "[table]" stands where the table of
the head belongs, and lines that begin with "[1]" are footnotes (marked [1] in the text).
"""
import datetime
import pathlib
import re

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]


class Article:
    def __init__(self, path):
        head, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
        self.name = path.stem
        self.table = []
        fields = {}
        for line in head.split("\n"):
            if line.startswith(" "):
                self.table.append([cell.strip() for cell in line.split("|")])
                continue
            key, value = line.split(":", 1)
            fields[key] = value.strip()
        if "table" in fields:
            self.table.insert(0, [cell.strip() for cell in fields["table"].split("|")])
        self.title = fields["title"]
        self.authors = [name.strip() for name in fields["authors"].split(";") if name.strip()]
        self.body = fields.get("body", "")
        self.date = datetime.date.fromisoformat(fields["date"])
        self.summary = fields["summary"]
        self.quote = fields["quote"]
        self.has_pdf = fields.get("pdf") == "yes"
        self.blocks = []
        self.notes = []
        for block in re.split(r"\n\s*\n", body.strip()):
            self._add(block.strip())

    def _add(self, block):
        if block.startswith("## "):
            self.blocks.append(("heading", block[3:]))
        elif block.startswith("- "):
            self.blocks.append(("list", [line[2:] for line in block.split("\n")]))
        elif block == "[table]":
            self.blocks.append(("table", self.table))
        elif re.match(r"\[\d+\] ", block):
            self.notes += [re.sub(r"^\[\d+\] ", "", line) for line in block.split("\n")]
        else:
            self.blocks.append(("paragraph", block))

    def text(self):
        """What a reader comes for: words of all blocks, notes last."""
        parts = []
        for kind, content in self.blocks:
            if kind == "list":
                parts += content
            elif kind == "table":
                parts += [" ".join(row) for row in content]
            else:
                parts.append(re.sub(r"\[\d+\]", "", content))
        return "\n\n".join(parts + self.notes)

    def day(self, form):
        """The date as sites write it; %B is English whatever the machine speaks."""
        month = MONTHS[self.date.month - 1]
        names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return (form.replace("%B", month).replace("%b", month[:3]).replace("%A", names[self.date.weekday()])
                .replace("%m2", f"{self.date.month:02}").replace("%d2", f"{self.date.day:02}")
                .replace("%Y", str(self.date.year)).replace("%d", str(self.date.day)))

    def joined_authors(self):
        if len(self.authors) < 2:
            return "".join(self.authors)
        return ", ".join(self.authors[:-1]) + " and " + self.authors[-1]


def read_articles(folder):
    return [Article(path) for path in sorted(pathlib.Path(folder).glob("*.txt"))]
