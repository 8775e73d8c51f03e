"""What minutes tell somebody to do in so many words: ``AB to circulate the map``, ``The Clerk was
instructed to obtain prices``.

Minutes of parishes, forums and partnerships are written so; a sentence of this form leaves nothing
to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.language.mentions import mentions
from extractor.language.names import MARKS, alternatives, is_name, name_kind, plural
from extractor.language.people import people
from extractor.parsing.promises import words

SURE = 0.85
WORD = r"[A-Z][\w’'&.-]*"
# "Head of Roads", "AB/CD", "Cllrs Lee and Day"
WHO = rf"(?P<who>{WORD}(?:(?:,\s|\s?/\s?|\s(?:(?:of|for|and|the|&)\s){{0,2}}){WORD}){{0,7}})"
PIECES = re.compile(r"\s*(?:/|,|&|\band\b)\s*")
INITIALS = re.compile(r"[A-Z]{2,3}")


@cache
def _told() -> re.Pattern[str]:
    said = words().instructions
    do = alternatives([v for v in (*words().verbs.bare, *said.verbs) if v not in said.not_verbs])
    told = alternatives(said.told)
    return re.compile(
        rf"^\W*(?:[Ii]t was agreed that )?(?:[Tt]he )?{WHO}"
        rf"(?: to| (?:is|was|were|be|has been|have been) (?:{told}) to) (?:{do})\b"
    )


@cache
def _asked() -> re.Pattern[str]:
    """Of a clerk, whom a council asks for nothing but work."""
    do = alternatives(words().verbs.bare)
    return re.compile(rf"\b[Cc]lerk (?:is|was|be) (?:also )?(?:asked|requested) to (?:{do})\b")


def instructed(sentence: str, before: Sequence[str] = ()) -> tuple[str, ...]:
    """Those whom a sentence tells to do something; empty where it tells nobody.

    ``before`` are the sentences before it, which may give "Ann" her surname.
    """
    told = _told().match(sentence)
    if told and (named := _named(told["who"]) or _called(told["who"], before)):
        return named
    return ("Clerk",) if _asked().search(sentence) else ()


def _named(who: str) -> tuple[str, ...]:
    """The people and posts that the words before the verb are; empty where they are more."""
    if any(m.text == who for m in mentions(who)):
        return (who,)
    if plural(who):
        return tuple(person.name for person in people(who))
    pieces = tuple(piece.removeprefix("the ") for piece in PIECES.split(who) if piece)
    known = all(INITIALS.fullmatch(p) or is_name(p) or _is_post(p) for p in pieces)
    return pieces if known else ()


def _called(forename: str, before: Sequence[str]) -> tuple[str, ...]:
    """The full name of somebody called by a forename alone, as the text before gives it."""
    full = re.compile(rf"\b{re.escape(forename)} {WORD}")
    names = (m[0].strip(MARKS) for text in before for m in full.finditer(text))
    return next(((name,) for name in names if name_kind(name) == "loose"), ())


def _is_post(piece: str) -> bool:
    return any(m.text == piece and not m.bare for m in mentions(piece))
