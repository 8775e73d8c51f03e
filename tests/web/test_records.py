"""Single records on pages: shown to everybody, decided by reviewers, in answers as people have
them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="needs the web extra")
pytest.importorskip("argon2", reason="needs the web extra")

from starlette.testclient import TestClient

from extractor.library.connect import connect
from extractor.library.writes import keep
from tests.web.neighbours import ASHFOLD, CARE, neighbours
from tests.web.test_indicators import tree
from tests.web.test_review import (
    NAME,
    decide,
    decisions,
    desk,
    form_of,
    kept,
    known,
    own,
    sign_in,
    token,
)

__all__ = ["desk", "kept", "known", "own"]
FACTS = "string(//dl[@class='facts'])"
PACK = neighbours()[0].paper.sha256


def record(client: TestClient, kind: str, nth: int = 0) -> str:
    """The address of a record of a kind of a paper that has one."""
    for paper in client.get("/api/papers?limit=100").json()["rows"]:
        page = tree(client, f"/papers/{paper['sha256']}/records?kind={kind}")
        if found := page.xpath("//*[@id='results']//tbody//th/a/@href"):
            return str(found[nth])
    raise AssertionError(f"no paper has a {kind}")


def series(client: TestClient) -> dict[str, Any]:
    """The series of the neighbour."""
    rows = client.get(f"/api/indicators?council={ASHFOLD}").json()["rows"]
    return next(each for each in rows if each["name"] == CARE)


CORRECTED = {
    "figure": ("value", "17.5"),
    "resolution": ("text", "that it be read again"),
    "attendance": ("name", "Cllr Q Lanthorn"),
    "item": ("title", "The lamps of the pier"),
    "statement": ("indicator", "Lamps lit on the pier"),
    "cover": ("title", "The lamps of the pier"),
}


@pytest.mark.parametrize("kind", CORRECTED)
def test_a_record_is_corrected_rejected_and_undone(desk: TestClient, own: Path, kind: str) -> None:
    sign_in(desk)
    address, (field, value) = record(desk, kind), CORRECTED[kind]
    before = tree(desk, address).xpath(FACTS)
    fields = form_of(desk, address, "Correct")
    assert fields["back"] == address
    said = {"verdict": "correct", "field": field, "value": value, "why": "said so"}
    decide(desk, f"{address}/decide", **fields | said)
    page = tree(desk, address)
    assert value in page.xpath(FACTS)
    assert "the paper alone:" in page.xpath(FACTS)
    assert f"{NAME} decided" in page.text_content()
    assert page.xpath("//*[@role='alert']//form/@action") == ["/review/log/1/undo"]
    decide(desk, f"{address}/decide", verdict="reject", why="there is none")
    assert "It is in no answer" in tree(desk, address).text_content()
    for number in ("2", "1"):
        decide(desk, f"/review/log/{number}/undo")
    assert tree(desk, address).xpath(FACTS) == before
    assert [each.kind for each in decisions(own)] == [kind] * 4


def test_who_only_reads_sees_what_was_decided(desk: TestClient, client: TestClient) -> None:
    address = record(desk, "item")
    assert not tree(desk, address).xpath("//form[@method='post']")
    assert "Decide" not in tree(client, address).xpath("string(//main)")
    sign_in(desk)
    decide(desk, f"{address}/decide", verdict="accept")
    desk.cookies.clear()
    page = tree(desk, address)
    assert f"{NAME} decided" in page.text_content()
    assert not page.xpath("//form[@method='post']")


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"verdict": "reject"}, 400),
        ({"verdict": "perhaps"}, 400),
        ({"verdict": "correct", "field": "value", "value": "many", "why": "so"}, 400),
        ({"verdict": "correct", "field": "owner", "value": "Clerk", "why": "so"}, 400),
        ({"verdict": "accept", "token": "x" * 32}, 403),
    ],
)
def test_refused(desk: TestClient, own: Path, given: dict[str, str], status: int) -> None:
    sign_in(desk)
    address = record(desk, "figure")
    told = {"token": token(desk, address), **given}
    assert desk.post(f"{address}/decide", data=told).status_code == status
    assert decisions(own) == ()


@pytest.mark.parametrize("name", ["fig-aaaaaaaa", "a-1f0c9be27d", "itm-", "x"])
def test_what_is_not_there(client: TestClient, name: str) -> None:
    assert client.get(f"/papers/{PACK}/records/{name}").status_code == 404
    assert client.get(f"/papers/{'0' * 64}/records/{name}").status_code == 404


def test_a_corrected_value_wins_wherever_it_is_told(desk: TestClient, own: Path) -> None:
    sign_in(desk)
    [before, *_] = series(desk)["points"][0]["reported"]
    decide(desk, f"/papers/{PACK}/records/{before['id']}/decide", verdict="correct",
           field="value", value="39.5", why="the return was late")  # fmt: skip
    keep(connect(str(own), create=True), neighbours()[0])  # is read again
    [after, *_] = series(desk)["points"][0]["reported"]
    assert (after["value"], after["text"], after["id"]) == (39.5, before["text"], before["id"])
    assert [mark["was"] for mark in after["decided"]] == [f"{before['value']:g}"]
    page = tree(desk, f"/indicators/{series(desk)['id']}").xpath("string(//main)")
    assert "39.5%" in page
    assert "corrected (value) by Ann Lee: the return was late" in page


def test_what_is_rejected_is_on_no_page_of_its_meeting(desk: TestClient) -> None:
    sign_in(desk)
    for address in tree(desk, "/meetings").xpath("//*[@id='results']//tbody//a/@href"):
        rows = tree(desk, address).xpath("//table[caption='Who attended']//tbody/tr")
        if rows:
            break
    before = [each.xpath("string(th)") for each in rows]
    (own_page,) = rows[0].xpath(".//a[@class='record']/@href")
    decide(desk, f"{own_page}/decide", verdict="reject", why="there was nobody of this name")
    after = tree(desk, address).xpath("//table[caption='Who attended']//tbody/tr/th")
    assert [each.text for each in after] == before[1:]


def test_what_is_rejected_is_not_found_and_counted(desk: TestClient) -> None:
    sign_in(desk)
    address = f"/search?q=28+days&kind=figure&council={ASHFOLD}"
    before = tree(desk, address).xpath("string(//*[@class='count'])")
    one = series(desk)["points"][0]["reported"][0]["id"]
    decide(desk, f"/papers/{PACK}/records/{one}/decide", verdict="reject", why="it is none")
    after = tree(desk, address).xpath("string(//*[@class='count'])")
    assert int(after.split()[0]) == int(before.split()[0]) - 1


def test_the_queue_asks_for_the_least_certain_figures(desk: TestClient, own: Path) -> None:
    sign_in(desk)
    page = tree(desk, "/review?kind=figure")
    first = page.xpath("//article[@class='doubt']")[0]
    (action,) = first.xpath(".//form/@action")
    assert action.removesuffix("/decide") in first.xpath(".//a/@href")
    decide(desk, action, verdict="accept")
    assert action not in tree(desk, "/review?kind=figure").xpath("//form/@action")
    assert [each.verdict for each in decisions(own)] == ["accept"]


def test_a_page_leads_to_what_was_read_on_it(client: TestClient) -> None:
    for paper in client.get("/api/papers?limit=100").json()["rows"]:
        if paper["pages"]:
            break
    page = tree(client, f"/papers/{paper['sha256']}/pages/1")
    (address,) = page.xpath("//a[.='What was read on this page']/@href")
    seen = tree(client, address).xpath("//*[@id='results']//tbody//td[last()]/a/text()")
    assert all(each.startswith("page 1") for each in seen)
