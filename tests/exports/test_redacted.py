"""Exports with the public under other names: no name is left in any file of any format."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cli
from corpus.samples import samples
from extractor.export_command import FORMATS, writer
from extractor.exports.body import Body
from extractor.exports.catalogue import listings
from extractor.exports.redacted import AS_THEY_ARE, OF_OFFICERS, Redacted, redaction_of
from extractor.exports.whole_folders import made_whole
from extractor.library.connect import connect, reading
from extractor.library.writes import keep
from extractor.pipeline import extract
from extractor.records import (
    Attendance,
    Block,
    BlockKind,
    Clearance,
    CoverReport,
    Evidence,
    Extraction,
    Paper,
    Problem,
    Records,
    Response,
)
from tests.exports.a_library import EASTMERE, westmere

PUBLIC = ("Ms Tamsin Orrell", "Mr Tesfa Woldu", "Mrs B O'Dell-Hart", "Dr Nadia Quillfeather")
SURNAMES = ("orrell", "woldu", "o'dell", "quillfeather")
OFFICIALS = ("Cllr A Marrow", "Ann Liddell", "Imogen Sayle")
SAID = (
    "Public Questions",
    "Ms Tamsin Orrell, a parent, asked about buses. Ms Orrell's petition had 40 names.",
    "A question was received from Tesfa Woldu. T. Woldu and Woldu asked again.",
    "Mrs B O'Dell-Hart (local resident) and Dr Nadia Quillfeather spoke of ORRELL, TAMSIN.",
    "Cllr A Marrow thanked them. Ann Liddell, Head of Roads, replied to Mr Woldu.",
    "Contact: Imogen Sayle",
)


def everywhere(record: Any, words: str) -> Any:
    """A record with words behind every text of it that is told from a paper."""
    if isinstance(record, str) and not isinstance(record, Enum):
        return f"{record} {words}"
    if isinstance(record, tuple):
        return tuple(everywhere(each, words) for each in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    return replace(
        record,
        **{
            f.name: everywhere(getattr(record, f.name), words)
            for f in fields(record)
            if f.name not in AS_THEY_ARE | {name for each in OF_OFFICERS.values() for name in each}
        },
    )


def minuted(words: str, source: str) -> Extraction:
    """A paper with a record of every kind, whose every text names somebody of the public."""
    pack = westmere()
    note = Evidence("as printed", page=2)
    records = replace(
        pack.records,
        reports=(CoverReport("Roads", note, recommendations=("note it",), fields=(("To", "x"),)),),
        clearances=(Clearance("superseded", date(2031, 1, 14), note, id="clearance-1"),),
        responses=(Response("do it", None, "yes", note, due="soon", id="response-1"),),
    )
    named = Records(
        **{
            f.name: tuple(everywhere(each, words) for each in getattr(records, f.name))
            for f in fields(records)
            if f.name != "minutes"
        }
    )
    minutes = tuple(
        replace(
            each,
            items=everywhere(each.items, words),
            resolutions=everywhere(each.resolutions, words),
            attendance=(*each.attendance, *attending(words)),
        )
        for each in records.minutes
    )
    blocks = [
        Block(text=text, kind=BlockKind.PARAGRAPH if n else BlockKind.HEADING)
        for n, text in enumerate(SAID)
    ]
    paper = replace(pack.paper, source=source, title=f"Minutes {words}", blocks=tuple(blocks))
    paper = replace(paper, pages=tuple(everywhere(each, words) for each in paper.pages))
    return replace(
        pack,
        paper=paper,
        meeting=replace(pack.meeting, venue=f"Hall {words}"),
        items=tuple(everywhere(each, words) for each in pack.items),
        records=replace(named, minutes=minutes),
        problems=(Problem("page-unread", f"page 3 {words} was not read"),),
    )


def attending(words: str) -> Iterator[Attendance]:
    """The public and officials of a list, and somebody of whom nothing is told."""
    for name, role, status in (
        ("Ms Tamsin Orrell", "Parent", "in-attendance"),
        ("Mr Tesfa Woldu", None, "in-attendance"),
        ("Dr Nadia Quillfeather", "Local resident", "present"),
        ("Ann Liddell", "Head of Roads", "in-attendance"),
    ):
        yield Attendance(name, role, status, Evidence(f"{name} ({role})", page=1))


@pytest.fixture
def filled(tmp_path: Path) -> sa.Engine:
    """Papers of a council that name four people of the public, and one that names nobody."""
    engine = connect(str(tmp_path / "papers.sqlite"), create=True)
    keep(engine, minuted("Ms Orrell", "papers/orrell-petition.pdf"))
    keep(engine, minuted("by Mr T Woldu, Mrs O’Dell-Hart", "papers/WolduStatement.pdf"))
    keep(engine, EASTMERE)
    return engine


def redacted(engine: sa.Engine, folder: Path, form: str) -> Path:
    """An export under other names."""
    with made_whole(folder) as part, reading(engine) as connection:
        changed = Redacted(redaction_of(Body(connection)))
        writer(form, None, False)(Body(connection, changed=changed), part)
    return folder


def words_of(folder: Path) -> str:
    """Every word of every file of an export, and the files' names, as the formats' own programs
    read them."""
    return "\n".join(each for file in sorted(folder.rglob("*")) for each in of_file(file))


def of_file(file: Path) -> Iterator[str]:
    yield str(file.name)
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            yield from (book.read(name).decode() for name in book.namelist())
    elif file.suffix == ".parquet":
        duckdb = pytest.importorskip("duckdb")
        yield repr(duckdb.sql(f"SELECT * FROM '{file}'").fetchall())
    elif file.suffix == ".sqlite":
        yield file.read_bytes().decode("latin-1")
        connection = sqlite3.connect(file)
        yield from connection.iterdump()
        connection.close()
    elif file.is_file():
        text = file.read_text("utf-8")
        yield text
        yield from [repr(json.loads(text))] if file.suffix == ".json" else []


@pytest.mark.parametrize("form", FORMATS)
def test_no_surname_of_the_public_is_left(filled: sa.Engine, tmp_path: Path, form: str) -> None:
    plain = tmp_path / "plain"
    with made_whole(plain) as part, reading(filled) as connection:
        writer(form, None, False)(Body(connection), part)
    said, left = words_of(plain).lower(), words_of(redacted(filled, tmp_path / "out", form))
    assert [name for name in SURNAMES if name.replace("'", "’") in said.replace("'", "’")]
    assert [n for n in SURNAMES if n.replace("'", "’") in left.lower().replace("'", "’")] == []
    assert "Marrow" in left
    assert "Ann Liddell" in left
    assert {f"Person {n}" for n in (1, 2, 3)} <= set(re.findall(r"Person \d+", left))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_library_gives_the_same_bytes(
    filled: sa.Engine, tmp_path: Path, form: str
) -> None:
    one, two = (redacted(filled, tmp_path / name, form) for name in ("one", "two"))
    same = {p.relative_to(one): p.read_bytes() for p in one.rglob("*") if p.is_file()}
    assert same == {p.relative_to(two): p.read_bytes() for p in two.rglob("*") if p.is_file()}


def test_nothing_else_is_changed(filled: sa.Engine) -> None:
    """Numbers, dates, choices and the rows of a paper that names nobody are as they were."""
    with reading(filled) as connection:
        changed = Redacted(redaction_of(Body(connection)))
        for table in listings():
            plain = list(Body(connection).rows(table))
            other = list(Body(connection, changed=changed).rows(table))
            assert len(plain) == len(other)
            kept = [n for n, f in enumerate(table.fields) if f.name in AS_THEY_ARE]
            assert [[r[n] for n in kept] for r in plain] == [[r[n] for n in kept] for r in other]
            east = [r for r in plain if r[0] == EASTMERE.paper.source]
            assert [r for r in other if r[0] == EASTMERE.paper.source] == east


def test_keys_still_fit(filled: sa.Engine, tmp_path: Path) -> None:
    file = redacted(filled, tmp_path / "out", "sqlite") / "committee-papers.sqlite"
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    [found] = connection.execute("SELECT count(DISTINCT paper) FROM actions").fetchone()
    assert found == 2
    connection.close()


def test_a_person_is_one_in_popolo(filled: sa.Engine, tmp_path: Path) -> None:
    folder = redacted(filled, tmp_path / "out", "popolo")
    found = json.loads((folder / "popolo.json").read_text())
    ids = [each["id"] for each in found["persons"]]
    assert len(ids) == len(set(ids))
    names = [each["name"] for each in found["persons"]]
    assert names == sorted(names)
    assert "Ann Liddell" in names
    assert len([n for n in names if n.startswith("Person ")]) == 3


@pytest.mark.parametrize("form", ["csv", "ocd", "popolo"])
def test_papers_of_no_known_council(tmp_path: Path, form: str) -> None:
    """Each stands for itself: nobody is told to be an officer by another."""
    engine = connect(str(tmp_path / "papers.sqlite"), create=True)
    for n, words in enumerate(("Ms Orrell", "Mr T Woldu")):
        pack = minuted(words, f"papers/{n}.pdf")
        keep(engine, replace(pack, meeting=replace(pack.meeting, council=None)))
    left = words_of(redacted(engine, tmp_path / "out", form)).lower()
    assert [name for name in SURNAMES if name in left] == []
    assert "person 1" in left


def test_the_command(filled: sa.Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--library", str(tmp_path / "papers.sqlite"), "--format", "csv"]
    assert cli.run(["export", str(tmp_path / "out"), *where, "--redact-people"]) == 0
    assert "people of the public under other names: 4" in capsys.readouterr().out
    assert "Person 1" in (tmp_path / "out" / "passages.csv").read_text()


def test_a_parent_of_the_sample_papers(tmp_path: Path) -> None:
    """Who hands in a statement at the fictional county; its councillors and officers stay."""
    engine = connect(str(tmp_path / "wexmoor.sqlite"), create=True)
    [minutes] = [s for s in samples() if s.name == "wexmoor-2024-06-04-minutes.txt"]
    file = tmp_path / minutes.name
    file.write_bytes(minutes.content)
    keep(engine, extract(file))
    assert "Tamsin Orrell" in file.read_text()
    left = words_of(redacted(engine, tmp_path / "out", "csv"))
    assert "Orrell" not in left
    assert "from Person 1, a parent, about waiting times" in left
    assert {"Cllr P Ashdown", "Cllr R Okafor"} <= set(re.findall(r"Cllr \w \w+", left))
    assert "Person 2" not in left


# ------------------------------------------------------------------ any names in any order

NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=6, max_size=9).map(
    lambda s: f"Zq{s}".capitalize()
)
FORMS: tuple[Callable[[str], str], ...] = (
    lambda s: f"Ms {s} asked why.",
    lambda s: f"Mr K. {s} (resident) spoke.",
    lambda s: f"A petition from Kemi {s} was read.",
    lambda s: f"{s}'s question was answered, as {s.upper()} had hoped.",
    lambda s: f"See papers/{s.lower()}-statement.pdf and k.{s.lower()}@post.example.",
    lambda s: f"{s}, K. and the {s} petition",
    lambda s: f"a member of the public, Ms Kemi {s}",
    lambda s: f"Mr and Mrs {s} handed it in.",
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(NAMES, min_size=1, max_size=4, unique_by=str.lower),
    told=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(FORMS)), min_size=3, max_size=12),
    form=st.sampled_from(FORMATS),
)
def test_whatever_the_public_is_called(
    tmp_path_factory: pytest.TempPathFactory,
    names: list[str],
    told: list[tuple[int, Callable[[str], str]]],
    form: str,
) -> None:
    folder = tmp_path_factory.mktemp("any")
    engine = connect(str(folder / "papers.sqlite"), create=True)
    sure = [f"Ms {name}, a resident, spoke." for name in names]
    texts = [*sure, *(form_of(names[n % len(names)]) for n, form_of in told)]
    words = tuple(Block(text=text, kind=BlockKind.PARAGRAPH) for text in texts)
    pack = westmere()
    keep(
        engine,
        replace(
            pack,
            paper=Paper(f"{names[0]}.txt", "ab" * 32, "text/plain", blocks=words, title=texts[-1]),
            records=replace(
                pack.records, actions=tuple(everywhere(pack.records.actions, texts[0]))
            ),
        ),
    )
    left = words_of(redacted(engine, folder / "out", form)).lower()
    assert [name for name in names if name.lower() in left] == []
    engine.dispose()
