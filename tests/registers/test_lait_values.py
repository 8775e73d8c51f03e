"""Published values as Parquet.  The areas and values here are made up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from extractor.registers import lait, lait_values
from extractor.registers.errors import RegisterError

duckdb = pytest.importorskip("duckdb", reason="the extra `published` is not installed")

LIST = """\
Measure_code,Topic,Measure,Chart_title,Measure_short,Polarity,y_axis_name,dps,Year_Type
1,Lamps,Lamps lit at dusk,Street lamps lit at dusk (%),LampLit%,High,% of lamps,1,Financial Year
"""
ROWS = [
    ("LampLit%", None, "2022", "Westmere", "9.3699999999999992", 901.0, "Coast"),
    ("LampLit%", None, "2023", "Westmere", "9", 901.0, "Coast"),
    ("LampLit%", None, "2024", "Westmere", "-", 901.0, "Coast"),
    ("LampLit%", None, "2023", "Eastmere", "8", 902.0, "Coast"),
]


def parquet(path: Path, rows: Sequence[tuple[object, ...]], columns: dict[str, str]) -> Path:
    """A file of rows under columns of these types."""
    database = duckdb.connect()
    made = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    database.execute(f"create table rows ({made})")
    marks = ", ".join("?" * len(columns))
    database.executemany(f"insert into rows values ({marks})", rows)
    database.execute(f"copy rows to '{path}' (format parquet)")
    return path


def test_an_import_is_read_beside_the_list(tmp_path: Path) -> None:
    file = parquet(tmp_path / "given.parquet", ROWS, lait_values.COLUMNS)
    kept = tmp_path / "kept"
    done = CliRunner().invoke(
        cli.program, ["register", "import", "lait-values", str(file), "--to", str(kept)]
    )
    assert done.output == f"4 published values are in {kept}\n"
    (kept / lait.NAME).write_text(LIST)
    found = lait_values.values(kept, "Lamps / LampLit%", "Westmere Council")
    assert found == [
        lait_values.Row("2022", "Financial Year", 9.37, 0.01),
        lait_values.Row("2023", "Financial Year", 9.0, 0.01),
    ]
    assert lait_values.values(kept, "Lamps / Other", "Westmere Council") == []


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ((" ", None, "2022", "Quay", "1", 1.0, ""), "row 5: no short name"),
        (("A", None, "2022", None, "1", 1.0, ""), "row 5: no area"),
        (("A", None, "22", "Quay", "1", 1.0, ""), "row 5: no year"),
        (("A", None, "2022", "Quay", "c", 1.0, ""), "row 5: no number"),
        (("A", None, "2022", "Quay", "inf", 1.0, ""), "row 5: no number"),
        (("A", None, "2022", "Quay", None, 1.0, ""), "row 5: no number"),
        (ROWS[1], "row 2: a second value"),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, bad: tuple[object, ...], told: str) -> None:
    file = parquet(tmp_path / "given.parquet", [*ROWS, bad], lait_values.COLUMNS)
    with pytest.raises(RegisterError, match=told):
        lait_values.check(file)


def test_other_files(tmp_path: Path) -> None:
    columns = {**lait_values.COLUMNS, "LA Number": "VARCHAR"}
    with pytest.raises(RegisterError, match=r"no column LA Number \(DOUBLE\)"):
        lait_values.check(parquet(tmp_path / "given.parquet", ROWS, columns))
    text = tmp_path / "x.parquet"
    text.write_text("no parquet")
    with pytest.raises(RegisterError, match=r"x\.parquet: "):
        lait_values.check(text)


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"register import lait FILE"):
        lait_values.values(tmp_path, "Lamps / LampLit%", "Westmere")
    (tmp_path / lait.NAME).write_text(LIST)
    with pytest.raises(RegisterError, match=r"register import lait-values FILE"):
        lait_values.values(tmp_path, "Lamps / LampLit%", "Westmere")


def test_the_departments_values(shared: Path) -> None:
    assert lait_values.check(shared / "reference" / lait_values.NAME) == 641_070
    rows = lait_values.values(
        shared / "reference", "Child Protection / ReReferral", "Kent County Council"
    )
    assert {row.year_type for row in rows} == {"Financial Year"}
    assert all(row.step == pytest.approx(0.1) for row in rows)
