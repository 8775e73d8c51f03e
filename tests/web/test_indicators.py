"""Indicators: the list, one with all that was reported, and councils beside each other."""

from __future__ import annotations

import csv
import io

import pytest

pytest.importorskip("starlette", reason="needs the web extra")

import lxml.etree
import lxml.html
from starlette.testclient import TestClient

from extractor.linking.polarity import HIGHER, LOWER
from extractor.web.series_rows import Dot, direction
from extractor.web.sparkline import HEIGHT, WIDTH, spark
from tests.web.neighbours import ASHFOLD, CARE, MERE, SAID

QUARTER = "financial-quarter"


def dots(*values: float) -> list[Dot]:
    """Quarters with these values, and a year before the last that is no quarter."""
    found = [Dot(f"2024-25 Q{n}", QUARTER, value, None) for n, value in enumerate(values, 1)]
    year = Dot("2023-24", "financial-year", 99.0, None)
    return [*found[:-1], year, *found[-1:]]


@pytest.mark.parametrize(
    ("values", "polarity", "said"),
    [
        ((), HIGHER, ""),
        ((40.0,), HIGHER, ""),
        ((40.0, 41.0), HIGHER, "better"),
        ((40.0, 41.0), LOWER, "worse"),
        ((41.0, 40.0), LOWER, "better"),
        ((41.0, 40.0), None, "down"),
        ((40.0, 41.0), None, "up"),
        ((40.0, 40.0), HIGHER, "no change"),
    ],
)
def test_direction(values: tuple[float, ...], polarity: str | None, said: str) -> None:
    assert direction(dots(*values) if values else [], polarity) == said


@pytest.mark.parametrize(
    ("values", "target", "ends"),
    [((1.0,), None, True), ((1.0, 1.0), None, True), ((0.0, 5.0, -3.0), 9.0, False)],
)
def test_spark_stays_in_its_box(
    values: tuple[float, ...], target: float | None, ends: bool
) -> None:
    drawn = spark(values, target)
    assert drawn
    numbers = [float(each) for each in drawn.path.replace("M", "").replace("L", "").split()]
    assert all(0 <= x <= WIDTH for x in numbers[::2])
    assert all(0 <= y <= HEIGHT for y in numbers[1::2])
    assert (drawn.target is None) == ends
    assert drawn.end == tuple(numbers[-2:])


def test_no_values_have_no_spark() -> None:
    assert spark([]) is None


# ------------------------------------------------------------------ the list


def rows(client: TestClient, query: str) -> list[lxml.html.HtmlElement]:
    """The rows of the list."""
    return list(tree(client, f"/indicators?{query}").xpath("//*[@id='results']//tbody/tr"))


def tree(client: TestClient, address: str) -> lxml.html.HtmlElement:
    """A page."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return lxml.html.fromstring(answer.text)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("text=care+act+assessments", 2),
        (f"text=care+act&council={ASHFOLD}", 1),
        ("text=care+act&rag=green", 1),
        ("text=care+act&rag=none", 1),
        ("text=nothing+is+called+so", 0),
        ("text=%25", 2),  # the sign itself
        ("text=_", 0),
    ],
)
def test_filters(client: TestClient, query: str, count: int) -> None:
    assert len(rows(client, query)) == count


def test_a_row_has_the_latest_value_against_its_target(client: TestClient) -> None:
    (row,) = rows(client, f"text=care+act&council={MERE}")
    cells = {td.get("data-label"): td.text_content().strip() for td in row.xpath("td")}
    assert cells["Value"] == "53%"
    assert cells["Target"] == "50%"
    assert cells["Last reported"] == "2024-25 Q2"
    assert cells["Rating"].split() == ["Green", "by", "its", "target"]
    assert cells["Since the last"] == "Better"
    assert row.xpath(".//svg/path/@d")


@pytest.mark.parametrize("back", ["", "-"])
def test_the_list_is_sorted(client: TestClient, back: str) -> None:
    names = [row.xpath("string(th/a)") for row in rows(client, f"sort={back}name")]
    assert len(names) > 5
    assert names == sorted(names, reverse=bool(back))


# ------------------------------------------------------------------ one


@pytest.fixture
def one(client: TestClient) -> str:
    """The address of an indicator."""
    (row,) = rows(client, f"text=care+act&council={ASHFOLD}")
    return str(row.xpath("string(th/a/@href)"))


def test_what_was_reported_when(client: TestClient, one: str) -> None:
    page = tree(client, one)
    assert page.findtext(".//h1") == CARE
    first = page.xpath("//tbody/tr[last()]/td[@data-label='Reported']")[0]
    assert [b.text for b in first.iter("b")] == ["41%", "42.5%"]
    assert all("/words?words=" in a for a in first.xpath(".//a[@class='place']/@href"))
    assert all("/records/fig-" in a for a in first.xpath(".//a[@class='record']/@href"))
    text = page.text_content()
    assert "42.5% stands (the later meeting)" in text
    assert "From 2024-25 Q2 the target is 46%, before 45%" in text
    assert SAID in text


def test_the_chart_leads_to_pages_and_names_no_path(client: TestClient, one: str) -> None:
    pytest.importorskip("vl_convert", reason="needs the plot extra")
    answer = client.get(f"{one}/chart.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert (
        client.get(
            f"{one}/chart.svg", headers={"If-None-Match": answer.headers["etag"]}
        ).status_code
        == 304
    )
    links = lxml.etree.fromstring(answer.content).xpath("//@*[local-name()='href']")
    assert links
    assert all(client.get(link).status_code == 200 for link in links)
    assert "packs/" not in answer.text
    assert client.get(f"{one}/chart.png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("address", ["/indicators/s-none", "/indicators/s-none/chart.svg"])
def test_there_is_no_such_indicator(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_there_is_no_such_form(client: TestClient, one: str) -> None:
    assert client.get(f"{one}/chart.exe").status_code == 404


# ------------------------------------------------------------------ beside each other


def test_two_councils_beside_each_other(client: TestClient) -> None:
    page = tree(client, "/compare?indicator=care-act-assessments-within-28-days")
    heads = page.xpath("//table[@id='values']/thead//th/text()")
    assert heads == ["Period", ASHFOLD, MERE]
    values = [
        [b.text for b in row.iter("b")] for row in page.xpath("//table[@id='values']/tbody/tr")
    ]
    assert values == [["40%", "53%"], ["42.5%", "51%"]]


def test_only_chosen_councils(client: TestClient) -> None:
    page = tree(client, f"/compare?indicator=care-act-assessments-within-28-days&council={MERE}")
    assert page.xpath("//table[@id='values']/thead//th/text()") == ["Period", MERE]
    assert page.xpath("//input[@name='council'][@checked]/@value") == [MERE]


def test_the_comparison_as_csv(client: TestClient) -> None:
    answer = client.get("/compare.csv?indicator=care-act-assessments-within-28-days")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {(line["council"], line["period"], line["value"]) for line in lines} >= {
        (ASHFOLD, "2024-25 Q2", "40.0"),
        (MERE, "2024-25 Q2", "53.0"),
    }


def test_indicators_of_several_councils_are_offered(client: TestClient) -> None:
    page = tree(client, "/compare")
    assert page.xpath("//h2/text()") == ["Indicators that several councils report"]
    counts = page.xpath("//main//ul[@class='plain']/li/span/text()")
    assert counts
    assert not {"0 councils", "1 council"} & set(counts)


def test_nothing_to_compare(client: TestClient) -> None:
    assert (
        "No council has a value"
        in tree(client, "/compare?indicator=unicorns+seen+daily").text_content()
    )
    assert client.get("/compare/chart.svg?indicator=").status_code == 404
