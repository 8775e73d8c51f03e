"""Answers of a committee system's web service (XML): a meeting, or lists of records."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict

from extractor.reading import html, passages, spans
from extractor.reading.elements import blocks_of
from extractor.reading.passages import Run
from extractor.reading.runs import flow
from extractor.reading.source import Options, Source, damaged, foreign, memory_left
from extractor.reading.titles import first_heading
from extractor.records import Block, BlockKind, Paper, Passage


class Names(BaseModel):
    """The data file ``patterns/service.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    item: str
    person: str
    facts: dict[str, str]
    heading: dict[str, str]
    texts: dict[str, str]
    people: dict[str, str]


@cache
def names() -> Names:
    """Load the names once."""
    text = (files("extractor.reading") / "patterns" / "service.toml").read_text("utf-8")
    return Names(**tomllib.loads(text))


def read(source: Source, options: Options) -> Paper:
    """Read the answer of a web service; its blocks have offsets and no pages."""
    root = _parsed(source)
    is_meeting = next(_named(root, names().item), None) is not None
    blocks = list(_meeting(root) if is_meeting else _records(root))
    if not blocks:
        raise foreign(source.path, "an XML file without words that are known")
    return source.paper(blocks=passages.lay(blocks), title=first_heading(blocks), reader="service")


def _parsed(source: Source) -> Any:
    """Parse without entities, document types or network."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(source.path.read_bytes(), parser=parser)
    except etree.XMLSyntaxError as error:
        memory_left(error)
        raise damaged(source.path, "XML file") from error


def _name(element: Any) -> str:
    """An element's name in lower case, without its name space."""
    return str(element.tag).rpartition("}")[2].lower()


def _named(root: Any, name: str) -> Iterator[Any]:
    return (e for e in root.iter() if _name(e) == name)


def _value(root: Any, name: str) -> str:
    """The first words that an element of that name holds."""
    return next((text for e in _named(root, name) if (text := (e.text or "").strip())), "")


def _block(kind: BlockKind, text: str, **more: Any) -> Block:
    return passages.block(kind, _words(text), **more)


def _words(text: str) -> Passage:
    """Words that the service may have escaped once more."""
    return flow([Run(unescape(text))])


# --------------------------------------------------------------------------------- one meeting


def _meeting(root: Any) -> Iterator[Block]:
    for name, label in names().facts.items():
        value = _value(root, name)
        if value and label:
            joint = " " if label.endswith(" at") else ": "
            yield _block(BlockKind.PARAGRAPH, f"{label}{joint}{value}")
        elif value:
            yield _block(BlockKind.HEADING, value, level=1)
    people = list(_named(root, names().person))
    columns = {k: v for k, v in names().people.items() if any(p.get(k) for p in people)}
    rows = [[p.get(key, "") for key in columns] for p in people]
    table = _table(list(columns.values()), rows)
    if table:
        yield table
    for item in _named(root, names().item):
        yield from _item(item)


def _item(item: Any) -> Iterator[Block]:
    number, title = (_value(item, names().heading[part]) for part in ("number", "title"))
    yield _block(BlockKind.HEADING, title or number, level=3, marker=number or None)
    for name, label in names().texts.items():
        page = html.parsed(_value(item, name))
        blocks = [] if page is None else blocks_of(page)
        if label and blocks:
            yield _block(BlockKind.HEADING, label, level=4)
        yield from blocks


# ------------------------------------------------------------------------------ lists of records


def _records(root: Any) -> Iterator[Block]:
    """A table for each kind of record: elements that hold several values and nothing else."""
    kinds = defaultdict[str, list[Any]](list)
    for element in root.iter():
        if len(element) > 1 and not any(len(value) for value in element):
            kinds[_name(element)].append(element)
    for kind, elements in kinds.items():
        held = [_values(element) for element in elements]
        columns = list(dict.fromkeys(name for values in held for name in values))
        rows = [[values.get(name, "") for name in columns] for values in held]
        table = _table(columns, rows)
        if table:
            yield _block(BlockKind.HEADING, kind, level=2)
            yield table


def _values(element: Any) -> dict[str, str]:
    """The values of a record by name: of several of one name the first that has words."""
    found: dict[str, str] = {}
    for value in element:
        found[_name(value)] = found.get(_name(value)) or (value.text or "").strip()
    return found


def _table(columns: list[str], rows: list[list[str]]) -> Block | None:
    if not rows:
        return None
    head = [spans.Spanned(_words(name), header=True) for name in columns]
    return spans.table([head, *([spans.Spanned(_words(c)) for c in row] for row in rows)])
