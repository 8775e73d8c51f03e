"""The commands ``indicators`` and ``compare``, as a person types them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from extractor.indicator_commands import When
from extractor.library.connect import connect
from extractor.library.writes import keep
from extractor.records import Evidence, Extraction, Figure, Meeting, Paper, Records
from extractor.registers import folder, lait, lait_values

RE_REFERRALS = "% of re-referrals within 12 months"
LIST = """\
Measure_code,Topic,Measure,Chart_title,Measure_short,Polarity,y_axis_name,dps,Year_Type
3,Child Protection,Seconds,Referred again (%),ReReferral,Low,% of referrals,NA,Financial Year
"""


def figure(name: str, period: str, value: float) -> Figure:
    """A value of a financial year."""
    words = f"{value:g}%"
    return Figure(
        name, value, "percent", "actual", "scorecard", words, Evidence(words, 4),
        period=period, period_type="financial-year",
    )  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> str:
    """Papers of two councils."""
    where = str(tmp_path / "library.sqlite")
    engine = connect(where, create=True)
    for council, values in (
        ("Westmere Council", [("2021-22", 23.0), ("2022-23", 30.0)]),
        ("Eastmere Council", [("2022-23", 18.0)]),
    ):
        found = tuple(figure(RE_REFERRALS, *each) for each in values)
        source = f"{council.split()[0].lower()}.pdf"
        paper = Paper(source, source, "application/pdf")
        keep(
            engine,
            Extraction(
                paper,
                Meeting(council, None, "Quay Committee", date(2031, 5, 6)),
                records=Records(figures=(*found, figure("Lamps lit at sea", "2022-23", 9.0))),
            ),
        )
    return where


@pytest.fixture
def run(library: str) -> Callable[..., Result]:
    """``run("compare", ...)`` with the library."""
    return lambda *typed: CliRunner().invoke(cli.program, [*typed, "--library", library])


Run = Callable[..., Result]


def test_a_table_has_the_councils_beneath_each_other(run: Run) -> None:
    lines = run("compare", "re-referrals").output.splitlines()
    rows = [" ".join(line.split()) for line in lines if line[:5].strip().isdigit() or "20" in line]
    assert [row for row in rows if row.startswith("202")] == [
        "2021-22 Westmere Council 23% 2031-05-06 p. 4",
        "2022-23 Eastmere Council 18% 2031-05-06 p. 4",
        "2022-23 Westmere Council 30% 2031-05-06 p. 4",
    ]


def test_json_has_what_was_left_out(run: Run) -> None:
    typed = ("compare", "lamps lit", "--councils", "West, Kent", "--format", "json")
    (found,) = json.loads(run(*typed).output)
    assert [s["council"] for s in found["series"]] == ["Westmere Council"]
    assert found["left_out"] == [
        {"council": "Kent", "name": "", "why": "no paper gives a value of it in this time."}
    ]
    assert found["published"] == found["differences"] == []


def test_csv_has_a_line_a_value_and_notes_aside(run: Run) -> None:
    done = run("compare", "re-referrals", "--councils", "East,Kent", "--format", "csv")
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == "left out: Kent: no paper gives a value of it in this time.\n"


def test_the_time_that_is_asked_for(run: Run) -> None:
    done = run("compare", "re-referrals", "--to", "2021-22", "--format", "csv")
    assert [line.split(",")[5] for line in done.stdout.splitlines()[1:]] == ["2021-22"]
    assert "nothing to compare" in run("compare", "re-referrals", "--from", "2030").output
    assert run("compare", "re-referrals", "--from", "soon").exit_code == 2


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2022-23", date(2022, 4, 1), date(2023, 3, 31)),
        ("2011-12", date(2011, 4, 1), date(2012, 3, 31)),
        ("2022-23 Q3", date(2022, 10, 1), date(2022, 12, 31)),
        ("2022-11", date(2022, 11, 1), date(2022, 11, 30)),
        ("2022-11-30", date(2022, 11, 30), date(2022, 11, 30)),
    ],
)
def test_when(typed: str, first: date, last: date) -> None:
    assert When("start").convert(typed, None, None) == first
    assert When("end").convert(typed, None, None) == last


def test_a_chart_without_its_packages(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    done = run("compare", "re-referrals", "--plot", "x.svg")
    assert done.exit_code == 1
    assert "pip install 'committee-papers[plot]'" in done.output


def test_a_chart_that_cannot_be(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra `plot` is not installed")
    for name, told in (("x.gif", "neither in .svg nor in .png"), ("no/x.svg", "No such file")):
        done = run("compare", "re-referrals", "--plot", str(tmp_path / name))
        assert done.exit_code == 2
        assert told in done.output


def test_indicators_of_a_theme(run: Run) -> None:
    found = json.loads(run("indicators", "--theme", "social care", "--format", "json").output)
    assert {s["name"] for s in found} == {RE_REFERRALS}
    assert run("indicators", "--theme", "shipping").output == "no indicators found\n"


# ------------------------------------------------------------------ published values


def test_published_values_beside_the_papers(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra `published` is not installed")
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path))
    (tmp_path / lait.NAME).write_text(LIST)
    rows = [("2021", "21.5"), ("2022", "23.4"), ("2023", "27.8")]
    database = duckdb.connect()
    made = ", ".join(f'"{name}" {kind}' for name, kind in lait_values.COLUMNS.items())
    database.execute(f"create table rows ({made})")
    for years, value in rows:
        database.execute(
            "insert into rows values ('ReReferral', null, ?, 'Westmere', ?, 901, 'Coast')",
            [years, value],
        )
    database.execute(f"copy rows to '{tmp_path / lait_values.NAME}' (format parquet)")
    (found,) = json.loads(
        run("compare", RE_REFERRALS, "--with-published", "--format", "json").output
    )
    assert [(p["period"], p["value"]) for p in found["published"]] == [
        ("2021-22", 23.4),
        ("2022-23", 27.8),
    ]
    assert [(d["period"], d["agrees"]) for d in found["differences"]] == [
        ("2021-22", True),
        ("2022-23", False),
    ]
    table = run("compare", RE_REFERRALS, "--with-published").output
    assert "the same" in table
    assert "differs: Westmere Council, 2022-23: reported 30%, published 27.8%" in table


def test_published_values_that_are_not_there(run: Run) -> None:
    done = run("compare", RE_REFERRALS, "--with-published")
    assert done.exit_code == 1
    assert "register import lait" in done.output
    done = run("compare", "lamps lit", "--with-published")
    assert "the register knows no published indicator that this is." in " ".join(
        done.output.split()
    )
