"""Where a decision begins: RESOLVED, "It was agreed that", "The Committee NOTED"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language.names import alternatives
from extractor.parsing.decision_words import words
from extractor.records import Block, BlockKind

OUTCOMES = ("recommended", "resolved", "agreed", "noted")


WITHIN = re.compile(
    r"\bit\swas\s(?:(?:then|therefore|also|further|unanimously)\s)?resolved(?=\s(?:that|to)\b)"
)
# "At its last meeting it was resolved that"
EARLIER = re.compile(r"\b(?:previous\w*|last|earlier|before|when|where|its|in 20\d\d)\b", re.I)
LONGEST_LEAD = 200
ENDS = "Authority|Board|Cabinet|Commission|Committee|Council|Forum|Panel|Partnership"
# "the Roads and Bridges Joint Board", "The JOINT BOARD"
BODY = rf"(?-i:[Tt]he (?:[A-Z][\w&’'-]*,? (?:and |of |for |the )?){{1,8}}(?:Sub-)?(?:{ENDS}))"
SHOUTED = rf"(?-i:[Tt]he (?:[A-Z&’'-]{{1,20}},? ){{0,8}}(?:{ENDS.upper()}))"


@dataclass(frozen=True, slots=True)
class Decided:
    """Where a decision begins: its outcome, where the words after it begin, whether it is
    ``weak``: "agreed" in plain words, or ``within`` a sentence: "and it was resolved that"."""

    outcome: str
    start: int
    after: int
    weak: bool = False
    within: bool = False


@cache
def _opening() -> re.Pattern[str]:
    """``RESOLVED –``, ``It was agreed that``, ``The Committee NOTED`` at the beginning."""
    said = words()
    groups = "|".join(
        f"(?P<{kind}>{alternatives(with_spaced(getattr(said.cues, kind)))})" for kind in OUTCOMES
    )
    before = rf"(?:(?P<before>{alternatives(said.openings.phrases)}|{SHOUTED}|{BODY})\s+)?"
    return re.compile(
        rf"\W*(?:\(?(?:\d{{1,3}}(?:\.\d+)*[.)]*|[a-z]{{1,3}}[.)]+)\s+)?{before}(?:{groups})\b", re.I
    )


def with_spaced(phrases: Sequence[str]) -> tuple[str, ...]:
    """The phrases, and single words also as ``R E S O L V E D``."""
    return (*phrases, *(" ".join(p) for p in phrases if p.isalpha()))


@cache
def _capitals() -> re.Pattern[str]:
    """``... and it was RESOLVED that``: the cue in capitals inside a passage."""
    said = words().cues
    groups = "|".join(
        f"(?P<{kind}>{alternatives([c.upper() for c in getattr(said, kind) if ' ' not in c])})"
        for kind in OUTCOMES
    )
    return re.compile(rf"\b(?:{groups})\b(?!\s+[A-Z]{{2,}})")


def cue(block: Block) -> Decided | None:
    """The decision that a passage opens or holds, or None."""
    text = block.text
    opening = _opening().match(text)
    if opening and _opens(block, opening):
        kind = _outcome(opening)
        plain = not opening[kind].isupper() and not _is_bold(block, opening, kind)
        return Decided(kind, opening.start(), opening.end(), kind == "agreed" and plain)
    for inside in _capitals().finditer(text):
        before = f" {text[: inside.start()].strip().lower()}"
        if not before.endswith(tuple(f" {w}" for w in words().unless.before)):
            return Decided(_outcome(inside), inside.start(), inside.end())
    return _within(text)


def _within(text: str) -> Decided | None:
    """A decision in the course of a passage, unless it tells of an earlier meeting's."""
    for match in WITHIN.finditer(text):
        before = text[max(match.start() - LONGEST_LEAD, 0) : match.start()]
        if not EARLIER.search(re.split(r"[.;]\s", before)[-1]):
            return Decided("resolved", match.start(), match.end(), weak=True, within=True)
    return None


def _outcome(match: re.Match[str]) -> str:
    return next(k for k, v in match.groupdict().items() if v and k != "before")


def _is_bold(block: Block, match: re.Match[str], kind: str) -> bool:
    return any(start <= match.start(kind) and end >= match.end(kind) for start, end in block.bold)


def _opens(block: Block, match: re.Match[str]) -> bool:
    """Whether an opening cue is one: in capitals, in bold, or followed as decisions are."""
    kind = _outcome(match)
    said, rest = match[kind], block.text[match.end() :]
    bold = _is_bold(block, match, kind)
    if said.isupper() or not rest.strip():
        alone = block.text.strip().lower() in words().alone.phrases
        return said.isupper() or bold or alone
    if kind == "agreed" and not bold and re.match(words().promises.pattern, rest):
        return False
    if block.depth or (block.kind is BlockKind.LIST_ITEM and not _numbered(block)):
        return False
    if match["before"] or " " in said:
        return _decides(match, rest, kind, bold=bold)
    return bool(re.match(r"\s*(?:unanimously\s*)?(?:[:–-]|that\b|to\b|\()", rest))


def _decides(match: re.Match[str], rest: str, kind: str, *, bold: bool) -> bool:
    """Whether "it was agreed", "the Joint Board noted" is followed as decisions are."""
    if re.fullmatch(SHOUTED, match["before"] or ""):
        return bool(re.match(r"\s+\w", rest))
    passive = "it was" in match[0].lower() and kind != "noted"
    if bold or passive or kind in ("resolved", "recommended"):
        return bool(re.match(r"\W*(?:unanimously\W*)?(?:that|to)\b|\s*[:–-]", rest))
    decides = kind == "agreed" and re.match(words().formal.pattern, rest)
    return bool(decides or re.match(r"\s*:", rest))


def _numbered(block: Block) -> bool:
    return bool(block.marker and block.marker[0].isdigit())
