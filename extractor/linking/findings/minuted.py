"""What minutes say of people that cannot be: present and away, on both sides of a vote, or more or
fewer names than the count that is printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from extractor.language.people import people
from extractor.linking.findings.gathered import Gathered, about_paper
from extractor.linking.findings.showing import cropped, shown, told
from extractor.linking.wording import words
from extractor.records import Attendance, Extraction, Finding

THERE, AWAY = frozenset({"present", "remote", "substitute"}), frozenset({"apologies", "absent"})
TITLES = frozenset(
    [
        "cllr",
        "cllrs",
        "councillor",
        "councillors",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "the",
        "rev",
    ]
)
ATTENDANCE, VOTE = 0.85, 0.8
# a side of a vote with its members, as in "For: Councillors Amber, Birch and Cole (3)"
SIDE = re.compile(
    r"\b(?P<side>for|in favour|against|abst\w+)\s*(?:\((?P<before>\d+)\))?\s*:\s*"
    r"(?P<names>[^:;()]*?[a-z][^:;()]*?)\s*"
    r"(?:\((?P<after>\d+)\)|(?=[;.]|$|\b(?:for|in favour|against|abst\w+)\s*(?:\(\d+\))?\s*:))",
    re.I,
)


def find(gathered: Gathered) -> Iterator[Finding]:
    """Both kinds, in every paper that has minutes."""
    for paper in gathered.papers:
        if paper.records.minutes:
            yield from attendances(paper)
            yield from votes(paper)


def attendances(paper: Extraction) -> Iterator[Finding]:
    """People who are listed both as there and as away."""
    for minutes in paper.records.minutes:
        listed = defaultdict[str, list[Attendance]](list)
        for each in minutes.attendance:
            listed[bare(each.name)].append(each)
        for name, found in listed.items():
            there = [each for each in found if each.status in THERE]
            away = [each for each in found if each.status in AWAY]
            if there and away and " " in name:
                both = (there[0], away[0])
                places = [shown(e.status, paper, e.evidence.page, e.evidence.text) for e in both]
                said = (
                    f"{there[0].name} is listed as {there[0].status} and as {away[0].status} in the"
                    f" minutes of {minutes.meeting_date}."
                )
                about = about_paper(paper, there[0].name)
                yield told("attendance-mismatch", about, places, said, ATTENDANCE)


def bare(name: str) -> str:
    """A name without titles."""
    return " ".join(word for word in words(name) if word not in TITLES)


def votes(paper: Extraction) -> Iterator[Finding]:
    """Votes whose named lists do not give the count, or name somebody on two sides."""
    for block in paper.paper.blocks:
        sides = list(SIDE.finditer(block.text))
        if len(sides) < 2:
            continue
        page = block.lines[0].page if block.lines else None
        for said in (*counted(sides), *on_both(sides)):
            place = shown(None, paper, page, block.text)
            about = about_paper(paper, cropped(block.text))
            yield told("vote-mismatch", about, [place], said, VOTE)


def counted(sides: list[re.Match[str]]) -> Iterator[str]:
    """Where the names of a side are more or fewer than its count."""
    for side in sides:
        count, named = side["before"] or side["after"], len(named_in(side))
        if count and named and named != int(count):
            yield f"{side['side'].capitalize()}: {count} votes are counted, {named} members named."


def on_both(sides: list[re.Match[str]]) -> Iterator[str]:
    """Who is named on two sides."""
    for one, two in combinations(sides, 2):
        for name in sorted(named_in(one) & named_in(two)):
            yield f"{name.title()} is named {one['side'].lower()} and {two['side'].lower()}."


def named_in(side: re.Match[str]) -> set[str]:
    """The people of one side."""
    return {bare(person.name) for person in people(side["names"])}
