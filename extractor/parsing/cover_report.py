"""Reads the head of a covering report: its header table or labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from extractor.language.casing import in_title_case
from extractor.language.dates import parse_date
from extractor.language.patterns import PatternFile, load
from extractor.parsing.context import Context
from extractor.records import (
    Block,
    BlockKind,
    CoverReport,
    Evidence,
    Passage,
    Records,
    Section,
    Stretch,
)

# "a)", "(2)", "iv.", "1.2", "•" before a recommendation
MARKED = re.compile(
    r"^\s*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d+)*)[.)]|[•\-–]|\d{1,3}(?=\s+That\b))\s+",
    re.IGNORECASE,
)
LINE = 160  # characters; a longer passage is no subject
LABEL_WORDS = 6
NAMED = re.compile(r"\s*(?:\n|;)\s*")


class CoverWords(PatternFile):
    """The labels of report heads, by the field they fill; see the data file."""

    reach: int
    least: int
    centred: int
    labels: Mapping[str, tuple[str, ...]]
    lead_in: str
    opening: str
    byline: str
    not_subject: str
    parts: str


@dataclass(slots=True)
class Field:
    """A label as printed, what it means, and the words beside it."""

    kind: str
    label: str
    words: list[str] = field(default_factory=list)
    evidence: Evidence | None = None

    @property
    def text(self) -> str:
        """The words, a line feed between paragraphs."""
        return "\n".join(w for w in self.words if w).strip()


def cover_words() -> CoverWords:
    """The data file of report heads."""
    return load("extractor.parsing", "cover_report", CoverWords)


def parse(section: Section, context: Context) -> Records:
    """The head of the report that a section is, if it has one."""
    fields = head(section.blocks)
    if not _first(fields, "subject"):
        fields = [*fields, *_centred(section.blocks)]
    if len({f.kind if f.kind != "other" else f.label for f in fields}) < cover_words().least:
        return Records()
    first = _first(fields, "subject") or fields[0]
    report = CoverReport(
        subject=" ".join(text.split()) if (text := _text(fields, "subject")) else None,
        evidence=first.evidence or Evidence(first.text),
        meeting_date=parse_date(_text(fields, "meeting_date") or ""),
        recommendations=recommendations(_text(fields, "recommendations") or ""),
        authors=tuple(a for a in NAMED.split(_text(fields, "authors") or "") if a),
        classification=_text(fields, "classification"),
        fields=tuple((f.label, f.text) for f in fields if f.kind == "other" and f.text),
        item_id=section.item.id,
    )
    return Records(reports=(report,))


def _first(fields: Sequence[Field], kind: str) -> Field | None:
    return next((f for f in fields if f.kind == kind and f.text), None)


def _text(fields: Sequence[Field], kind: str) -> str | None:
    found = _first(fields, kind)
    return found.text if found else None


def head(blocks: Sequence[Block]) -> list[Field]:
    """The labelled fields at a report's beginning, from tables and from lines."""
    found: list[Field] = []
    for block in blocks[: cover_words().reach]:
        if block.table:
            found += _in_table(block, found)
        elif block.kind is BlockKind.HEADING and _kind(block.text) is None and _is_whole(found):
            found.append(Field("end", block.text))
        else:
            _in_lines(block, found)
    return [f for f in found if f.kind != "end"]


def _is_whole(found: Sequence[Field]) -> bool:
    """Whether the last label has its words, so that a heading below it is none of them."""
    return bool(found) and (found[-1].kind == "recommendations" or bool(found[-1].text))


def _centred(blocks: Sequence[Block]) -> list[Field]:
    """A head without labels: who reports ("REPORT OF THE CLERK") on a line, and above or below
    it the heading that says what on."""
    byline = re.compile(cover_words().byline, re.IGNORECASE | re.DOTALL)
    first = blocks[: cover_words().centred]
    told = ((n, byline.fullmatch(b.text.strip())) for n, b in enumerate(first) if not b.table)
    place, match = next(((n, m) for n, m in told if m), (0, None))
    if match is None:
        return []
    around = (*first[place + 1 :], *reversed(first[:place]))
    titles = [b for b in around if _may_be_subject(b)]
    titles = titles or [b for b in first[place + 1 : place + 2] if _is_plain_subject(b)]
    author = in_title_case(" ".join(match["author"].split()))
    found = [Field("authors", "Report of", [author], first[place].evidence())]
    return found + [Field("subject", "Subject", [b.text], b.evidence()) for b in titles[:1]]


def _may_be_subject(block: Block) -> bool:
    """A heading that names no body, no day and no part of the report."""
    text = block.text.strip()
    heads = (block.kind is BlockKind.HEADING or block.is_bold) and not block.marker
    return heads and _names_something(text)


def _is_plain_subject(block: Block) -> bool:
    """In a text without headings the subject is the short line below who reports."""
    text = block.text.strip()
    line = block.kind is BlockKind.PARAGRAPH and len(text) < LINE and not text.endswith((".", ":"))
    return line and text[:1].isupper() and _names_something(text)


def _names_something(text: str) -> bool:
    named = re.fullmatch(cover_words().not_subject, text, re.IGNORECASE)
    part = re.fullmatch(cover_words().parts, text.strip(" :"), re.IGNORECASE)
    return not named and not part and parse_date(text) is None and _kind(text) is None


def _in_table(block: Block, before: Sequence[Field]) -> list[Field]:
    """Rows of a label and its words; a row without a label goes on with the one above."""
    table = block.table
    if table is None or table.columns < 2:
        return []
    found: list[Field] = []
    for row in table.header + table.body:
        cells = [c for c in row.cells if c.text.strip()]
        kind = _kind(cells[0].text) if len(cells) == 2 else None
        if kind:
            found.append(_field(kind, cells[0].text, cells[1]))
        elif len(cells) == 1 and cells[0].column > 0 and (found or before):
            (found or before)[-1].words.append(cells[0].text)
    return found


def _field(kind: str, label: str, passage: Passage) -> Field:
    return Field(kind, _bare(label), [passage.text.strip()], passage.evidence())


def _in_lines(block: Block, found: list[Field]) -> None:
    """ "Subject: ..." begins a field; other words go on with recommendations only."""
    leads = _opening().fullmatch(block.text.strip())
    pieces = [] if leads else list(_pieces(block.text, () if block.is_bold else block.bold))
    if not pieces:
        _go_on(block, found)
    for label, start, end in pieces:
        kind = _kind(label) or "other"
        words = block.text[start:end].strip()
        found.append(Field(kind, _bare(label), [words], block.evidence(start, end)))


def _go_on(block: Block, found: list[Field]) -> None:
    """Words without a label: the value of the label alone above them, or recommendations."""
    text = f"{block.marker or ''} {block.text}".strip()
    last = found[-1] if found else None
    if _opening().fullmatch(text) and not _first(found, "recommendations"):
        found.append(Field("recommendations", "Recommendations", [text], block.evidence()))
    elif last and last.kind == "recommendations":
        listed = block.kind is BlockKind.LIST_ITEM or MARKED.match(text) or text[:1].islower()
        if listed or not any(map(MARKED.match, last.words)):
            last.words.append(text)
        else:
            found.append(Field("end", text))
    elif last and last.kind != "end" and not last.text:
        if _may_be_value(block, last.kind):
            last.words.append(block.text.strip())
            last.evidence = block.evidence()
        else:  # what stands below these words is not what the label names
            found.append(Field("end", text))


def _may_be_value(block: Block, kind: str) -> bool:
    """Whether a passage may be what a label alone above it names: most of them name no text."""
    short = len(block.text) < LINE and not block.text.endswith(".")
    return kind == "other" or (short and block.kind is not BlockKind.LIST_ITEM)


@cache
def _opening() -> re.Pattern[str]:
    """A line that leads to recommendations, as in: Members are asked to:"""
    return re.compile(rf"(?:{MARKED.pattern[1:]})?(?:{cover_words().opening})", re.IGNORECASE)


def _pieces(text: str, bold: Sequence[Stretch] = ()) -> Iterator[tuple[str, int, int]]:
    """Each known label with a colon, or alone in bold, and the stretch of words up to the next."""
    marks = list(_labelled().finditer(text))
    if bold and bold[0][0] == 0 and _kind(text[: bold[0][1]]) and not marks:
        yield text[: bold[0][1]], bold[0][1], len(text)
        return
    if not marks and _kind(text) and len(text.split()) <= LABEL_WORDS:
        yield text, len(text), len(text)
    ends = [*(m.start() for m in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        yield mark["label"], mark.end(), end


@cache
def _labelled() -> re.Pattern[str]:
    """A known label at the start of a line, or in capitals after other words, and a colon."""
    names = sorted((n for known in cover_words().labels.values() for n in known), key=len)
    options = "|".join(re.escape(n) for n in reversed(names))
    return re.compile(rf"(?:^|\n|(?<=\s)(?=[A-Z]))\s*(?P<label>(?i:{options}))\s*:", re.MULTILINE)


def _bare(label: str) -> str:
    return " ".join(label.split()).strip(" :")


def _kind(label: str) -> str | None:
    plain = _bare(label).lower()
    return next((kind for kind, known in cover_words().labels.items() if plain in known), None)


def recommendations(text: str) -> tuple[str, ...]:
    """Each recommendation of a field's words, without its letter and without "that"."""
    lead = re.compile(cover_words().lead_in, re.IGNORECASE)
    rest = lead.sub("", MARKED.sub("", text.strip(), count=1), count=1)
    lines = [MARKED.sub("", line).strip() for line in _lines(rest)]
    return tuple(line for line in lines if line)


def _lines(text: str) -> list[str]:
    """Lines, and "a) ... b) ..." run on in one line."""
    parts = re.split(r"\n+|(?<=[.;:])\s+(?=\((?:[a-z]|[ivx]+|\d+)\)\s|(?:[a-z]|\d+)\)\s)", text)
    return [p for p in parts if p.strip()]
