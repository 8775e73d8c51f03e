"""Findings: the list, and one with its places side by side."""

from __future__ import annotations

import pytest

pytest.importorskip("starlette", reason="needs the web extra")

import lxml.html
from starlette.testclient import TestClient

from tests.web.neighbours import ASHFOLD
from tests.web.test_indicators import tree


def rows(client: TestClient, query: str) -> list[lxml.html.HtmlElement]:
    """The rows of the list."""
    return list(tree(client, f"/findings?{query}").xpath("//*[@id='results']//tbody/tr"))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("kind=restatement&text=household+waste", 1),
        (f"kind=restatement&council={ASHFOLD}", 1),
        ("kind=restatement&text=unicorns", 0),
        ("kind=nothing", 0),
        ("decided=right", 0),
    ],
)
def test_filters(client: TestClient, query: str, count: int) -> None:
    assert len(rows(client, query)) == count


def test_the_surest_come_first(client: TestClient) -> None:
    told = [row.xpath("string(td[@data-label='How sure'])") for row in rows(client, "")]
    sure = [int(each.rstrip("%")) for each in told]
    assert len(sure) > 5
    assert sure == sorted(sure, reverse=True)


def test_two_pages_side_by_side(client: TestClient) -> None:
    (row,) = rows(client, "kind=restatement&text=household+waste")
    page = tree(client, row.xpath("string(th/a/@href)"))
    places = page.xpath("//section[@class='place']")
    assert [place.findtext("blockquote") for place in places] == ["47.2%", "46.5%"]
    for place in places:
        assert len(place.xpath(".//*[local-name()='rect'][@class='marked']")) == 1
        assert (
            client.get(place.xpath("string(.//img/@src)")).headers["content-type"] == "image/webp"
        )
        assert client.get(place.xpath("string(h3/a/@href)")).status_code == 200
    assert "restated" in page.xpath("string(//p[@class='lead'])")


def test_papers_without_pages_show_the_passage(client: TestClient) -> None:
    (row,) = rows(client, f"kind=restatement&council={ASHFOLD}")
    page = tree(client, row.xpath("string(th/a/@href)"))
    assert [mark.text for mark in page.iter("mark")] == ["41", "42.5"]


def test_there_is_no_such_finding(client: TestClient) -> None:
    assert client.get("/findings/f-none").status_code == 404
