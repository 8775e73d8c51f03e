"""Finding words in the papers and in what was found in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from extractor.library.connect import reading
from extractor.library.schema import (
    ACCENTS,
    BETWEEN,
    WORDS,
    meetings,
    pages,
    papers,
    passages,
)

Query = sa.Select[tuple[Any, ...]]
Numbers = sa.Select[tuple[int]]  # of passages

# "plan for permanence" in quotes is a phrase; exclusion* is the start of a word.
TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage; ``kind`` is heading, paragraph, list-item or row, or the record's kind, and
    ``text`` shows the words found between ‹ and ›."""

    paper: str
    council: str | None
    committee: str | None
    date: date | None
    kind: str
    record_id: str | None
    page: int | None
    page_label: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Within:
    """Where to look: passages of these kinds (of any where none is named), of one council, one
    committee and meetings of one year, where that is given, ``without`` those of some numbers."""

    kinds: tuple[str, ...] = ()
    council: str | None = None
    committee: str | None = None
    year: int | None = None
    without: tuple[int, ...] = ()


EVERYWHERE = Within()
WEIGHED = 10_000
"""Passages that are weighed against each other where nothing else is said."""

INDEX = sa.table("passages_words", *map(sa.column, ("rowid", "passages_words", "rank")))


def search(
    engine: sa.Engine,
    words: str,
    *,
    within: Within = EVERYWHERE,
    limit: int = 50,
    offset: int = 0,
    newest: int | None = WEIGHED,
) -> list[Hit]:
    """The passages that hold all the words, the best first, without the first ``offset``; only of
    the ``newest``, those that were read last: all are weighed where that is None."""
    terms = terms_of(words)
    if not terms:
        return []
    with reading(engine) as connection:
        if engine.dialect.name == "sqlite":
            return read_fts5(connection, terms, ranked(terms, within, limit, offset, newest))
        query = by_tsvector(terms, within, newest).limit(limit).offset(offset)
        return [Hit(**row) for row in connection.execute(query).mappings()]


def narrowed(within: Within) -> Iterator[sa.ColumnElement[bool]]:
    """What is true of the passages that are looked through."""
    if within.kinds:
        yield passages.c.kind.in_(within.kinds)
    if within.council:
        yield meetings.c.council == within.council
    if within.committee:
        yield meetings.c.committee == within.committee
    if within.year:
        yield sa.extract("year", meetings.c.date) == within.year
    if within.without:
        yield passages.c.passage_id.not_in(within.without)


def terms_of(words: str) -> list[str]:
    """Words and phrases without quotation marks; those without a letter or digit are left out."""
    clean = words.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    found = [(phrase or word).replace('"', "") for phrase, word in TERM.findall(clean)]
    return [term for term in found if any(c.isalnum() for c in term)]


def hits(text: sa.ColumnElement[str], source: sa.FromClause) -> Query:
    """Passages with their paper and meeting; ``text`` is what to show of each."""
    page = sa.and_(pages.c.paper_id == passages.c.paper_id, pages.c.number == passages.c.page)
    place = (
        source.join(papers, papers.c.paper_id == passages.c.paper_id)
        .outerjoin(meetings, meetings.c.paper_id == passages.c.paper_id)
        .outerjoin(pages, page)
    )
    paper = (
        papers.c.source.label("paper"),
        meetings.c.council,
        meetings.c.committee,
        meetings.c.date,
    )
    label = sa.func.nullif(pages.c.label, sa.cast(pages.c.number, sa.Text))
    passage = (passages.c.kind, passages.c.record_id, passages.c.page, label.label("page_label"))
    return sa.select(*paper, *passage, text.label("text")).select_from(place)


def read_fts5(connection: sa.Connection, terms: list[str], which: Numbers) -> list[Hit]:
    """Passages by SQLite's full text in the order of their numbers; only what is shown is cut out
    of them."""
    numbers = connection.execute(which).scalars().all()
    shown = sa.literal_column("snippet(passages_words, 0, '‹', '›', '…', 24)", sa.Text)
    both, matched = found_by_fts5(terms)
    query = hits(shown, both).add_columns(INDEX.c.rowid)
    rows = connection.execute(query.where(matched, INDEX.c.rowid.in_(numbers)))
    known = {number: Hit(*told) for *told, number in rows}
    return [known[number] for number in numbers]


def ranked(
    terms: list[str], within: Within, limit: int, offset: int, newest: int | None
) -> Numbers:
    """The numbers of passages by BM25, the best first."""
    both, matched = found_by_fts5(terms)
    own = list(narrowed(within))
    place = both.outerjoin(meetings, meetings.c.paper_id == passages.c.paper_id) if own else INDEX
    query = sa.select(INDEX.c.rowid, INDEX.c.rank).select_from(place).where(matched, *own)
    if newest is not None:
        query = query.order_by(INDEX.c.rowid.desc()).limit(newest)
    found = query.subquery()
    return sa.select(found.c.rowid).order_by(found.c.rank).limit(limit).offset(offset)


def found_by_fts5(terms: list[str]) -> tuple[sa.FromClause, sa.ColumnElement[bool]]:
    """The passages beside the index, and that they hold the words."""
    both = INDEX.join(passages, passages.c.passage_id == INDEX.c.rowid)
    asked = " ".join(f'"{term.rstrip("*")}"{"*" * term.endswith("*")}' for term in terms)
    return both, INDEX.c.passages_words.match(asked)


def by_tsvector(terms: list[str], within: Within, newest: int | None) -> Query:
    """PostgreSQL's full text, by cover density."""
    how, held, asked = tsvector(terms)
    style = "StartSel=‹, StopSel=›, MaxWords=24, MinWords=12"
    shown = sa.func.ts_headline(how, passages.c.text, asked, style)
    own = list(narrowed(within))
    same = meetings.c.paper_id == passages.c.paper_id
    place = passages.outerjoin(meetings, same) if own else passages
    weighed = sa.select(passages.c.passage_id).select_from(place).where(held.op("@@")(asked), *own)
    if newest is not None:
        weighed = weighed.order_by(passages.c.passage_id.desc()).limit(newest)
    query = hits(shown, passages).where(passages.c.passage_id.in_(weighed))
    return query.order_by(sa.func.ts_rank_cd(held, asked).desc(), passages.c.passage_id)


def tsvector(terms: list[str]) -> tuple[sa.ColumnElement[Any], ...]:
    """How words are read, the words of a passage, and those that are asked for."""
    how: sa.ColumnElement[Any] = sa.literal_column(WORDS)
    held: sa.ColumnElement[Any] = sa.literal_column("passages.passages_words")
    asked = sa.func.to_tsquery(how, " & ".join(filter(None, map(tsquery_term, terms))))
    return how, held, asked


def found(engine: sa.Engine, terms: list[str]) -> tuple[sa.FromClause, sa.ColumnElement[bool]]:
    """From where passages are taken, and that they hold the words."""
    if engine.dialect.name == "sqlite":
        return found_by_fts5(terms)
    _, held, asked = tsvector(terms)
    return passages, held.op("@@")(asked)


def tsquery_term(term: str) -> str:
    """A term as the words it is made of: ``'plan' <-> 'for'``, ``'exclusion':*``."""
    plain = re.sub(ACCENTS, "", unicodedata.normalize("NFKD", term.rstrip("*")))
    words = [f"'{word}'" for word in re.sub(BETWEEN, " ", plain).split()]
    return f"{' <-> '.join(words)}{':*' if term.endswith('*') else ''}"
