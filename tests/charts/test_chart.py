"""The charts' specifications, and what they come to as files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from extractor.charts import look, marks, timeline
from extractor.charts.drawing import draw
from extractor.language import fiscal
from extractor.linking.comparing import Comparison
from extractor.records import Period

pytest.importorskip("vl_convert", reason="the extra `plot` is not installed")

GOLDENS = Path(__file__).with_name("goldens")
Golden = Callable[[Path, str], None]


def told(comparison: Comparison) -> dict[str, Any]:
    """The specification but for the version of Vega-Lite."""
    from extractor.charts.chart import chart

    spec = chart(comparison, marks.beside(Path("charts")))
    del spec["$schema"]
    return spec


@pytest.mark.parametrize("name", ["one", "two"])
def test_the_specification(name: str, golden: Golden, request: pytest.FixtureRequest) -> None:
    spec = told(request.getfixturevalue(name))
    text = json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True)
    golden(GOLDENS / f"{name}.vl.json", f"{text}\n")


def test_goldens_are_not_accepted_in_ci() -> None:
    test = f"{Path(__file__)}::test_the_specification"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--accept", test],
        env=os.environ | {"CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "goldens are accepted by a person, never in CI" in done.stdout


# ------------------------------------------------------------------ files


def test_a_point_of_an_svg_says_and_opens_its_page(one: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "berths.svg"
    draw(one, file)
    root = etree.parse(file).getroot()
    links = [a.get("{http://www.w3.org/1999/xlink}href") for a in root.iter("{*}a")]
    assert len(links) == 4
    assert {Path(tmp_path, link.partition("#")[0]).resolve() for link in links} == {
        Path("papers/westmere.pdf").resolve()
    }
    assert all(link.endswith("#page=7") for link in links)
    titles = [each.text for each in root.iter("{*}title")]
    assert (
        "Westmere Council, 2030-31 Q2: 74.5% – target 75% – intervention level 65% –"
        " amber as printed – westmere.pdf, page 7"
    ) in titles
    assert not list(root.iter("{*}script", "{*}image"))
    assert "paper.invalid" not in file.read_text()


def test_words_of_an_svg(one: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "berths.svg"
    draw(one, file)
    root = etree.parse(file).getroot()
    words = {line.text for text in root.iter("{*}text") for line in (text, *text.iter("{*}tspan"))}
    assert {
        "Percentage of harbour berths let",
        "Westmere Council",
        "By quarters; higher is better",
        "Per cent",
        "Target",
        "Intervention level",
        "amber",
        "red",
        "66% (differs)",
        "75%",
    } <= words


def test_a_png(two: Comparison, tmp_path: Path) -> None:
    draw(two, tmp_path / "berths.png")
    assert (tmp_path / "berths.png").read_bytes().startswith(b"\x89PNG")


def test_another_form(one: Comparison, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"neither in \.svg nor in \.png"):
        draw(one, tmp_path / "berths.pdf")


# ------------------------------------------------------------------ marks


def test_a_line_stops_at_a_gap_and_levels_hold_for_their_periods(one: Comparison) -> None:
    (found,) = one.series
    assert [row["run"] for row in marks.points(found, marks.beside(Path()))] == [0, 0, 1, 1]
    assert [(row["what"], row["y"]) for row in marks.levels(found)] == [
        ("Target", 75.0),
        ("Target", 75.0),
        ("Target", 80.0),
        ("Intervention level", 65.0),
        ("Intervention level", 65.0),
        ("Intervention level", 70.0),
    ]
    assert [row["rating"] for row in marks.points(found, marks.beside(Path()))] == [
        "not rated",
        "amber",
        "red",
        "green",
    ]


def test_ratings_differ_in_shape_or_filling() -> None:
    assert len(set(look.POINTS.values())) == len(look.POINTS)
    coloured = [shape for name, (shape, _) in look.POINTS.items() if name != look.NOT_RATED]
    assert len(set(coloured)) == len(coloured)


QUARTERS = [fiscal.quarter(2030 + n // 4, n % 4 + 1) for n in range(12)]


@pytest.mark.parametrize(
    ("periods", "most", "labels"),
    [
        (QUARTERS[:2], 9, ["Q1 2030-31", "Q2 2030-31"]),
        ([QUARTERS[0], QUARTERS[2]], 9, ["Q1 2030-31", "Q2 2030-31", "Q3 2030-31"]),
        (
            QUARTERS,
            9,
            [f"Q{n} {year}" for year in ("2030-31", "2031-32", "2032-33") for n in (2, 4)],
        ),
        (QUARTERS, 5, ["Q4 2030-31", "Q4 2031-32", "Q4 2032-33"]),
        (QUARTERS, 2, ["Q4 2030-31", "Q4 2032-33"]),
        ([fiscal.month(2030, 11)], 9, ["Nov 2030"]),
        ([fiscal.half_term(2030, 2), fiscal.half_term(2030, 4)], 9, ["HT2 2030-31", "HT4 2030-31"]),
        ([fiscal.year_of(fiscal.ACADEMIC, 2030)], 9, ["2030-31"]),
        ([fiscal.rolling_year(fiscal.month(2030, 11))], 9, ["Nov 2030"]),
    ],
)  # fmt: skip
def test_labels_of_time(periods: list[Period], most: int, labels: list[str]) -> None:
    within = (timeline.reach(periods[0])[0], timeline.reach(periods[-1])[1])
    found = timeline.ticks(periods, within, most)
    assert [" ".join(words) for _, words in found] == labels
    places = [x for x, _ in found]
    assert places == sorted(places)
