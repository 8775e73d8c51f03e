"""What the sentences of minutes add to the lists of who came: apologies, substitutes, who joined
from afar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.language.names import MARKS, is_name, title
from extractor.language.people import Person, people
from extractor.language.sentences import sentences
from extractor.parsing.attendance_words import words
from extractor.parsing.joined import join
from extractor.records import Attendance, Block, BlockKind

LONGEST_LIST = 40  # blocks of names below "apologies were received from:"
SHORT_LEAD = 160
LINE = re.compile(r"\n[^\n]+")
# sentences without one of these say nothing of who came
TELLING = re.compile(
    r"apolog|ymddiheur|remotely|virtually|online|substitut|in attendance|via |place of|deputi", re.I
)
BRACKETED = re.compile(r"\([^()]*\)")
ASIDE = re.compile(r"(?<=\s[–-]\s)[A-Z][^–]{2,60}$")
OPEN_BRACKET = re.compile(r"\s*\([^)]*$")  # "Cllr A Lee (as" before "substitute for"


def others(person: Person) -> Iterator[tuple[str, str]]:
    """Whom a bracket after a name brings in: the one replaced, or the substitute."""
    for other in people(person.instead_of or ""):
        yield other.name, "apologies"
    for other in people(person.replaced_by or ""):
        yield other.name, "substitute"


def told(block: Block) -> Iterator[Attendance]:
    """What the sentences of a passage add: apologies, remote attendance, substitutes."""
    yield from _stands_in(block)
    if not TELLING.search(block.text):
        return
    for start, end in sentences(block.text):
        sentence = block.text[start : _end_of_list(block.text, start, end)]
        for person, status in _apologies(sentence):
            yield _evident(block, start, person, status)
            for other, status_of_other in others(person):
                yield _evident(
                    block, start, replace(person, name=other, role=None), status_of_other
                )
        for person in _before(sentence, words().sentences.remotely):
            yield _evident(block, start, person, "remote")
        for person in _before(sentence, words().sentences.attending):
            yield _evident(block, start, person, "in-attendance")
        yield from _substitutions(block, start, sentence)


def _end_of_list(text: str, start: int, end: int) -> int:
    """Where the lines of names end that a sentence "Apologies were received from: ..." begins."""
    lead, _, named = text[start:end].partition(":")
    while _is_lead(f"{lead}:") and (line := LINE.match(text, end)):
        if ":" in line[0] or not (people(named + line[0]) and names_only(line[0])):
            break
        end = line.end()
    return end


def listed_below(body: Sequence[Block]) -> Iterator[Attendance]:
    """The names below "Apologies were received from:" as far as their list goes."""
    for place, lead in enumerate(body):
        if _leads_to_apologies(lead):
            yield from listed(body[place + 1 :])


def listed(blocks: Sequence[Block]) -> Iterator[Attendance]:
    """The names with which passages begin that are told to list apologies."""
    below = blocks[:LONGEST_LIST]
    names = list(takewhile(_lists_names, below)) or _first_sentence(below)
    joined = join([b for b in names if b.text.lower().strip(MARKS) not in _columns()])
    for person in people(joined.text):
        evidence = joined.evidence(person.start, person.end)
        status = "substitute" if person.manner == "substitute" else "apologies"
        yield Attendance(person.name, person.role, status, evidence)


def _columns() -> frozenset[str]:
    return words().columns.words


def _first_sentence(below: Sequence[Block]) -> list[Block]:
    """The names with which a passage opens: ``Cllr A Lee and Cllr B Moss. These were accepted.``"""
    for block in below[:1]:
        end = next((end for _, end in sentences(block.text)), 0)
        named = people(block.text[:end])
        if named and named[0].start == 0 and names_only(block.text[:end]):
            return [replace(block, text=block.text[:end])]
    return []


def _leads_to_apologies(block: Block) -> bool:
    return block.table is None and _is_lead(block.text)


def _is_lead(text: str) -> bool:
    """Whether a line ends in "apologies were received from:"."""
    cues = words().sentences.apologies_lead
    return len(text) < SHORT_LEAD and any(re.search(cue, text, re.I) for cue in cues)


def _lists_names(block: Block) -> bool:
    """Whether a passage only holds names and posts: no sentence, no title of an item."""
    plain = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not block.is_bold
    plain = plain or (not block.marker and is_name(block.text))
    ends = block.text.rstrip().endswith(":") or re.match(r"\W*(?:\d|[IVX]+\s)", block.text)
    return plain and not ends and names_only(block.text)


def names_only(text: str) -> bool:
    """Whether a text has no word that only stands in sentences."""
    return set(re.findall(r"[a-z]+", text.lower())).isdisjoint(words().prose.words)


def _stands_in(block: Block) -> Iterator[Attendance]:
    """A line that only names a substitute and the one replaced: ``Cllr A for Cllr B``."""
    line = re.match(words().sentences.stands_in, block.text)
    for number, status in ((1, "substitute"), (2, "apologies")):
        for person in people(line[number]) if line else []:
            yield _evident(block, line.start(number) if line else 0, person, status)


def _evident(block: Block, start: int, person: Person, status: str) -> Attendance:
    evidence = block.evidence(start + person.start, start + person.end)
    return Attendance(person.name, person.role, status, evidence)


def _apologies(sentence: str) -> Iterator[tuple[Person, str]]:
    said = sentence.lower()
    if "apolog" not in said and "ymddiheur" not in said:
        return
    if any(cue in said for cue in words().sentences.not_apologies):
        return
    for cue in words().sentences.apologies_from:
        for match in re.finditer(cue, sentence, re.I):
            for person in _within(sentence, match.end()):
                yield person, "apologies"
    for person in _before(sentence, words().sentences.sent_apologies):
        yield person, "apologies"


def _within(text: str, start: int) -> list[Person]:
    """People named from ``start`` on, as far as the list of them goes."""
    named = BRACKETED.sub(lambda m: "-" * len(m[0]), text[start:])
    ends = [re.search(cue, named) for cue in words().sentences.after_names]
    end = min((start + m.start() for m in ends if m), default=len(text))
    return [_moved(p, start) for p in people(text[start:end])]


def _before(text: str, cues: Sequence[str]) -> Iterator[Person]:
    for match in (m for cue in cues for m in re.finditer(cue, text, re.I)):
        before = text[: match.start()]
        opened = OPEN_BRACKET.search(before)
        if opened:  # "(Cllr A Lee attended online)" says nothing of those before the bracket
            before = " " * opened.start() + before[opened.start() :].replace("(", " ", 1)
        first = title().search(before)
        yield from _within(before, first.start() if first else 0)


def _moved(person: Person, by: int) -> Person:
    return replace(person, start=person.start + by, end=person.end + by)


def _substitutions(block: Block, start: int, sentence: str) -> Iterator[Attendance]:
    for cue in words().sentences.substitution:
        for match in re.finditer(cue, sentence, re.I):
            said = sentence[: match.start()]
            opened = OPEN_BRACKET.search(said)
            inside = opened[0].lstrip(" (") if opened else ""
            inside = inside or (ASIDE.search(said) or [""])[0]  # "Ann Lee - Bo Day substituted"
            within = [_moved(person, len(said) - len(inside)) for person in people(inside)]
            for person in within or people(OPEN_BRACKET.sub("", said))[-1:]:
                yield _evident(block, start, person, "substitute")
            end = sentence.find(")", match.end()) if within else -1
            for person in _within(sentence[: end if end >= 0 else None], match.end()):
                yield _evident(block, start, person, "apologies")
