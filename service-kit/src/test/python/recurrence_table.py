"""Prints the table that RecurrenceRuleTableTest reads: what python-dateutil says about many rules.

Run it with Python 3.9 or newer, after "pip install python-dateutil tzdata":

    python3 recurrence_table.py > ../resources/com/todoai/kit/recurrence/recurrence-table.csv

Columns, separated by "|": rule ("\n" stands for a line break), start, zone, and the occurrences
after the start in order, at most six. Fewer than six means that the series ends there.
"""

import itertools
import random
import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

SHOWN = 6
ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # half an hour of daylight saving
    "America/Sao_Paulo",  # changed at midnight until 2019
    "Pacific/Apia",  # left out 30 December 2011
    "Asia/Kolkata",
    "Africa/Casablanca",  # changes twice around Ramadan
]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def instants(local_times, zone):
    """In order and without repeats; a time in a gap moves forward (fold 0 keeps the old offset)."""
    seen = set()
    window = []
    for local in local_times:
        window.append(local.replace(tzinfo=zone, fold=0).astimezone(timezone.utc))
        if len(window) > 200:
            break
    for instant in sorted(window):
        if instant not in seen:
            seen.add(instant)
            yield instant


def expand(rule, start):
    """dateutil numbers BYSETPOS in a first, partial week from the start: begin a step earlier."""
    begin = start
    if "WEEKLY" in rule and "BYSETPOS" in rule:
        interval = re.search(r"INTERVAL=(\d+)", rule)
        begin -= timedelta(weeks=int(interval.group(1)) if interval else 1)
    return (local for local in rrulestr(rule, dtstart=begin) if local >= start)


def text(instant):
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def row(rule, start, zone_name, until=None, excluded=(), local_times=None):
    zone = ZoneInfo(zone_name)
    first = start.replace(tzinfo=zone, fold=0).astimezone(timezone.utc)
    # A start inside a gap is known to the platform as the instant it moved to.
    start = first.astimezone(zone).replace(tzinfo=None, fold=0)
    line = rule
    if local_times is None:
        local_times = expand(rule, start)
    if until is not None:
        line += ";UNTIL=" + until.strftime("%Y%m%dT%H%M%SZ")
    if excluded:
        line += "\\nEXDATE:" + ",".join(e.strftime("%Y%m%dT%H%M%SZ") for e in excluded)
    after = (i for i in instants(local_times, zone) if i > first)
    kept = (i for i in after if (until is None or i <= until) and i not in excluded)
    shown = " ".join(text(i) for i in itertools.islice(kept, SHOWN))
    print("|".join([line, text(first), zone_name, shown]))


def clamped(start, step):
    """What a shorthand means: whole months from the first day, cut to the month's length."""
    return (start + step * n for n in range(0, SHOWN + 2))


def pick(rnd, values, most=3):
    return ",".join(str(v) for v in sorted(rnd.sample(values, rnd.randint(1, most)), key=str))


def random_rule(rnd):
    frequency = rnd.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = ["FREQ=" + frequency]
    if rnd.random() < 0.5:
        parts.append("INTERVAL=%d" % rnd.randint(2, 5))
    counted = rnd.random() < 0.3
    if counted:
        parts.append("COUNT=%d" % rnd.randint(1, 9))
    selecting = False
    if frequency == "DAILY" and rnd.random() < 0.5:
        parts.append("BYDAY=" + pick(rnd, DAYS, 4))
    elif frequency == "DAILY" and rnd.random() < 0.4:
        parts.append("BYHOUR=" + pick(rnd, [0, 2, 8, 14, 23]))
        selecting = True
    elif frequency == "WEEKLY" and rnd.random() < 0.7:
        parts.append("BYDAY=" + pick(rnd, DAYS, 4))
        parts.append("WKST=" + rnd.choice(["MO", "SU"]))
        selecting = not counted
    elif frequency == "MONTHLY":
        kind = rnd.random()
        if kind < 0.3:
            parts.append("BYMONTHDAY=" + pick(rnd, list(range(1, 32)) + [-1, -2, -5]))
            selecting = True
        elif kind < 0.6:
            numbers = [n + d for n in ["1", "2", "-1", "4", "5"] for d in DAYS]
            parts.append("BYDAY=" + pick(rnd, numbers, 2))
        elif kind < 0.8:
            parts.append("BYDAY=" + pick(rnd, DAYS, 5))
            selecting = True
    elif frequency == "YEARLY":
        parts.append("BYMONTH=" + pick(rnd, range(1, 13)))
        if rnd.random() < 0.5:
            parts.append("BYMONTHDAY=" + pick(rnd, [1, 15, 28, 29, 30, 31, -1]))
            selecting = True
        else:
            parts.append("BYDAY=" + pick(rnd, DAYS, 2))
            selecting = True
    if selecting and rnd.random() < 0.5:
        parts.append("BYSETPOS=" + rnd.choice(["1", "-1", "2", "1,-1"]))
    return ";".join(parts)


def random_start(rnd):
    hour, minute = rnd.choice([(9, 0), (0, 0), (2, 30), (23, 59), (2, 0), (1, 30), (17, 45)])
    day = datetime(rnd.randint(2009, 2027), 1, 1) + timedelta(days=rnd.randint(0, 364))
    return day.replace(hour=hour, minute=minute)


def main():
    known = [
        ("FREQ=DAILY", datetime(2026, 3, 28, 2, 30), "Europe/Berlin"),
        ("FREQ=DAILY", datetime(2026, 10, 24, 2, 30), "Europe/Berlin"),
        ("FREQ=DAILY", datetime(2026, 3, 7, 2, 30), "America/New_York"),
        ("FREQ=DAILY", datetime(2026, 10, 31, 1, 30), "America/New_York"),
        ("FREQ=DAILY", datetime(2025, 10, 4, 2, 15), "Australia/Lord_Howe"),
        ("FREQ=DAILY", datetime(2018, 11, 3, 0, 0), "America/Sao_Paulo"),
        ("FREQ=DAILY", datetime(2011, 12, 28, 9, 0), "Pacific/Apia"),
        ("FREQ=HOURLY;INTERVAL=4", datetime(2026, 3, 28, 22, 30), "Europe/Berlin"),
        ("FREQ=HOURLY", datetime(2026, 3, 29, 0, 30), "Europe/Berlin"),
        ("FREQ=MINUTELY;INTERVAL=25", datetime(2026, 3, 29, 1, 20), "Europe/Berlin"),
        ("FREQ=SECONDLY;INTERVAL=90", datetime(2026, 3, 29, 1, 57), "UTC"),
        ("FREQ=HOURLY;BYDAY=MO,TU;BYHOUR=9,12,15", datetime(2026, 5, 5, 9, 0), "Europe/Berlin"),
        ("FREQ=MONTHLY", datetime(2026, 1, 31, 9, 0), "Europe/Berlin"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", datetime(2026, 1, 31, 9, 0), "Europe/Berlin"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", datetime(2027, 12, 31, 9, 0), "UTC"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", datetime(2026, 1, 30, 9, 0), "UTC"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", datetime(2026, 2, 13, 9, 0), "UTC"),
        ("FREQ=YEARLY", datetime(2024, 2, 29, 9, 0), "Europe/Berlin"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=3", datetime(2024, 2, 29, 9, 0), "UTC"),
        ("FREQ=YEARLY;BYYEARDAY=1,100,-1", datetime(2026, 1, 1, 9, 0), "UTC"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", datetime(2026, 5, 11, 9, 0), "UTC"),
        ("FREQ=YEARLY;BYDAY=20MO", datetime(2026, 5, 18, 9, 0), "America/New_York"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
         datetime(1996, 11, 5, 9, 0), "America/New_York"),
        ("FREQ=DAILY;COUNT=1", datetime(2026, 1, 1, 9, 0), "UTC"),
        ("FREQ=DAILY;COUNT=4", datetime(2026, 3, 27, 2, 30), "Europe/Berlin"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO", datetime(1997, 8, 5, 9, 0), "UTC"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", datetime(1997, 8, 5, 9, 0), "UTC"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", datetime(2024, 2, 29, 9, 0), "UTC"),
        ("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30", datetime(2026, 10, 24, 9, 0), "Europe/Berlin"),
    ]
    for rule, start, zone in known:
        row(rule, start, zone)

    for zone in ["UTC", "Europe/Berlin", "America/Sao_Paulo"]:
        for start in [datetime(2026, 1, d, 9, 0) for d in (28, 29, 30, 31)]:
            row("monthly", start, zone, local_times=clamped(start, relativedelta(months=1)))
        for start in [datetime(2024, 2, 29, 2, 30), datetime(2026, 6, 15, 9, 0)]:
            row("yearly", start, zone, local_times=clamped(start, relativedelta(years=1)))
            row("daily", start, zone, local_times=clamped(start, relativedelta(days=1)))
            row("weekly", start, zone, local_times=clamped(start, relativedelta(weeks=1)))

    rnd = random.Random(5545)
    for _ in range(400):
        row(random_rule(rnd), random_start(rnd), rnd.choice(ZONES))
    for _ in range(60):
        start = random_start(rnd)
        rule = "FREQ=DAILY;INTERVAL=%d" % rnd.randint(1, 3)
        zone = rnd.choice(ZONES)
        days = [start + timedelta(days=d) for d in rnd.sample(range(1, 12), 4)]
        local = [d.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc) for d in days]
        if rnd.random() < 0.5:
            row(rule, start, zone, until=max(local))
        else:
            row(rule, start, zone, excluded=tuple(sorted(local)))


if __name__ == "__main__":
    main()
