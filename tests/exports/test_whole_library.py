"""A library as files for other programs: the same from every database, whole or not at all."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import cli
from extractor.export_command import FORMATS, LICENCES, writer
from extractor.exports import catalogue
from extractor.exports.body import Body, ExportError
from extractor.exports.catalogue import Listing, listings, meanings
from extractor.exports.data_package import licences
from extractor.exports.whole_folders import made_whole
from extractor.library.connect import connect, reading
from extractor.library.schema import decisions, metadata
from extractor.library.schema import library as about_library
from extractor.library.writes import keep
from tests.exports.a_library import EASTMERE, westmere
from tests.library.places import postgresql_place

Export = Callable[..., Path]


@pytest.fixture
def filled(tmp_path: Path) -> sa.Engine:
    """A SQLite library of two papers."""
    engine = connect(str(tmp_path / "papers.sqlite"), create=True)
    keep(engine, westmere())
    keep(engine, EASTMERE)
    return engine


@pytest.fixture
def exported(filled: sa.Engine, tmp_path: Path) -> Export:
    """``exported("csv")``: a folder in that format."""
    return lambda form, name="out": write(filled, tmp_path / name, form)


def write(engine: sa.Engine, folder: Path, form: str) -> Path:
    """Export a library."""
    with made_whole(folder) as part, reading(engine) as connection:
        writer(form, None, False)(Body(connection), part)
    return folder


def files(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of what is in it."""
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    return {str(f.relative_to(folder)): sha256(f.read_bytes()).hexdigest() for f in found}


# ------------------------------------------------------------------ all formats


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_library_gives_the_same_bytes(exported: Export, form: str) -> None:
    one, two = exported(form, "one"), exported(form, "two")
    assert files(one)
    assert files(one) == files(two)


@pytest.mark.parametrize("form", FORMATS)
def test_both_databases_give_the_same(exported: Export, tmp_path: Path, form: str) -> None:
    """Also where the papers were ingested in another order, and one of them twice."""
    with postgresql_place() as place:
        engine = connect(place.where, create=True)
        for each in (EASTMERE, westmere(), EASTMERE):
            keep(engine, each)
        assert files(write(engine, tmp_path / "pg", form)) == files(exported(form))
        engine.dispose()


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_library(tmp_path: Path, form: str) -> None:
    engine = connect(str(tmp_path / "empty.sqlite"), create=True)
    assert bool(files(write(engine, tmp_path / "out", form))) is (form != "ocd")


@pytest.mark.parametrize("form", FORMATS)
def test_whole_or_not_at_all(
    filled: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def fails(*_: object) -> Any:
        raise ExportError("the disk is full")

    monkeypatch.setattr(Body, "parts", fails)
    with pytest.raises(ExportError):
        write(filled, tmp_path / "out", form)
    assert [each.name for each in tmp_path.iterdir() if "papers.sqlite" not in each.name] == []


def test_a_folder_with_something_in_it_is_left_alone(
    filled: sa.Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    library = ["--library", str(tmp_path / "papers.sqlite"), "--format", "csv"]
    assert cli.run(["export", str(tmp_path / "out"), *library]) == 1
    assert "is there already; name a folder that is new or empty" in capsys.readouterr().err
    assert cli.run(["export", str(tmp_path / "new"), *library]) == 0
    assert cli.run(["export", str(tmp_path / "no" / "new"), *library]) == 1
    assert cli.run(["export", str(tmp_path / "x"), *library, "--licence", "CC0-1.0"]) == 2
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"


# ------------------------------------------------------------------ what is in them


def test_every_table_and_column_is_described_and_no_other() -> None:
    said, tables = meanings(), listings()
    assert set(said.tables) == {each.name for each in tables}
    kept = {name for name in metadata.tables if name in said.tables}
    own = {table.name: set(table.names) for table in tables}
    assert {(t, c) for t, columns in said.own.items() for c in columns if c not in own[t]} == set()
    used = {f.name for t in tables for f in t.fields if f.name not in said.own.get(t.name, {})}
    assert used == set(said.columns)
    assert set(said.units) <= {f.name for t in tables for f in t.fields}
    assert kept == set(said.tables)


def test_what_is_not_exported_is_said() -> None:
    """A table that is added is exported, or left out here on purpose."""
    left_out = {about_library.name, decisions.name, "meetings", "sketches"}
    assert {each.name for each in listings()} | left_out == set(metadata.tables)


def test_every_column_is_in_the_docs(golden: Callable[[Path, str], None]) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "exports.md"
    text, heading, _ = page.read_text("utf-8").partition("## Tables\n")
    golden(page, f"{text}{heading}\n" + "\n".join(map(as_page, listings())))


def as_page(table: Listing) -> str:
    """A table's columns as a page of the docs has them."""
    lines = [f"### `{table.name}`", "", table.meaning, "", "| column | type | |", "|---|---|---|"]
    for field in table.fields:
        unit = f" In {field.unit}." if field.unit else ""
        key = "key, " * (field.name in table.key)
        lines.append(f"| `{field.name}` | {key}{field.kind} | {field.meaning}{unit} |")
    return "\n".join([*lines, ""])


def test_licences() -> None:
    assert tuple(licences()) == LICENCES


def test_data_package_is_valid(exported: Export) -> None:
    frictionless = pytest.importorskip("frictionless")
    folder = exported("datapackage")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    package = json.loads((folder / "datapackage.json").read_text())
    [figures] = [each for each in package["resources"] if each["name"] == "figures"]
    units = {f["name"]: f.get("unit") for f in figures["schema"]["fields"]}
    assert units["evidence_bbox"] == "points"
    assert package["sources"][0] == {
        "title": "https://eastmere.example/a.txt",
        "path": "https://eastmere.example/a.txt",
    }


def test_a_package_that_lies_is_not_valid(exported: Export) -> None:
    frictionless = pytest.importorskip("frictionless")
    folder = exported("datapackage")
    file = folder / "data" / "actions.csv"
    file.write_text(file.read_text().replace("packs/westmere.pdf", "packs/nowhere.pdf"))
    report = frictionless.validate(str(folder / "datapackage.json"))
    kinds = {kind for [kind] in report.flatten(["type"])}
    assert {"hash-count", "foreign-key"} <= kinds


def test_csv_is_safe_in_a_spreadsheet(exported: Export) -> None:
    with (exported("csv") / "actions.csv").open(newline="") as held:
        [row] = csv.DictReader(held)
    assert row["note"] == "'=1+1"
    assert (row["owners"], row["marked"]) == ("Head of Skills; Clerk", "true")


def test_a_data_package_has_cells_as_they_are(exported: Export) -> None:
    with (exported("datapackage") / "data" / "actions.csv").open(newline="") as held:
        [row] = csv.DictReader(held)
    assert row["note"] == "=1+1"
    assert json.loads(row["owners"]) == ["Head of Skills", "Clerk"]


def test_workbook(exported: Export) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(exported("xlsx") / "committee-papers.xlsx")
    names = [each.name for each in listings() if each.name != "passages"]
    assert book.sheetnames == [*names, "columns"]
    sheet = book["actions"]
    cells = dict(zip((c.value for c in sheet[1]), sheet[2], strict=True))
    assert (cells["note"].value, cells["note"].data_type) == ("'=1+1", "s")
    assert cells["raised"].is_date
    assert cells["confidence"].value == 1


def test_workbook_that_is_too_long(filled: sa.Engine, tmp_path: Path) -> None:
    tables_book = pytest.importorskip("extractor.exports.tables_book")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(ExportError, match="--format csv"):
        patch.setattr(tables_book, "MOST_ROWS", 1)
        write(filled, tmp_path / "out", "xlsx")


def test_parquet_by_council_and_year(exported: Export) -> None:
    duckdb = pytest.importorskip("duckdb")
    folder = exported("parquet")
    file = folder / "actions" / "council=Westmere%20Council" / "year=2031" / "part_0.parquet"
    query = f"SELECT note, owners, council, year, raised FROM '{file}'"
    [row] = duckdb.sql(query).fetchall()
    assert row[0] == "=1+1"
    assert json.loads(row[1]) == ["Head of Skills", "Clerk"]
    assert (row[2], row[3], str(row[4])) == ("Westmere Council", 2031, "2031-01-14")
    count = f"SELECT count(*) FROM '{folder}/passages/**/*.parquet'"
    assert duckdb.sql(count).fetchall() == [(12,)]


def test_parquet_of_papers_without_a_council(filled: sa.Engine, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    engine = connect(str(tmp_path / "o.sqlite"), create=True)
    keep(engine, westmere(council=None, day=None))
    folder = write(engine, tmp_path / "out", "parquet")
    found = f"SELECT council, year FROM '{folder}/papers/**/*.parquet'"
    assert duckdb.sql(found).fetchall() == [(None, None)]


def test_sqlite_export_is_sound(exported: Export) -> None:
    with closing(sqlite3.connect(exported("sqlite") / "committee-papers.sqlite")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        query = "SELECT rowid FROM passages_fts WHERE passages_fts MATCH 'timetables'"
        assert len(file.execute(query).fetchall()) == 1


def test_datasette_shows_facets_and_searches(exported: Export) -> None:
    pytest.importorskip("datasette")
    import asyncio

    from datasette.app import Datasette

    folder = exported("sqlite")
    shown = Datasette(
        [str(folder / "committee-papers.sqlite")],
        metadata=json.loads((folder / "metadata.json").read_text()),
    )

    async def get(path: str) -> Any:
        answer = await shown.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer

    async def ask() -> None:
        found = (
            await get("/committee-papers/passages.json?_search=timetables&_shape=array")
        ).json()
        assert [each["kind"] for each in found] == ["action"]
        page = (await get("/committee-papers/papers")).text
        assert "A paper that was ingested" in page
        assert "Eastmere Council" in page
        facets = (await get("/committee-papers/figures.json?_size=0")).json()["facet_results"]
        assert facets["measure"]["results"][0]["value"] == "actual"

    asyncio.run(ask())


def test_catalogue_refuses_what_it_does_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "c.toml"
    file.write_text(catalogue.MEANINGS.read_text() + "\n[colours]\nred = 'x'\n")
    monkeypatch.setattr(catalogue, "MEANINGS", file)
    with pytest.raises(ValueError, match="colours"):
        meanings.__wrapped__()
