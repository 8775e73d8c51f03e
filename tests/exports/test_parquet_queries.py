"""SQL may read the files of an export and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import cli
from extractor.library.asking import Limits, QueryError
from extractor.library.connect import connect
from extractor.library.writes import keep
from tests.exports.a_library import EASTMERE, westmere

pytest.importorskip("duckdb")
FEW = Limits(rows=5, seconds=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as Parquet."""
    base = tmp_path_factory.mktemp("parquet")
    engine = connect(str(base / "papers.sqlite"), create=True)
    keep(engine, westmere())
    keep(engine, EASTMERE)
    library = ["--library", str(base / "papers.sqlite"), "--format", "parquet"]
    assert cli.run(["export", str(base / "out"), *library]) == 0
    (base / "secret.csv").write_text("a,b\n1,2\n")
    return base / "out"


def test_tables_are_there_by_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT council, year, count(*) AS n FROM passages GROUP BY ALL ORDER BY council"
    assert cli.run(["query", sql, "--parquet", str(folder), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"council": "Eastmere Council", "year": 2031, "n": 1},
        {"council": "Westmere Council", "year": 2031, "n": 11},
    ]


def test_no_more_rows_than_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["query", "FROM passages", "--parquet", str(folder), "--format", "csv"]
    assert cli.run([*asked, "--limit", "2"]) == 0
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 3
    assert "only the first 2 rows" in shown.err


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("COPY actions TO '{0}/x.csv'", "may only read"),
        ("CREATE TABLE t AS FROM actions", "may only read"),
        ("SELECT 1; SELECT 2", "may only read"),
        ("SET threads = 4", "may only read"),
        ("INSTALL httpfs", "may only read"),
        ("ATTACH 'x.db'", "may only read"),
        ("", "may only read"),
        ("FROM read_csv('{0}/../secret.csv')", "Permission"),
        ("FROM read_csv('/etc/passwd')", "Permission"),
        ("FROM 'http://127.0.0.1:1/a.csv'", ""),
        ("FROM nowhere", "nowhere"),
        ("SELECT (", ""),
        ("SELECT count(*) FROM range(100000000000) a, range(1000000) b", "longer than 2 s"),
    ],
)
def test_refused(folder: Path, sql: str, said: str) -> None:
    from extractor.exports.parquet_queries import ask

    with pytest.raises(QueryError, match=said or None) as caught:
        ask(folder, sql.format(folder), FEW)
    assert "\n" not in str(caught.value)
    assert not list(folder.rglob("*.csv"))


def test_a_folder_without_files(tmp_path: Path) -> None:
    from extractor.exports.parquet_queries import ask

    with pytest.raises(QueryError, match="export DIR --format parquet"):
        ask(tmp_path, "SELECT 1", FEW)
