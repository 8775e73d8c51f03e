"""What is done with an input, and what must hold whatever it is.

A target takes bytes, which choose its input, and raises where something does not hold.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from evaluation.fuzz import inputs
from evaluation.fuzz.told import Told
from extractor.contract import as_json
from extractor.language import changes, dates, number_kinds, numbers, people, period_slips, periods
from extractor.language.sentences import sentences
from extractor.parsing.context import Context
from extractor.parsing.dispatch import PARSERS
from extractor.pipeline import extract, installed_models
from extractor.reading import text
from extractor.records import Block, Extraction, ItemKind, Paper, Section
from extractor.segmenting import segment

UNFORESEEN = ("not-read", "parser-failed")
"""Problems in which an error that nobody foresaw was caught."""

Make = Callable[[inputs.Chance], bytes]


class Unforeseen(Exception):  # noqa: N818  (it is not the input that is in error)
    """A problem that asks a person to report it, or something that does not hold."""


# ------------------------------------------------------------------ whole papers


def reading(make: Make) -> Callable[[bytes], None]:
    """A target that writes a paper into a file and extracts all there is in it."""

    def target(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "paper")
            path.write_bytes(make(Told(data)))
            hold(extract(path))

    return target


def hold(found: Extraction) -> None:
    """Raise unless all that must hold of an extraction holds."""
    for problem in found.problems:
        if problem.kind in UNFORESEEN:
            raise Unforeseen(problem.message)
        if "\n" in problem.message or len(problem.message) > 1000:
            raise Unforeseen(f"the message of {problem.kind} is not one line")
    if (found.state == "failed") != (not found.paper.sha256):
        raise Unforeseen(f"{found.state}, read by {found.paper.reader!r}")
    placed(found.paper)
    for evidence in every_evidence(as_json(found)):
        shown(evidence, found.paper)


def placed(paper: Paper) -> None:
    """Raise unless each passage is where it says: at its offset, or on pages that there are."""
    plain, count = paper.text, len(paper.pages)
    for block in paper.blocks:
        if plain[block.offset : block.offset + len(block.text)] != block.text:
            raise Unforeseen(f"not at its offset: {block.text[:80]!r}")
        for line in (line for passage in passages(block) for line in passage.lines):
            if not 1 <= line.page <= count:
                raise Unforeseen(f"page {line.page} of {count}")


def passages(block: Block) -> Iterator[Any]:
    """A block and its cells."""
    yield block
    if block.table:
        yield from (c for row in block.table.header + block.table.body for c in row.cells)


def every_evidence(found: Any) -> Iterator[dict[str, Any]]:
    """Each ``evidence`` in what is printed of a paper, at any depth."""
    if isinstance(found, list):
        for each in found:
            yield from every_evidence(each)
    elif isinstance(found, dict):
        if isinstance(found.get("evidence"), dict):
            yield found["evidence"]
        for each in found.values():
            yield from every_evidence(each)


def shown(evidence: dict[str, Any], paper: Paper) -> None:
    """Raise unless evidence is on a page that there is, or between its offsets."""
    if paper.pages:
        if not 1 <= (evidence.get("page") or 1) <= len(paper.pages):
            raise Unforeseen(f"evidence on page {evidence['page']} of {len(paper.pages)}")
        return
    start, end = evidence.get("offset") or (0, 0)
    if evidence.get("offset") and " ".join(evidence["text"].split()) not in " ".join(
        paper.text[start:end].split()
    ):
        raise Unforeseen(f"evidence is not at its offset: {evidence['text'][:80]!r}")


# ------------------------------------------------------------------ parts of the way


def agendas(data: bytes) -> None:
    """Segment lines in disorder, and have every parser read every section."""
    blocks = text.blocks_of(inputs.agenda(Told(data)))
    parsed(Paper("x.txt", "0", "text/plain", blocks=blocks))


def tables(data: bytes) -> None:
    """Have every parser read a table of any cells."""
    from extractor.reading import html, passages
    from extractor.reading.elements import blocks_of

    page = html.parsed(inputs.table(Told(data)).decode())
    blocks = () if page is None else passages.lay(blocks_of(page))
    parsed(Paper("x.html", "0", "text/html", blocks=tuple(blocks)))


def parsed(paper: Paper) -> None:
    """Raise unless the sections are the whole paper, and each parser shows where its finds are."""
    segmented = segment(paper)
    if [b for s in segmented.sections for b in s.blocks] != list(paper.blocks):
        raise Unforeseen("the sections are not the whole paper")
    models = installed_models()
    context = Context(segmented.meeting, None, models.figures, models.commitments)
    whole = [Section(s.item, paper.blocks) for s in segmented.sections[:1]]
    for section in (*segmented.sections, *whole):
        for parser in {parser: None for kind in ItemKind for parser in PARSERS.get(kind, ())}:
            records = parser(section, context)
            found = as_json(Extraction(paper, records=records))
            for evidence in every_evidence(found):
                shown(evidence, paper)


def language(data: bytes) -> None:
    """Ask of pieces of sentences what they mean; each answer lies within them."""
    said = inputs.sentence(Told(data))
    for ask in (
        numbers.find_numbers,
        number_kinds.classify,
        periods.find_periods,
        period_slips.find_slips,
        dates.find_dates,
    ):
        for found in ask(said):
            if not 0 <= found.start <= found.end <= len(said):
                raise Unforeseen(f"{found} is not within {said!r}")
    for start, end in sentences(said):
        if not 0 <= start <= end <= len(said):
            raise Unforeseen(f"a sentence from {start} to {end} of {said!r}")
    for ask_more in (people.people, changes.find_changes, changes.find_shares, changes.find_sums):
        list(ask_more(said))
    for ask_all in (numbers.parse_number, periods.parse_period, dates.parse_time):
        ask_all(said)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "pdf": reading(inputs.pdf),
    "docx": reading(inputs.docx),
    "html": reading(inputs.html),
    "xml": reading(inputs.xml),
    "txt": reading(inputs.txt),
    "agendas": agendas,
    "tables": tables,
    "language": language,
}
"""The targets by name; those of the first lines are whole papers by the ending of their kind."""
