"""A publication site lives through a year while a job reads it every week.

Serves a scripted site on the loopback interface, changes it week by week (pages come, are edited, go; counters in
the frame of some change with every visit; now and then the site is down, or some pages are), runs the job under a
clock of its own and holds what `entente diff` says of each run against what was really done to the site.

    ENTENTE=... python3 year_of_a_site.py SCRATCH PAGES WEEKS [SEED]

Prints a line a week with PROGRESS=1, at the end the growth of the store; exits 1 at the first difference.
"""
import datetime
import http.server
import json
import os
import random
import subprocess
import sys
import threading

ENTENTE = os.environ["ENTENTE"]
ACTORS = ["Japan", "the Republic of Korea", "Australia", "India", "the Philippines", "Canada", "Germany", "France",
          "Poland", "Norway", "Viet Nam", "Indonesia", "Brazil", "Kenya", "Mexico", "Chile"]
DEEDS = ["hold a joint exercise in {}", "establish a hotline between ministries by {}", "share shipping data from {}",
         "fund a research centre in {}", "train {} coast guard officers each year", "open {} new consulates",
         "exchange {} cyber experts", "publish a joint report in {}"]
TOPICS = ["supply chains", "maritime safety", "undersea cables", "critical minerals", "disaster relief", "public health",
          "export controls", "outer space", "food security", "energy storage"]


class Page:
    def __init__(self, number, week, rng):
        self.number = number
        self.path = f"/publications/{number:05d}"
        self.title = f"Working paper {number}: {rng.choice(TOPICS)} after {2000 + rng.randrange(24)}"
        self.changed = week       # week of the last edit
        self.dynamic = number % 10 == 0   # a counter in its frame, and no word of when it was changed
        self.sentences = [self.sentence(rng) for _ in range(5)]
        self.sentences.append(f"This paper is number {number} of its series and says so in a sentence of its own.")

    @staticmethod
    def sentence(rng):
        one, other = rng.sample(ACTORS, 2)
        deed = rng.choice(DEEDS).format(2025 + rng.randrange(900))
        return f"{one[0].upper() + one[1:]} and {other} will {deed}, with an eye to {rng.choice(TOPICS)}."

    def edit(self, week, rng):
        self.changed = week
        self.sentences[rng.randrange(5)] = self.sentence(rng)

    def html(self, counter):
        frame = f'<nav><a href="/">Home</a> <a href="/publications">All {counter} publications</a></nav>'
        text = "".join(f"<p>{sentence} It follows from what both have said before.</p>" for sentence in self.sentences)
        return (f'<!doctype html><html lang="en"><head><title>{self.title}</title>'
                f'<meta property="article:published_time" content="2023-0{1 + self.number % 9}-15">'
                f'</head><body>{frame}<main><article><h1>{self.title}</h1>{text}</article></main>'
                f'<footer>Visitors today: {counter * 7}</footer></body></html>').encode()


class Site:
    def __init__(self, pages, seed):
        self.rng = random.Random(seed)
        self.pages = {}
        self.next = 1
        self.week = 0
        self.down = False
        self.broken = set()
        self.requests = 0
        self.add(pages)

    def add(self, count):
        added = [Page(self.next + i, self.week, self.rng) for i in range(count)]
        self.next += count
        self.pages.update({page.path: page for page in added})
        return {page.path for page in added}

    def live_a_week(self):
        """What was done to the site: paths added, edited, removed."""
        self.week += 1
        some = lambda share: max(1, round(len(self.pages) * share))
        removed = set(self.rng.sample(sorted(self.pages), some(.003)))
        for path in removed:
            del self.pages[path]
        edited = set(self.rng.sample(sorted(self.pages), some(.006)))
        for path in sorted(edited):
            self.pages[path].edit(self.week, self.rng)
        added = self.add(some(.008))
        self.down = self.week % 9 == 4
        self.broken = set(self.rng.sample(sorted(edited | added), 1)) if self.week % 7 == 3 else set()
        return added, edited, removed

    def day(self, week):
        return datetime.datetime(2024, 1, 1, 3) + datetime.timedelta(weeks=week)


def handler_for(site):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16  # an answer in one piece: else each waits for an acknowledgement

        def do_GET(self):
            site.requests += 1
            if site.down or self.path in site.broken:
                return self.answer(503, b"down for maintenance", "text/plain")
            if self.path == "/robots.txt":
                return self.answer(404, b"none", "text/plain")
            if self.path == "/sitemap.xml":
                return self.answer(200, sitemap(site, self.headers["Host"]), "application/xml")
            page = site.pages.get(self.path)
            if page is None:
                return self.answer(404, b"no such page", "text/plain")
            tag = None if page.dynamic else f'"{page.number}-{page.changed}"'
            if tag and self.headers.get("If-None-Match") == tag:
                return self.answer(304, b"", None, tag)
            counter = len(site.pages) + (site.requests if page.dynamic else 0)
            self.answer(200, page.html(counter), "text/html; charset=utf-8", tag)

        def answer(self, status, body, kind, tag=None):
            self.send_response(status)
            if kind:
                self.send_header("Content-Type", kind)
            if tag:
                self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler


def sitemap(site, host):
    rows = []
    for page in site.pages.values():
        modified = "" if page.dynamic else f"<lastmod>{site.day(page.changed).isoformat()}Z</lastmod>"
        rows.append(f"<url><loc>http://{host}{page.path}</loc>{modified}</url>")
    return ('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' + "".join(rows) +
            "</urlset>").encode()


def entente(store, *words, ok=(0, 1)):
    done = subprocess.run([ENTENTE, "--store", store, *words], capture_output=True, text=True)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def size_of(folder):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def sizes(store):
    fetched = size_of(os.path.join(store, "fetched"))
    beside = size_of(os.path.join(store, "jobs"))
    notes = sum(os.path.getsize(os.path.join(store, n)) for n in ("read-before", "in-flight")
                if os.path.exists(os.path.join(store, n)))
    return {"graph": size_of(store) - fetched - beside - notes, "fetched": fetched, "jobs and notes": beside + notes}


def expect(what, week, wanted, found):
    if wanted != found:
        sys.exit(f"week {week}: {what}: missing {sorted(wanted - found)[:5]}, too many {sorted(found - wanted)[:5]}")


def path_of(location):
    return "/" + location.split("/", 3)[3]


def read_week(store, site, week):
    """Runs the job and returns the paths that its run says are new, changed, vanished, and its counts."""
    now = (site.day(week) + datetime.timedelta(hours=3)).isoformat() + "Z"
    entente(store, "job", "run", "site", "--quiet", "--now", now, ok=(0, 1, 2))
    news = json.loads(entente(store, "diff", "--format", "json"))
    run = json.loads(entente(store, "runs", "--json"))[-1]
    paths = {"new": set(), "changed": set(), "gone": set()}
    for document in news["documents"]:
        face = document.get("now") or document.get("before") or document
        paths[document["news"]].add(path_of(face["url"]))
    return paths, run, news


def main():
    scratch, pages, weeks = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    site = Site(pages, int(sys.argv[4]) if len(sys.argv) > 4 else 7)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler_for(site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    store, job = os.path.join(scratch, "store"), os.path.join(scratch, "site.json")
    with open(job, "w") as file:
        json.dump({"name": "site",
                   "sources": [{"type": "sitemap", "address": f"http://127.0.0.1:{server.server_port}/sitemap.xml"}],
                   "options": {"workers": 2, "vanished": "remove"},
                   "fetch": {"delay_seconds": 0, "retries": 0, "allow_private_addresses": True}}, file)
    entente(store, "job", "add", job)
    owed = (set(site.pages), set(), set())  # what the graph has not been told yet
    known = set()
    start = None
    for week in range(weeks):
        if week > 0:
            added, edited, removed = site.live_a_week()
            owed = (owed[0] | added, owed[1] | edited, owed[2] | removed)
        owed = (owed[0] & set(site.pages), owed[1], owed[2])
        site.requests = 0
        paths, run, news = read_week(store, site, week)
        wanted_new = set() if site.down else owed[0] - site.broken
        wanted_changed = set() if site.down else (owed[1] & known) - owed[0] - site.broken - owed[2]
        wanted_gone = set() if site.down else owed[2] & known
        expect("new", week, wanted_new, paths["new"])
        expect("changed", week, wanted_changed, paths["changed"])
        expect("gone", week, wanted_gone, paths["gone"])
        if not site.down:
            known = (known | wanted_new) - wanted_gone
            owed = (owed[0] & site.broken, owed[1] & site.broken, set())
        counts = {key: value or 0 for key, value in run.items() if key in ("added", "replaced", "unchanged", "vanished", "failed")}
        if os.environ.get("PROGRESS"):
            print(f"week {week}: {len(site.pages)} pages, {site.requests} requests, new {len(paths['new'])}, "
                  f"changed {len(paths['changed'])}, gone {len(paths['gone'])}, {counts}"
                  f"{', site down' if site.down else ''}, {sizes(store)}", flush=True)
        if not site.down and counts.get("unchanged", 0) != len(site.pages) - len(wanted_new) - len(wanted_changed) - \
                len(site.broken):
            sys.exit(f"week {week}: {counts} for {len(site.pages)} pages")
        start = start or sizes(store)
    print(entente(store, "check").splitlines()[0])
    print(f"after week 1: {start}; at the end: {sizes(store)}")
    print(f"{weeks} weeks of {pages} pages: every run named exactly what had changed")


main()
