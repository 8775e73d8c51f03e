"""Libraries of every schema that there has been become ones of this."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extractor.library import upgrade as upgrading
from extractor.library.connect import connect, make_engine, reading, writing
from extractor.library.decisions import log
from extractor.library.errors import LibraryError, OldLibraryError
from extractor.library.reads import extractions
from extractor.library.schema import OLDEST, SCHEMA_VERSION, metadata
from extractor.library.search import search
from extractor.library.upgrade import connect_upgraded, upgrade
from tests.library.places import Place

SCHEMAS = Path(__file__).with_name("schemas")
OLDER = range(OLDEST, SCHEMA_VERSION)


def lay(place: Place, version: int) -> str:
    """A library as that version left it; its place."""
    script = (SCHEMAS / f"{version}.{place.kind}.sql").read_text("utf-8")
    if place.kind == "sqlite":
        with closing(sqlite3.connect(place.where)) as connection:
            connection.executescript(script)
    else:
        engine = make_engine(place.where, create=True, patience=1)
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute(script)
            connection.commit()
        engine.dispose()
    return place.where


def test_every_schema_has_its_libraries() -> None:
    kept = {file.name for file in SCHEMAS.iterdir()}
    assert kept == {f"{n}.{kind}.sql" for n in OLDER for kind in ("sqlite", "postgresql")}


@pytest.mark.parametrize("version", OLDER)
def test_a_question_says_what_to_do(place: Place, version: int) -> None:
    with pytest.raises(OldLibraryError, match="library upgrade --library"):
        connect(lay(place, version))


@pytest.mark.parametrize("version", OLDER)
def test_nothing_is_lost(place: Place, version: int) -> None:
    done = upgrade(lay(place, version))
    assert done
    assert (done.before, done.after) == (version, SCHEMA_VERSION)
    engine = connect(place.where)
    westmere, eastmere = extractions(engine)
    assert [each.value for each in westmere.records.figures] == [41.0]
    assert westmere.records.minutes[0].attendance[0].name == "Cllr A Marrow"
    assert len(eastmere.records.clearances) == 1
    assert [each.verdict for each in log(engine)] == ["correct", "undo"]
    assert [hit.kind for hit in search(engine, "foster homes")] == ["row", "figure"]
    assert upgrade(place.where) is None


@pytest.mark.parametrize("version", OLDER)
def test_its_tables_are_those_of_a_new_library(place: Place, version: int) -> None:
    """As Alembic compares them, and as the database itself describes full text."""
    upgrade(lay(place, version))
    assert differences(place) == []


def differences(place: Place) -> list[object]:
    """In what a library's tables are not those that a new one has."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with reading(connect(place.where)) as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": lambda *it: "passages_words" not in str(it[1])}
        )
        return list(compare_metadata(context, metadata))


def test_full_text_is_that_of_a_new_library(place: Place, other_place: Place) -> None:
    upgrade(lay(place, OLDEST))
    connect(other_place.where, create=True)
    assert full_text(place) == full_text(other_place)


def full_text(place: Place) -> list[str]:
    """How the database describes what finds words."""
    query = (
        "SELECT sql FROM sqlite_master WHERE name LIKE 'passages\\_%' ESCAPE '\\' ORDER BY name"
        if place.kind == "sqlite"
        else "SELECT substring(indexdef from 'USING.*') FROM pg_indexes"
        " WHERE indexname = 'passages_words' AND schemaname = current_schema()"
        " UNION ALL SELECT maptokentype::text FROM pg_ts_config_map"
        " WHERE mapcfg = 'papers_words'::regconfig"
        " UNION ALL SELECT generation_expression FROM information_schema.columns"
        " WHERE column_name = 'passages_words' AND table_schema = current_schema()"
    )
    with reading(connect(place.where)) as connection:
        return [str(each) for each in connection.exec_driver_sql(query).scalars()]


def test_differences_are_told(place: Place) -> None:
    with writing(connect(place.where, create=True)) as connection:
        connection.exec_driver_sql("ALTER TABLE figures ADD COLUMN colour TEXT")
    assert "remove_column" in str(differences(place))


def test_ingesting_upgrades_first(place: Place) -> None:
    told: list[upgrading.Upgrade] = []
    connect_upgraded(lay(place, OLDEST), told.append)
    assert [each.before for each in told] == [OLDEST]
    connect_upgraded(place.where, told.append)
    assert len(told) == 1


def test_the_file_as_it_was_is_kept(tmp_path: Path) -> None:
    place = Place("sqlite", str(tmp_path / "papers.sqlite"))
    (tmp_path / f"papers.sqlite.schema-{OLDEST}").write_text("of an earlier upgrade")
    done = upgrade(lay(place, OLDEST))
    assert done
    assert done.copy == tmp_path / f"papers.sqlite.schema-{OLDEST}-2"
    with pytest.raises(OldLibraryError):
        connect(str(done.copy))
    assert len(list(tmp_path.glob("*.part"))) == 0


def test_a_step_that_fails_changes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise LibraryError("the step failed")

    monkeypatch.setattr(upgrading, "refuse_orphans", fails)
    lay(place, OLDEST)
    with pytest.raises(LibraryError, match="the step failed"):
        upgrade(place.where)
    with pytest.raises(OldLibraryError):
        connect(place.where)
    monkeypatch.undo()
    assert upgrade(place.where)


def test_rows_without_a_paper_are_told(tmp_path: Path) -> None:
    place = Place("sqlite", str(tmp_path / "papers.sqlite"))
    lay(place, OLDEST)
    with closing(sqlite3.connect(place.where)) as connection:
        connection.execute("UPDATE figures SET paper_id = 99")
        connection.commit()
    with pytest.raises(LibraryError, match="1 rows belong to no paper, in figures"):
        upgrade(place.where)


def test_no_library_is_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library"):
        upgrade(str(tmp_path / "none.sqlite"))
    assert list(tmp_path.iterdir()) == []
