#!/usr/bin/env python3
"""A second, slow way to say when a cron expression comes, minute by minute with Python's own time zones.

    schedule_oracle.py SEED COUNT

prints COUNT lines "EXPRESSION<TAB>ZONE<TAB>AFTER<TAB>NEXT", times in seconds since 1970; NEXT is "later" where
nothing comes within 40 days. A run for local time L comes at the first moment when the clock shows L or later;
a schedule for every hour of the day comes whenever the clock shows a matching time.
"""

import random
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = """Asia/Seoul Europe/London America/New_York Australia/Lord_Howe Asia/Kathmandu Pacific/Apia
America/Sao_Paulo Europe/Dublin Africa/Casablanca Asia/Gaza Asia/Tehran America/Nuuk Pacific/Chatham
America/Santiago Asia/Pyongyang Africa/Cairo Antarctica/Troll America/St_Johns Pacific/Easter Asia/Kolkata
America/Havana Europe/Volgograd Asia/Jerusalem UTC""".split()
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "sun mon tue wed thu fri sat".split()
LIMITS = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)]
DAYS_AHEAD = 40


def random_part(rng, kind):
    least, most = LIMITS[kind]
    choice = rng.random()
    if choice < 0.5:
        value = rng.randint(least, most)
        if kind == 3 and rng.random() < 0.5:
            return MONTHS[value - 1]
        if kind == 4 and rng.random() < 0.5:
            return WEEKDAYS[value % 7].upper()
        return str(value)
    if choice < 0.7:
        return "*/%d" % rng.randint(1, most)
    first = rng.randint(least, most)
    last = rng.randint(first, most)
    return "%d-%d" % (first, last) + ("/%d" % rng.randint(1, most) if rng.random() < 0.4 else "")


def random_expression(rng):
    chances = [0.05, 0.35, 0.7, 0.8, 0.6]  # of a plain star
    fields = []
    for kind in range(5):
        if rng.random() < chances[kind]:
            fields.append("*")
        else:
            fields.append(",".join(random_part(rng, kind) for _ in range(rng.choice([1, 1, 1, 2, 3]))))
    return " ".join(fields)


def field_values(text, kind):
    least, most = LIMITS[kind]
    values = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        if span == "*":
            first, last = least, most
        else:
            words = [WEEKDAYS.index(w.lower()) if w.lower() in WEEKDAYS and kind == 4 else
                     MONTHS.index(w.lower()) + 1 if w.lower() in MONTHS else int(w) for w in span.split("-")]
            first, last = words[0], words[-1]
        if kind == 4 and span == "*":
            last = 6
        values.update(v % 7 if kind == 4 else v for v in range(first, last + 1, int(step or 1)))
    return values


def matcher(expression):
    fields = expression.split()
    minute, hour, day, month, weekday = (field_values(field, kind) for kind, field in enumerate(fields))
    either = not fields[2].startswith("*") and not fields[4].startswith("*")
    known = {}

    def on_day(date):
        if date not in known:
            by_month, by_week = date.day in day, date.isoweekday() % 7 in weekday
            known[date] = date.month in month and (by_month or by_week if either else by_month and by_week)
        return known[date]

    def matches(local):
        return local.minute in minute and local.hour in hour and on_day(local.date())

    return matches, len(hour) == 24


def never_comes(expression):
    """Whether no date fits, by trying every day of 28 years, in which all dates fall on all weekdays."""
    probe, _ = matcher("* * " + " ".join(expression.split()[2:]))
    day = datetime(2000, 1, 1)
    return not any(probe(day + timedelta(days=i)) for i in range(28 * 366))


def next_after(expression, zone, after):
    matches, every_hour = matcher(expression)
    minute = timedelta(minutes=1)
    now = after.replace(second=0)
    end = now + timedelta(days=DAYS_AHEAD)
    if every_hour:
        while now < end:
            now += minute
            if matches(now.astimezone(zone)):
                return now
        return None
    at = now - timedelta(days=3)
    latest = at.astimezone(zone).replace(tzinfo=None)
    while at < end:
        at += minute
        shown = at.astimezone(zone).replace(tzinfo=None)
        while latest < shown:
            latest += minute
            if matches(latest) and at > after:
                return at
    return None


def random_moment(rng, zone):
    """Near a change of the clock more often than not."""
    start = datetime(1973, 1, 1, tzinfo=timezone.utc)
    moment = start + timedelta(seconds=rng.randint(0, 85 * 365 * 86400))
    if rng.random() < 0.3:
        return moment
    for _ in range(400):  # the next change within 400 days
        if moment.astimezone(zone).utcoffset() != (moment + timedelta(days=1)).astimezone(zone).utcoffset():
            return moment + timedelta(seconds=rng.randint(-7200, 86400 + 7200))
        moment += timedelta(days=1)
    return moment


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    special = [  # days that a place left out
        ("Pacific/Apia", datetime(2011, 12, 29, 12, tzinfo=timezone.utc)),
        ("Pacific/Kwajalein", datetime(1993, 8, 20, 12, tzinfo=timezone.utc)),
    ]
    printed = 0
    while printed < count:
        expression = random_expression(rng)
        if rng.random() < 0.05:
            name, moment = rng.choice(special)
            moment += timedelta(seconds=rng.randint(-86400, 86400))
        else:
            name = rng.choice(ZONES)
            moment = random_moment(rng, ZoneInfo(name))
        if never_comes(expression):
            print(expression, name, int(moment.timestamp()), "never", sep="\t")
        else:
            found = next_after(expression, ZoneInfo(name), moment)
            print(expression, name, int(moment.timestamp()),
                  "later" if found is None else int(found.timestamp()), sep="\t")
        printed += 1


main()
