"""The register of UK councils, and the finding of a council's name in print.

``councils.csv`` holds facts carried over from mySociety's open register of UK local authorities
(names, GSS codes, types, dates, successors), with a few names and web hosts added by hand.
Other bodies with papers of the same kind (fire authorities, police and crime panels) and councils
that the register does not hold (parishes, former ones) are found by how their names end or begin
(``bodies.csv``); they have no GSS code here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from extractor.registers import folder, mysociety


@dataclass(frozen=True, slots=True)
class Council:
    """One council: ``short`` and ``others`` name its area; ``hosts`` are web domains that cannot
    be told from its name; ``successor`` is the code of the council that replaced it."""

    code: str
    name: str
    short: str
    others: tuple[str, ...]
    gss: str | None
    type: str
    nation: str
    start: date | None
    end: date | None
    successor: str | None
    hosts: tuple[str, ...]


class FoundCouncil(NamedTuple):
    """A council's official name (or another body's name as printed) and its GSS code."""

    name: str
    gss_code: str | None


class Councils:
    """Finds councils by their printed names; the index is made once, when first asked."""

    def __init__(
        self,
        register: tuple[Council, ...],
        endings: tuple[str, ...] = (),
        others: Iterable[re.Pattern[str]] = (),
    ) -> None:
        self.register = register
        self._phrases = _phrases(register)
        self._starts = {phrase[0] for phrase in self._phrases}
        self._longest = max(map(len, self._phrases), default=0)
        self._hosts = _hosts(register)
        self._body = _body_pattern(endings)
        self._others = tuple(others)

    def find(self, text: str) -> FoundCouncil | None:
        """The body that ``text`` names first, the longest name at a place; where it names none
        that is known, the council of a web or email address in it; else what is named as a
        council is ("Northmere District Council"); None where there is nothing of these."""
        known = [f for f in (self._first_named(text), _first(self._body, text)) if f]
        if known:
            return min(known, key=lambda f: f[0])[1]
        others = [f for pattern in self._others if (f := _first(pattern, text))]
        return self.find_host(text) or min(others, key=lambda f: f[0], default=(0, None))[1]

    def find_host(self, text: str) -> FoundCouncil | None:
        """The council of the first web or email address (``x@kent.gov.uk``) that is one's own."""
        for match in _HOST.finditer(text.lower().replace(" .gov", ".gov")):
            if council := self._hosts.get(match[0]) or self._hosts.get(_label(match["label"])):
                return FoundCouncil(council.name, council.gss)
        return None

    def _first_named(self, text: str) -> tuple[int, FoundCouncil] | None:
        words = list(_WORD.finditer(text.replace("’", "'")))
        keys = [_key(m[0]) for m in words]
        for at, match in enumerate(words):
            begins = keys[at] in self._starts and match[0][0].isupper()
            if begins and (council := self._named_at(keys, at)):
                return match.start(), FoundCouncil(council.name, council.gss)
        return None

    def _named_at(self, keys: list[str], at: int) -> Council | None:
        for length in range(self._longest, 0, -1):
            council = self._phrases.get(tuple(keys[at : at + length]))
            if council and keys[at + length : at + length + 1] != ["tax"]:
                return council
        return None


@cache
def councils() -> Councils:
    """The register that comes with the package, with what the user has imported."""
    package = files("extractor.registers")
    with package.joinpath("councils.csv").open(encoding="utf-8") as lines:
        rows = {row["code"]: row for row in csv.DictReader(lines)}
    imported = folder.usual() / mysociety.NAME
    register = with_imported(rows, mysociety.read(imported) if imported.exists() else ())
    with package.joinpath("bodies.csv").open(encoding="utf-8") as lines:
        known = [(row["kind"], row["words"]) for row in csv.DictReader(lines)]
    bodies, ends, begins, alone, never = (
        tuple(words for kind, words in known if kind == wanted)
        for wanted in ("body", "council", "council of", "council alone", "no council")
    )
    found = (_body_pattern(ends), _beginning_pattern(begins), _alone_pattern(alone, never))
    return Councils(register, bodies, filter(None, found))


def with_imported(
    rows: Mapping[str, Mapping[str, str]], more: Iterable[Mapping[str, str]]
) -> tuple[Council, ...]:
    """The councils of ``rows``, by code, and of ``more``: what is new is added, what is not known
    is filled in, and what is known stays.  A name that a council has already is left out."""
    merged = {code: dict(row) for code, row in rows.items()}
    taken = {name for row in rows.values() for name in _names(row)}
    for row in more:
        own = merged.get(row["code"], {})
        new = [name for name in _split(row["others"]) if name.casefold() not in taken]
        others = "|".join((*_split(own.get("others", "")), *new))
        merged[row["code"]] = {**row, **{k: v for k, v in own.items() if v}, "others": others}
        taken.update(_names(merged[row["code"]]))
    return tuple(_council(row) for row in merged.values())


def _names(row: Mapping[str, str]) -> Iterator[str]:
    return (name.casefold() for name in (row["name"], row["short"], *_split(row["others"])))


def _council(row: Mapping[str, str]) -> Council:
    return Council(
        code=row["code"],
        name=row["name"],
        short=row["short"],
        others=_split(row["others"]),
        gss=row["gss"] or None,
        type=row["type"],
        nation=row["nation"],
        start=_day(row["start"]),
        end=_day(row["end"]),
        successor=row["successor"] or None,
        hosts=_split(row["hosts"]),
    )


def _split(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


def _day(field: str) -> date | None:
    return date.fromisoformat(field) if field else None


# ------------------------------------------------------------------------------- printed names

_SMALL = re.compile(r"\b(?:And|Of|The|On|Upon|With|In)\b")


_OWN = re.compile(r"(?<=['’])S\b")


def _in_title_case(name: str) -> str:
    """ "KING'S TOWN AND MARSH" is "King's Town and Marsh"."""
    return _SMALL.sub(lambda m: m[0].lower(), _OWN.sub("s", name.title()))


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|&")
_FORMS = {
    "Combined authority": ("{} combined authority", "{} mayoral combined authority"),
    "County": ("{} county council", "{} council"),
    "Welsh unitary authority": (
        "{} council",
        "{} county council",
        "{} county borough council",
        "{} city council",
        "city of {} council",
        "city and county of {}",
        "cyngor {}",
        "cyngor bwrdeistref sirol {}",
        "cyngor dinas {}",
    ),
    "London borough": (
        "london borough of {}",
        "{} council",
        "{} london borough council",
        "{} london borough",
        "royal borough of {}",
        "{} city council",
    ),
    "Scottish unitary authority": ("{} council", "{} city council", "city of {} council"),
}
_ENGLISH_FORMS = (
    "{} council",
    "{} borough council",
    "{} city council",
    "{} district council",
    "{} metropolitan borough council",
    "{} metropolitan district council",
    "{} metropolitan council",
    "{} mbc",
    "{} mdc",
    "city of {} council",
    "city of {} metropolitan district council",
    "borough council of {}",
    "council of the city of {}",
    "borough of {} council",
)
_COUNTY_TOO = "{} county council"


def _key(word: str) -> str:
    return "and" if word == "&" else word.lower().replace("'", "")


def _phrase(name: str) -> tuple[str, ...]:
    """ "Telford & Wrekin Council" and "TELFORD AND WREKIN COUNCIL" are one phrase."""
    return tuple(_key(m[0]) for m in _WORD.finditer(name.replace("’", "'")))


def _phrases(register: tuple[Council, ...]) -> dict[tuple[str, ...], Council]:
    """Official names count before names made up by form, councils of today before former ones."""
    ranked = sorted(register, key=lambda c: c.end is not None)
    index: dict[tuple[str, ...], Council] = {}
    for council in ranked:
        for official in (council.name, council.name.removeprefix("The ")):
            index.setdefault(_phrase(official), council)
    for council in ranked:
        for phrase in _made_up(council):
            index.setdefault(phrase, council)
    return index


def _made_up(council: Council) -> Iterator[tuple[str, ...]]:
    forms = _FORMS.get(council.type, _ENGLISH_FORMS)
    if council.type == "Unitary authority":
        forms = (*forms, _COUNTY_TOO)
    for short in (council.short, *council.others):
        for form in forms:
            yield _phrase(form.format(short))
        if _phrase(short)[-1] in ("council", "authority") or short.startswith("Comhairle"):
            yield _phrase(short)


# "Northshire and Eastshire": capitals, small joining words
_NAME = r"[A-Z][\w'’-]*(?:,?[ ](?:(?:and|of|the|with|on|upon|in|&)[ ]){0,2}[A-Z][\w'’-]*){0,5}?"
_NO_NAME = r"(?!(?i:the|this|a|an|minutes?|agenda|notice|meeting|report|mayoral|proposed)\b)"


def _body_pattern(endings: tuple[str, ...]) -> re.Pattern[str] | None:
    """ "Northshire and Eastshire Fire and Rescue Authority"."""
    if not endings:
        return None
    return re.compile(rf"\b{_NO_NAME}{_NAME},?\s+(?i:{_any_of(endings)})\b")


def _beginning_pattern(beginnings: tuple[str, ...]) -> re.Pattern[str] | None:
    """ "London Borough of Eastmarsh"; the name goes on to the end of the capitals."""
    if not beginnings:
        return None
    return re.compile(rf"\b(?i:{_any_of(beginnings)})\s+{_NAME}(?![ ][A-Z&]|[ ]and[ ][A-Z]|\w)")


def _alone_pattern(endings: tuple[str, ...], never: tuple[str, ...]) -> re.Pattern[str] | None:
    """ "Northmere Council" where nothing else stands on its line."""
    if not endings:
        return None
    none = rf"(?!(?i:{_any_of(never)})\b)" if never else ""
    return re.compile(
        rf"^[ ]*{_NO_NAME}{none}{_NAME}[ ](?i:{_any_of(endings)})(?=[ ]*$)", re.MULTILINE
    )


def _any_of(phrases: tuple[str, ...]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in longest)


def _first(pattern: re.Pattern[str] | None, text: str) -> tuple[int, FoundCouncil] | None:
    """The first name that ``pattern`` finds, and where it stands."""
    match = pattern.search(text) if pattern else None
    if match is None:
        return None
    name = " ".join(match[0].split())
    return match.start(), FoundCouncil(_in_title_case(name) if name.isupper() else name, None)


# --------------------------------------------------------------------------------- web domains

# x@kent.gov.uk; https://democracy.kirklees.gov.uk/mgAi.aspx; kent.moderngov.co.uk
_HOST = re.compile(
    r"(?P<label>[a-z0-9-]+)\.(?:gov\.uk|gov\.wales|llyw\.cymru|moderngov\.co\.uk|cmis\.uk\.com)\b"
)
_LABEL_ENDINGS = ("", "council", "city", "mbc", "cbc", "cc", "bc", "dc")


def _label(label: str) -> str:
    return label.replace("-", "")


def _hosts(register: tuple[Council, ...]) -> dict[str, Council]:
    """Whole hosts as the register has them, and labels that say a council's name."""
    index: dict[str, Council] = {}
    for council in sorted(register, key=lambda c: c.end is not None):
        for host in council.hosts:
            index.setdefault(host, council)
            index.setdefault(_label(host.partition(".")[0]), council)
        for short in (council.short, *council.others):
            squashed = "".join(_phrase(short))
            for ending in _LABEL_ENDINGS:
                index.setdefault(squashed + ending, council)
    return index
