"""What a meeting decided, its lettered parts each on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractor.language.names import alternatives
from extractor.language.sentences import sentences
from extractor.parsing.decision_cues import Decided, cue
from extractor.parsing.decision_words import words
from extractor.records import Block, BlockKind, Evidence, Resolution

# "(a) ", "(ii) ", "1) ", "b. ": the mark of a part of a decision
PART = re.compile(
    r"(?:^|(?<=[\s;:,.–-]))(?:\((?P<in>[a-zA-Z]|[ivxIVX]{1,5}|\d{1,2})\)|(?P<out>[a-z]|[ivx]{1,4}|\d{1,2})[.)])\s+"
)
# who decides and no decision: The Executive
ONLY_BODY = re.compile(
    r"(?:that\s)?(?:the\s)?(?:[A-Z]\w*\s){0,4}"
    r"(?:Executive|Cabinet|Committee|Council|Panel|Board|Commission|Forum)\W*",
)
FIRST = {"a", "i", "1"}
VOTE_LINES = 3
BETWEEN_PARTS = 8  # lines of names that may stand under one lettered part
LONGEST_LEAD = 160  # characters of a line that only leads to the parts of a decision
FAR_IN = 12  # characters before a cue that make it the end of a sentence, not a heading


@dataclass(frozen=True, slots=True)
class Told:
    """One part of a decision."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its parts: it takes the blocks from ``place`` up to ``after``."""

    outcome: str
    place: int
    after: int
    parts: tuple[Told, ...]


def resolutions(blocks: Sequence[Block], minute: str | None) -> tuple[Resolution, ...]:
    """Every decision that the blocks of one item print, and every motion lost, in order."""
    found: list[tuple[int, Resolution]] = []
    taken: set[int] = set()
    for decision in decisions(blocks):
        votes = _votes(blocks, decision.place, decision.after)
        taken |= set(range(decision.place, decision.after))
        for part in decision.parts:
            resolution = _resolution(minute, part, decision.outcome, votes)
            if ONLY_BODY.fullmatch(resolution.text):
                continue
            # web pages print a decision twice: under "Decision" and in the minutes
            if resolution.text not in {r.text for _, r in found}:
                found.append((decision.place, resolution))
    decided = bool(found)
    for place in sorted(set(range(len(blocks))) - taken):
        found += [(place, lost) for lost in _lost(blocks[place], minute)]
        if not decided:
            found += [(place, carried) for carried in _carried(blocks[place], minute)]
    return tuple(resolution for _, resolution in sorted(found, key=lambda entry: entry[0]))


def decisions(blocks: Sequence[Block]) -> Iterator[Decision]:
    """Where the blocks print decisions, with their parts; "agreed" is none beside RESOLVED."""
    taken = 0
    cues = [None if block.kind is BlockKind.TABLE else cue(block) for block in blocks]
    strong = any(each and not each.weak and each.outcome == "resolved" for each in cues)
    for place, decided in enumerate(cues):
        if decided and place >= taken and not (decided.weak and strong):
            told, taken = _told(blocks, place, decided)
            yield Decision(decided.outcome, place, taken, tuple(told))


def _resolution(minute: str | None, part: Told, outcome: str, votes: str | None) -> Resolution:
    deferred = any(re.search(p, part.text, re.I) for p in words().votes.deferred)
    return Resolution(minute, part.text, "deferred" if deferred else outcome, votes, part.evidence)


# --- its parts ----------------------------------------------------------------------------------


def _told(blocks: Sequence[Block], place: int, decided: Decided) -> tuple[list[Told], int]:
    """The parts of the decision at ``place``, and the first block after them."""
    block = blocks[place]
    rest = block.text[decided.after :]
    start = decided.after + len(rest) - len(rest.lstrip(" \n:,.–—-*"))
    inline = [] if decided.within else _inline(block, start)
    listed = _listed(blocks, place, start)
    if inline:
        following = listed if listed and len(inline) + 1 == _rank(blocks[place + 1]) else []
        return inline + following, place + 1 + len(following)
    bare = not block.text[start:].strip(" *") or _decides_nothing(block.text[start:])
    if listed and (bare or _leads_on(block.text[start:])):
        return listed, place + 1 + _span(blocks, place)
    if decided.within or not bare:
        return _running_on(blocks, place, decided, start)
    if decided.start <= FAR_IN and _is_lead(blocks[place + 1 : place + 3]):
        return _told(blocks, place + 1, Decided(decided.outcome, 0, 0))
    if decided.start > FAR_IN:
        return _sentence_of(block, decided), place + 1
    return _paragraphs(blocks, place)


def _sentence_of(block: Block, decided: Decided) -> list[Told]:
    """The sentence that a cue in capitals ends: ``The minutes were duly NOTED.``"""
    found = [s for s in sentences(block.text) if s[0] <= decided.start < s[1]]
    return [_part(block, *stretch) for stretch in found]


def _inline(block: Block, start: int) -> list[Told]:
    """Parts within one passage: ``(a) ...; (b) ...``; empty where there are none."""
    marks = list(PART.finditer(block.text, start))
    opens = next((n for n, m in enumerate(marks) if (m["in"] or m["out"]).lower() in FIRST), None)
    if opens is None or (len(marks) - opens < 2 and marks[opens].start() > start):
        return []
    marks = _in_order(marks[opens:])
    ends = [m.start() for m in marks[1:]] + [len(block.text)]
    return [_part(block, m.end(), end) for m, end in zip(marks, ends, strict=True)]


def _in_order(marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Only the marks that go on in the first one's style and order."""
    kept = [marks[0]]
    for mark in marks[1:]:
        if bool(mark["in"]) == bool(kept[0]["in"]) and _rank_of(mark) == _rank_of(kept[-1]) + 1:
            kept.append(mark)
    return kept


def _rank_of(mark: re.Match[str]) -> int:
    return rank(mark["in"] or mark["out"])


def rank(mark: str) -> int:
    """The place of a mark: ``c``, ``3`` and ``iii`` are 3.  ``i`` counts as 1."""
    roman = {
        "i": 1,
        "ii": 2,
        "iii": 3,
        "iv": 4,
        "v": 5,
        "vi": 6,
        "vii": 7,
        "viii": 8,
        "ix": 9,
        "x": 10,
    }
    said = mark.lower().strip("().")
    if said.isdigit():
        return int(said)
    return roman.get(said) or (ord(said[0]) - ord("a") + 1 if said else 0)


def _rank(block: Block) -> int:
    label = block.marker or (m[0] if (m := PART.match(block.text)) else "")
    return rank(label.strip()) if re.search(r"\w", label) else 0


def _part(block: Block, start: int, end: int) -> Told:
    text = re.sub(r"[;,]?\s*(?:and)?[\s*]*$", "", block.text[start:end]).strip()
    return Told(re.sub(r"\s+", " ", text), block.evidence(start, end))


def _leads_on(text: str) -> bool:
    """Whether the words before a list only lead to it: ``that Cabinet agree to:``."""
    said = text.strip(" *:–-").lower()
    return (
        text.rstrip(" *").endswith((":", ":-", "–", "-"))
        or said in ("", *words().parts.leads)
        or (len(said.split()) < 12 and said.endswith((" to", " that", " the following")))
    )


def _imperatives(blocks: Sequence[Block], place: int, lead: str) -> list[Told]:
    """Unmarked paragraphs under ``RESOLVED that Cabinet:`` as long as they say what to do."""
    if not lead.rstrip(" *").endswith((":", ":-")):
        return []
    do = alternatives(words().parts.imperatives)
    asked = re.compile(rf"(?:[A-Z]\s+)?(?P<part>(?:{do})\b)")  # "B    Requested that ..."
    below = takewhile(lambda pair: pair[1], ((b, asked.match(b.text)) for b in blocks[place + 1 :]))
    return [_part(block, m.start("part"), len(block.text)) for block, m in below if m]


def _is_lead(below: Sequence[Block]) -> bool:
    """Whether the block below only leads to a list: ``That:`` under ``RESOLVED –``, ``That the
    Panel resolves to:`` above numbered parts."""
    if not below or below[0].table or cue(below[0]):
        return False
    said = below[0].text.strip(" *:–-").lower()
    leads = len(below[0].text) < LONGEST_LEAD and below[0].text.rstrip(" *").endswith((":", ":-"))
    listed = len(below) > 1 and _rank(below[1]) == 1 and not _rank(below[0])
    return said in words().parts.leads or (leads and listed)


def _decides_nothing(text: str) -> bool:
    """Whether a cue is only followed by how the vote went, or whom it goes to: ``RESOLVED (by 6
    votes to 1):``, ``Resolved to RECOMMEND: (to Council)``."""
    said = text.strip(" *:;,.–-")
    asides = (*words().votes.patterns, *words().parts.addressed)
    return any(re.fullmatch(rf"\W*(?:{p})\W*", said, re.I) for p in asides)


def _span(blocks: Sequence[Block], place: int) -> int:
    """How many blocks after ``place`` are the list of a decision's parts."""
    own, span = blocks[place].marker, 0
    for at, block in enumerate(blocks[place + 1 :], place + 1):
        marked = block.kind is BlockKind.LIST_ITEM or PART.match(block.text)
        beside = own and block.marker and _style(own) == _style(block.marker)
        # "1." below "7. RESOLVED that Cabinet:" begins its parts, "8." stands beside it
        beside = beside and (span == 0 or _rank(block) == rank(own or "") + 1)
        beside = beside and not (span == 0 and _rank(block) == 1 < rank(own or ""))
        if (beside and block.depth <= blocks[place].depth) or cue(block):
            break
        if not marked and not _goes_on(blocks, place + 1, at):
            break
        span += 1
    return span


def _goes_on(blocks: Sequence[Block], first: int, at: int) -> bool:
    """Whether the list goes on below unmarked lines that belong to its part ``(b) ... –``."""
    marked = [b for b in blocks[first:at] if _rank(b)]
    if not marked or not marked[-1].text.rstrip().endswith(("–", "-", ":")):
        return False
    for block in blocks[at + 1 : at + BETWEEN_PARTS]:
        if cue(block) or block.table:
            return False
        if _rank(block):
            return _rank(block) == _rank(marked[-1]) + 1
    return False


def _style(marker: str) -> str:
    return re.sub(r"\w+", "1" if re.search(r"\d", marker) else "a", marker)


def _listed(blocks: Sequence[Block], place: int, start: int) -> list[Told]:
    """The list items below a decision; deeper ones go on with the one above them."""
    below = blocks[place + 1 : place + 1 + _span(blocks, place)]
    told: list[Told] = []
    for block in below:
        mark = PART.match(block.text)
        if any(re.match(p, block.text, re.I) for p in words().parts.not_decisions):
            continue
        part = _part(block, mark.end() if mark else 0, len(block.text))
        under = not _rank(block) and bool(_rank(below[0]))
        if told and (block.depth > below[0].depth or under):
            told[-1] = Told(f"{told[-1].text} {part.text}", told[-1].evidence)
        elif part.text:
            told.append(part)
    return told


def _running_on(
    blocks: Sequence[Block], place: int, decided: Decided, start: int
) -> tuple[list[Told], int]:
    """A decision in one passage, with the passage after it that goes on in small letters."""
    block = blocks[place]
    if decided.within:
        end = next((e for _, e in sentences(block.text) if e > start), len(block.text))
        return [_part(block, start, end)], place + 1
    if asked := _imperatives(blocks, place, block.text[start:]):
        return asked, place + 1 + len(asked)
    text, after = block.text[start:], place + 1
    if after < len(blocks) and not text.rstrip(" *").endswith((".", ";", ")")):
        following = blocks[after]
        if following.kind is BlockKind.PARAGRAPH and following.text[:1].islower():
            text, after = f"{text} {following.text}", after + 1
    text = re.sub(r"\s+", " ", text).strip(" *")
    return [Told(text, block.evidence(decided.start, len(block.text)))], after


def _paragraphs(blocks: Sequence[Block], place: int) -> tuple[list[Told], int]:
    """The paragraphs below a bare ``RESOLVED:``: the first, and those that also say "That"; and
    the first block after them."""
    told, after = list[Told](), place + 1
    for block in blocks[place + 1 :]:
        goes_on = re.match(r"(?:that|to)\b", block.text, re.I)
        if (
            block.kind in (BlockKind.TABLE, BlockKind.HEADING)
            or cue(block)
            or (told and not goes_on)
        ):
            break
        if any(re.match(p, block.text, re.I) for p in words().parts.not_decisions):
            break
        told += _inline(block, 0) or [_part(block, 0, len(block.text))]
        after += 1
        if not goes_on and block.kind is not BlockKind.LIST_ITEM:
            break
    return told, after


# --- votes --------------------------------------------------------------------------------------


def _votes(blocks: Sequence[Block], place: int, after: int) -> str | None:
    """How the vote went, from the decision itself or the lines just before or after it."""
    following = list(takewhile(lambda b: not cue(b), blocks[after : after + VOTE_LINES]))
    above = [b for b in blocks[max(place - 1, 0) : place] if not cue(b)]
    for block in (*blocks[place:after], *following, *above):
        for pattern in words().votes.patterns:
            if match := re.search(pattern, block.text, re.I):
                return re.sub(r"\s+", " ", match[0]).strip(" ()")
    return None


def _carried(block: Block, minute: str | None) -> Iterator[Resolution]:
    """A motion that was carried, where the item prints no other decision."""
    for start, end in sentences(block.text) if block.table is None else ():
        said = block.text[start:end]
        if any(re.search(p, said, re.I) for p in words().votes.carried):
            text = re.sub(r"\s+", " ", said).strip(" *")
            votes = _votes([block], 0, 1)
            yield Resolution(minute, text, "agreed", votes, block.evidence(start, end))


def _lost(block: Block, minute: str | None) -> Iterator[Resolution]:
    """A motion or an amendment that was lost."""
    for pattern in words().votes.lost:
        if match := re.search(pattern, block.text, re.I):
            evidence = block.evidence(match.start(), match.end())
            yield Resolution(minute, evidence.text, "lost", None, evidence)
