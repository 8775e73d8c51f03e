"""What an item or an appendix is: told by its title, its first heading and its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractor.records import Block, BlockKind, ItemKind, Table
from extractor.segmenting.cues import any_of, is_notice, is_procedural, kind_cues


@lru_cache(maxsize=1024)  # a title is asked on the agenda, above its paper and among headings
def kind_of_title(title: str) -> ItemKind | None:
    """The kind that a title says, or None; "procedural" is no kind a title alone can say."""
    words = title.replace("’", "'").strip()
    return next((cue.kind for cue in kind_cues().kinds if any_of(cue.titles).search(words)), None)


def kind_with_table(title: str, tables: Sequence[Table]) -> ItemKind | None:
    """The kind that a title says, or where it may say two, that of the first telling table."""
    if any_of(kind_cues().either).search(title):
        told = next((kind for table in tables if (kind := kind_of_table(table))), None)
        return told or kind_of_title(title)
    return kind_of_title(title)


def kind_of_item(
    title: str, blocks: Sequence[Block], *, paper: bool | None, opening: str | None
) -> ItemKind:
    """The kind of an agenda item.

    ``paper`` says whether a paper is attached or announced by a page range, None where the agenda
    leaves that open; ``opening`` is how its paper begins (minutes, action-sheet, ...), where that
    is known.
    """
    said = kind_with_table(title, _tables(blocks))
    if said is None and is_notice(title):
        return ItemKind.PROCEDURAL
    if not paper:
        return _without_paper(title, said, known=paper is False)
    if opening in _TELLING_OPENINGS:
        return ItemKind(opening)
    if said is ItemKind.MINUTES and opening == "report":
        return ItemKind.REPORT
    return said or kind_of_tables(blocks) or ItemKind.REPORT


def _without_paper(title: str, said: ItemKind | None, *, known: bool) -> ItemKind:
    if said and not (known and said is ItemKind.MINUTES):
        return said
    return ItemKind.PROCEDURAL if said or is_procedural(title) else ItemKind.OTHER


_TELLING_OPENINGS = ("minutes", "action-sheet", "forward-plan")


def kind_of_appendix(title: str, blocks: Sequence[Block]) -> ItemKind:
    """The kind of an appendix: by its title, else by its first headings, else ``appendix``."""
    return (
        kind_of_title(title)
        or next((kind for kind in map(kind_of_title, _first_headings(blocks)) if kind), None)
        or kind_of_tables(blocks)
        or ItemKind.APPENDIX
    )


def _first_headings(blocks: Sequence[Block]) -> Iterator[str]:
    """The first headings, before any long paragraph."""
    for block in blocks[:4]:
        if block.kind is BlockKind.TABLE or len(block.text) > 200:
            return
        if block.kind is BlockKind.HEADING:
            yield block.text


def kind_of_tables(blocks: Sequence[Block]) -> ItemKind | None:
    """The kind of the first table with telling columns, where it stands near the beginning."""
    return next((kind for table in _tables(blocks) if (kind := kind_of_table(table))), None)


def _tables(blocks: Sequence[Block]) -> list[Table]:
    return [b.table for b in blocks[:12] if b.table]


def kind_of_table(table: Table) -> ItemKind | None:
    """The kind that a table's header makes its item."""
    rows = table.header or table.body[:1]
    names = [cell.text.lower() for row in rows for cell in row.cells if cell.text]
    if len(names) < 3:
        return None
    for cue in kind_cues().headers:
        if all(any(_holds(name, words) for name in names) for words in cue.columns):
            return cue.kind
    return None


def _holds(name: str, words: Sequence[str]) -> bool:
    return len(name) < 80 and any(word in name for word in words)
