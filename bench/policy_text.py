"""Policy prose out of a seed: what the generated corpora are written with.

The sentences are nobody's: actors, verbs and topics are drawn from tables, so that a corpus of any size can be made
again from its seed and says nothing about the world. A document is a list of (kind, text) blocks; notes hang on
the paragraph that refers to them.
"""
import dataclasses
import datetime
import random

ACTORS = """the Ministry of Ports|the Coastal Council|the Republic of Valmere|the Northern Assembly|the European Union
the Strait Commission|Ostrava and Lindholm|the Forum of Island States|the Treasury of Karsund|the African Union
the Secretariat for Shared Rivers|the Government of Talvia|the Committee on Export Control|the Harbour Bank
the Inter-Agency Working Group|the Delegation of Merrow|the Joint Staff|the Parliament of Ardenne|Japan and Norway
the Standing Group on Cyber Resilience|the Regional Development Fund|the Office of the Special Envoy|the two sides
the co-chairs|the heads of delegation|the Indo-Pacific Dialogue|the non-aligned members|the host country""".replace(
    "\n", "|").split("|")
VERBS = """agreed to expand|decided to review|undertook to finance|reaffirmed their support for|welcomed progress on
called for a halt to|will co-sponsor|intend to harmonise|committed to strengthen|declined to endorse|will re-examine
proposed to re-establish|pledged to accelerate|noted with concern the delay in|signed an agreement on|will coordinate
have suspended|resolved to protect|announced a review of|expect to conclude talks on|will publish guidance on""".replace(
    "\n", "|").split("|")
TOPICS = """long-term infrastructure investment|the exchange of early-warning data|cross-border electricity trade
the modernisation of customs procedures|semiconductor supply chains|the protection of undersea cables
capacity-building for coast guards|decision-making in multilateral institutions|critical-mineral processing
the implementation of the 2021 memorandum of understanding|counter-terrorism financing rules|maritime domain awareness
the interoperability of communication systems|debt sustainability assessments|the certification of hydrogen fuels
rules-based navigation in international waters|post-conflict reconstruction|the fight against illegal fishing
the responsible use of artificial intelligence|search-and-rescue arrangements|pandemic preparedness
the follow-up to the ministerial conference|well-functioning agricultural markets|high-level parliamentary exchanges
self-reliance in vaccine manufacturing|the governance of outer space|information security classifications""".replace(
    "\n", "|").split("|")
TAILS = """before the end of the year|within the limits of available resources|in close consultation with industry
as soon as national procedures permit|on the basis of mutual respect|without prejudice to existing obligations
in line with the recommendations of the expert panel|despite considerable administrative difficulties
through a jointly administered facility|at the next meeting of the committee|under the supervision of auditors
subject to parliamentary approval|with a view to wider participation|for an initial period of three years""".replace(
    "\n", "|").split("|")
OPENINGS = """In the view of most participants,|According to the communique,|Over the past decade,|At the same time,
By contrast,|Following intensive negotiations,|In this context,|As a first step,|Notwithstanding these concerns,
For their part,|At the technical level,|More fundamentally,|Since the previous summit,|Taken together,""".replace(
    "\n", "|").split("|")
REASONS = """because the earlier arrangement had lost its purpose|although several capitals remained unconvinced
which officials described as an indispensable precondition|while transparency requirements were left open
so that neighbouring administrations can participate|since no comparable mechanism exists
provided that the necessary appropriations are authorised|if the circumstances so require""".replace(
    "\n", "|").split("|")
HEADING_HEADS = """Background|What was agreed|Implementation|Economic cooperation|Security questions|Next steps
The role of the secretariat|Financial arrangements|Risks and obstacles|Recommendations|Institutional questions
Maritime affairs|A changing environment|Monitoring and review|Lessons learned|Energy and climate|Outlook
Digital governance|People-to-people ties|Dispute settlement|The regional dimension|Methodology""".replace(
    "\n", "|").split("|")
TITLE_SUBJECTS = """Shared Waters|Resilient Supply Chains|the Future of the Strait Commission|Undersea Infrastructure
a New Framework for Trade|Regional Security Cooperation|Financing the Energy Transition|Export Control Reform
Parliaments and Foreign Policy|Arctic Shipping|the Governance of Artificial Intelligence|Health Security""".replace(
    "\n", "|").split("|")
TITLE_HEADS = """Joint Statement on|Declaration on|Strengthening|Rethinking|Communique on|A Review of|Options for
Fact Sheet:|Beyond the Summit:|The Long Road to|Statement of the Ministers on|Managing""".replace("\n", "|").split("|")
GIVEN = "Agnes Benedikt Carmen Daniel Elif Farah Gustav Helen Ivan Joana Kenji Lucia Mateo Nadia Oskar Priya".split()
FAMILY = "Almeida Brandt Castell Dahl Eriksen Ferrante Grau Hollis Ishida Jansen Kovac Lindqvist Moreau Novak".split()
MONTHS = "January February March April May June July August September October November December".split()


@dataclasses.dataclass
class Block:
    kind: str  # title, byline, date, heading, paragraph, list_stem, list_item, table
    text: str  # a table: rows of cells, tab between cells
    notes: list = dataclasses.field(default_factory=list)  # (offset in text, number, note)


class PolicyWriter:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.notes = 0

    def pick(self, table):
        return self.random.choice(table)

    def clause(self):
        return f"{self.pick(ACTORS)} {self.pick(VERBS)} {self.pick(TOPICS)}"

    def sentence(self):
        text = self.clause()
        shape = self.random.random()
        if shape < 0.35:
            text += " " + self.pick(TAILS)
        elif shape < 0.6:
            text += ", " + self.pick(REASONS)
        elif shape < 0.75:
            text += ", and " + self.clause()
        if self.random.random() < 0.35:
            return f"{self.pick(OPENINGS)} {text}."
        if self.random.random() < 0.12:
            return f"On {self.date_text()}, {text}."
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences=None, note_share=0.0):
        count = sentences or self.random.randint(2, 6)
        block = Block("paragraph", "")
        for index in range(count):
            block.text += (" " if index else "") + self.sentence()
            if self.random.random() < note_share:
                self.notes += 1
                block.notes.append((len(block.text), self.notes, self.note()))
        return block

    def note(self):
        shape = self.random.randint(0, 3)
        if shape == 0:
            return f"See {self.name()}, {self.title()}, {self.random.randint(1998, 2024)}, p. {self.random.randint(2, 300)}."
        if shape == 1:
            return self.sentence()
        if shape == 2:
            return f"Interview with an official of {self.pick(ACTORS)}, {self.date_text()}."
        return f"Annual report of {self.pick(ACTORS)}, {self.date_text()}. {self.sentence()}"

    def heading(self):
        return self.pick(HEADING_HEADS)

    def title(self):
        return f"{self.pick(TITLE_HEADS)} {self.pick(TITLE_SUBJECTS)}"

    def name(self):
        return f"{self.pick(GIVEN)} {self.pick(FAMILY)}"

    def date(self):
        return datetime.date(2015, 1, 1) + datetime.timedelta(days=self.random.randint(0, 3600))

    def date_text(self, date=None):
        date = date or self.date()
        month = MONTHS[date.month - 1]
        return f"{date.day} {month} {date.year}" if self.random.random() < 0.6 else f"{month} {date.day}, {date.year}"

    def items(self):
        stem = Block("list_stem", self.pick(["To this end, the participants will:", "The parties agreed to:",
                                             "The following measures were adopted:", "Ministers intend to:"]))
        verbs = ["establish", "review", "finance", "publish", "monitor", "extend", "harmonise", "strengthen"]
        items = []
        for _ in range(self.random.randint(3, 6)):
            text = f"{self.pick(verbs)} {self.pick(TOPICS)} {self.pick(TAILS)}"
            if self.random.random() < 0.4:
                text += f", {self.pick(REASONS)}"
            items.append(Block("list_item", text + ";"))
        items[-1].text = items[-1].text[:-1] + "."
        return [stem] + items

    def table(self):
        columns = self.random.randint(2, 4)
        heads = ["Member"] + self.random.sample(["2021", "2022", "2023", "Share", "Status"], columns - 1)
        rows = [heads]
        for actor in self.random.sample(FAMILY, self.random.randint(4, 8)):
            cells = [self.pick(["adopted", "pending", f"{self.random.randint(1, 99)} %",
                                f"{self.random.randint(100, 9999)}"]) for _ in range(columns - 1)]
            rows.append([actor + "land"] + cells)
        return Block("table", "\n".join("\t".join(row) for row in rows))

    def document(self, paragraphs, note_share=0.0, lists=0.15, tables=0.0, numbered=False):
        """Blocks after the head: sections of headings, paragraphs, lists and tables."""
        blocks = []
        section = 0
        left = 0
        while paragraphs > 0:
            if left == 0:
                section += 1
                left = self.random.randint(2, 5)
                heading = self.heading()
                blocks.append(Block("heading", f"{section}. {heading}" if numbered else heading))
            blocks.append(self.paragraph(note_share=note_share))
            if self.random.random() < lists:
                blocks += self.items()
            if self.random.random() < tables:
                blocks.append(self.table())
            left -= 1
            paragraphs -= 1
        return blocks
