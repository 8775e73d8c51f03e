"""Indicators whose printed definition changes from one scorecard to the next.

Names that count differently are different series, so that the old series ends where the new one
begins; a name that is known to be the same indicator's may change within one.  Either way both
names were never printed together, and the old one never comes back.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product
from typing import Literal

from extractor.language.patterns import PatternFile, load
from extractor.linking.breaks import Break
from extractor.linking.choosing import CARDS
from extractor.linking.points import Series
from extractor.linking.reported import Reported
from extractor.linking.scorecards import Card, cards
from extractor.matching.redefinition import Change, change, is_named, reword, stems_of
from extractor.records import Extraction

DEFINITION = "definition"
MOST = 0.6  # of the words of a name that a sentence on it has
NEARBY = 6  # passages among which one says what a sentence is of
SENTENCE = re.compile(r"[^.;\n]+(?:\.(?!\s)[^.;\n]+)*")


class Cues(PatternFile):
    """The words that say that a definition was changed; each is a pattern."""

    said: tuple[str, ...]
    of_it: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Redefined:
    """One such change: the numbers of the series that ends and of that which goes on (which may be
    the same), the last row under the old name, the first under the new one, and in what they
    differ; ``period`` is the first that is given by the new definition, and ``stated`` the words
    that say that it is new."""

    ends: int
    begins: int
    last: Reported
    first: Reported
    change: Change
    period: str
    stated: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Two scorecards of a committee that follow each other, and those before and after them."""

    earlier: Sequence[Card]
    before: Card
    now: Card
    later: Sequence[Card]


def with_breaks(found: Sequence[Series], papers: Iterable[Extraction]) -> tuple[Series, ...]:
    """The series, with a break where their definition changed."""
    told = list(found)
    for each in redefined(found, papers):
        own = Break(each.period, DEFINITION, each.last.indicator, each.first.indicator, each.stated)
        for number in {each.ends, each.begins}:
            told[number] = replace(told[number], breaks=(*told[number].breaks, own))
    return tuple(told)


def redefined(series: Sequence[Series], papers: Iterable[Extraction]) -> list[Redefined]:
    """Every change of definition, in the order of the committees' scorecards."""
    found: list[Redefined] = []
    for body in cards(papers, series).values():
        for number, (before, now) in enumerate(pairwise(body), 1):
            turn = Turn(body[: number - 1], before, now, body[number + 1 :])
            if now.is_whole and now.is_like(before):
                found += in_turn(turn, series)
    return found


def in_turn(turn: Turn, series: Sequence[Series]) -> Iterator[Redefined]:
    """The changes between two scorecards."""
    for pair in (*replaced(turn, series), *renamed(turn)):
        if pair.ends == pair.begins or not together(series[pair.ends], series[pair.begins]):
            yield replace(pair, stated=stated(pair, turn.now))


def together(one: Series, other: Series) -> bool:
    """Whether a paper has both."""
    papers = {row.paper for row in one.rows()}
    return any(row.paper in papers for row in other.rows())


# ------------------------------------------------------------------ one series in place of another


def replaced(turn: Turn, series: Sequence[Series]) -> list[Redefined]:
    """Series that end, each with the one that begins in its place: the only one that may be it,
    and it in no other's."""
    pairs = [
        pair
        for ends, begins in product(ended(turn), begun(turn))
        if series[ends].council == series[begins].council and (pair := paired(turn, ends, begins))
    ]
    for plain in (True, False):
        pairs = sole([p for p in pairs if p.change.plain == plain], pairs)
    return pairs


def sole(sure: Sequence[Redefined], pairs: Sequence[Redefined]) -> list[Redefined]:
    """The pairs without those that have a series of a ``sure`` one, nor any two with the same."""
    count = Counter(side for p in sure for side in sides(p))
    twice = {side for side, times in count.items() if times > 1}
    kept = [p for p in sure if twice.isdisjoint(sides(p))]
    return kept + [p for p in pairs if p not in sure and count.keys().isdisjoint(sides(p))]


def sides(pair: Redefined) -> tuple[tuple[str, int], tuple[str, int]]:
    """The two series of a pair, each in its part."""
    return ("ends", pair.ends), ("begins", pair.begins)


def ended(turn: Turn) -> list[int]:
    """The series of the scorecard before that neither this one nor a later one speaks of."""
    named = set[int]().union(turn.now.named, *(card.named for card in turn.later))
    return sorted(set(turn.before.rows) - named)


def begun(turn: Turn) -> list[int]:
    """The series of this scorecard that none before it speaks of."""
    named = set[int]().union(turn.before.named, *(card.named for card in turn.earlier))
    return sorted(set(turn.now.rows) - named)


def paired(turn: Turn, ends: int, begins: int) -> Redefined | None:
    """One series in place of another, if their names say so, and their place where the names
    alone do not."""
    for last, first in product(rows_of(turn.before, ends), rows_of(turn.now, begins)):
        found = change(last.indicator, first.indicator)
        if found and (found.plain or is_same_place(turn, last, first)):
            return Redefined(ends, begins, last, first, found, turn.now.periods[begins][0])
    return None


def rows_of(card: Card, number: int) -> list[Reported]:
    """The last row of each name that a scorecard has of a series."""
    return list({row.indicator: row for row in card.rows[number]}.values())


def is_same_place(turn: Turn, last: Reported, first: Reported) -> bool:
    """Whether both rows stand between the same rows that both scorecards have."""
    kept = set(turn.before.rows) & set(turn.now.rows)
    around = beside(turn.before, last, kept)
    return any(n is not None for n in around) and around == beside(turn.now, first, kept)


def beside(card: Card, row: Reported, kept: set[int]) -> list[int | None]:
    """The series of the nearest rows above and below that are ``kept``."""
    names, numbers = card.names(row.paper), card.numbers
    at = names.index(row.indicator)
    found = ([numbers.get(n) for n in side] for side in (names[:at][::-1], names[at + 1 :]))
    return [next((n for n in side if n in kept), None) for side in found]


# ------------------------------------------------------------------ one series under a new name


def renamed(turn: Turn) -> Iterator[Redefined]:
    """Series whose name counts otherwise than before, and goes on so."""
    for number in sorted(set(turn.before.rows) & set(turn.now.rows)):
        old, new = rows_of(turn.before, number), rows_of(turn.now, number)
        if len(old) == len(new) == 1 and (found := reword(old[0].indicator, new[0].indicator)):
            steady = all(
                reword(row.indicator, held.indicator) is None
                for several, held in ((turn.earlier, old[0]), (turn.later, new[0]))
                for card in several
                for row in card.rows.get(number, ())
            )
            if steady:
                first = turn.now.periods[number][0]
                yield Redefined(number, number, old[0], new[0], found, first)


# ------------------------------------------------------------------ what the paper says of it


def stated(pair: Redefined, now: Card) -> str | None:
    """The words of the later papers that say that the definition changed, if any do."""
    own = (pair.last.indicator, pair.first.indicator)
    others = [name for name, number in now.numbers.items() if number != pair.begins]
    for words, around in sentences(now.own):
        told = any_of("said").search(words)
        if told or any_of("of_it").search(words):
            ours = is_of(own, others, words, around)
            if ours or (ours is None and told):
                return words
    return None


def is_of(
    own: Sequence[str], others: Sequence[str], words: str, around: Sequence[str]
) -> bool | None:
    """Whether a sentence is of an indicator: by the names in it, else by those in what stands
    before it, the nearest first; None where nothing tells."""
    if any(is_named(name, stems_of(words), MOST) for name in own):
        return True
    for said in map(stems_of, (words, *around)):
        if any(is_named(name, said) for name in own):
            return True
        if any(is_named(name, said) for name in others):
            return False
    return None


def sentences(papers: Iterable[Extraction]) -> Iterator[tuple[str, list[str]]]:
    """The sentences of papers, each with its whole passage, or row of a table, and those before
    it."""
    for paper in papers:
        before = deque[str](maxlen=NEARBY)
        for _, passage in paper.paper.passages():
            before.appendleft(" ".join(passage.text.split()))
            for words in SENTENCE.findall(passage.text):
                yield " ".join(words.split()), list(before)


def is_one_definition(one: Reported, two: Reported) -> bool:
    """Whether two rows of scorecards count the same, as far as their names tell."""
    tabled = one.source in CARDS and two.source in CARDS
    return not tabled or reword(one.indicator, two.indicator) is None


@cache
def any_of(kind: Literal["said", "of_it"]) -> re.Pattern[str]:
    """One pattern for all cues of a kind."""
    cues = load("extractor.linking", "definitions", Cues)
    return re.compile("|".join(getattr(cues, kind)), re.IGNORECASE)
