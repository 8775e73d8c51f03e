"""Whom the result of an action is for: the committee, its members, the chair, a minister."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.language.mentions import mentions
from extractor.language.names import alternatives
from extractor.language.patterns import PatternFile, load

OWNING = re.compile(r"['’]s\b")  # "the Chair's office" is not the Chair
BREATH = re.compile(r"[.;:]")  # what ends what a verb speaks of
FAR = 160  # letters between a verb and whom it is for


class RecipientWords(PatternFile):
    """The data file."""

    bodies: tuple[str, ...]
    groups: tuple[str, ...]
    offices: tuple[str, ...]
    given_to: tuple[str, ...]
    shared_with: tuple[str, ...]
    told: tuple[str, ...]


def recipient_words() -> RecipientWords:
    """The data file of verbs of giving and of those who are given something."""
    return load("extractor.parsing", "recipients", RecipientWords)


def recipient(task: str) -> str | None:
    """Whom a task is for, as printed without its article: "Panel" of "circulate it to the Panel".

    None where the task names nobody to whom something is given.
    """
    for verbs, joint in _ways():
        for verb in verbs.finditer(task):
            for place in _places(task, verb.end(), joint):
                if found := _whom(task[place:]):
                    return found
    return None


@cache
def _ways() -> tuple[tuple[re.Pattern[str], str | None], ...]:
    """Verbs with the word behind which the one who is told or given something follows; None where
    that is right behind the verb.  The surest are first."""
    said = recipient_words()
    ways = (
        (said.told, None),  # "provide the Panel with the map", "email Members the list"
        (said.given_to, "to"),  # "circulate the map to Members"
        (said.shared_with, "with"),  # "share the map with Members"
    )
    return tuple(
        (re.compile(rf"\b(?:{alternatives(verbs)})\b\s*", re.I), joint) for verbs, joint in ways
    )


def _places(task: str, start: int, joint: str | None) -> Iterator[int]:
    """Where somebody may be named after a verb that ends at ``start``, in the same breath."""
    if joint is None:
        yield start
        return
    breath = BREATH.search(task, start)
    end = min(start + FAR, breath.start() if breath else len(task))
    yield from (start + m.end() for m in re.finditer(rf"\b{joint}\s+", task[start:end]))


@cache
def _known() -> re.Pattern[str]:
    """``the Panel``, ``all members of the Board``, ``the Secretary of State for Transport``."""
    said = recipient_words()
    name = r"(?:[A-Z][\w'’&-]*\s(?:(?:and|of|for|&)\s)?){0,6}"
    body = rf"(?-i:{name})(?:{alternatives(said.bodies)})(?-i:\b(?!\s(?:report|meeting|paper)s?\b))"
    groups = rf"(?:{alternatives(said.groups)})(?:\sof\s(?:the\s)?(?:{body}))?"
    subject = (
        r"(?:\s(?:for|of)\s(?:the\s)?(?-i:[A-Z][\w'’-]*)(?:\s(?:and\s)?(?-i:[A-Z][\w'’-]*))*)?"
    )
    office = rf"(?:{alternatives(said.offices)}){subject}"
    return re.compile(
        rf"(?:(?:all|every|each)\s)?(?:of\s)?(?:the\s|its\s|their\s)?(?P<whom>{groups}|{office}|{body})"
        r"(?![\w-]|['’]s\b)",
        re.I,
    )


def _whom(after: str) -> str | None:
    """The body, the group, the office or the person with which the words begin."""
    if known := _known().match(after):
        return known["whom"]
    bare = re.sub(r"^the\s", "", after)
    named = next((m for m in mentions(bare) if m.start == 0 and not m.bare), None)
    return named.text if named and not OWNING.match(bare, named.end) else None
