"""The API: what it answers is what it says it answers."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("starlette", reason="needs the web extra")
pytest.importorskip("jsonschema", reason="needs the test extra")
pytest.importorskip("openapi_spec_validator", reason="needs the test extra")

from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from extractor.web.api_answers import QUESTIONS
from tests.web.neighbours import ASHFOLD, MERE

CARE_ACT = "care-act-assessments-within-28-days"
ASKED: dict[str, list[dict[str, Any]]] = {
    "/api/papers": [{}, {"council": ASHFOLD}, {"state": "complete", "limit": 2, "offset": 1}],
    "/api/items": [{}, {"text": "housing"}, {"kind": "minutes"}],
    "/api/actions": [{}, {"state": ["open", "vanished"], "sort": "-age"}, {"due": "overdue"}],
    "/api/plan": [{}, {"state": "delivered"}],
    "/api/indicators": [{}, {"council": MERE}, {"rag": "green", "sort": "latest"}],
    "/api/compare": [{}, {"indicator": CARE_ACT}, {"indicator": CARE_ACT, "council": [MERE]}],
    "/api/findings": [{}, {"kind": "restatement"}, {"decided": "right"}],
    "/api/search": [{"q": "housing"}, {"q": "housing", "kind": "paragraph", "year": 2024}, {}],
}


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    """The document."""
    told: dict[str, Any] = client.get("/api/openapi.json").json()
    return told


def ask(client: TestClient, path: str, **asked: Any) -> dict[str, Any]:
    """An answer."""
    answer = client.get(f"{path}?{urlencode(asked, doseq=True)}")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_the_document_is_one(described: dict[str, Any]) -> None:
    validate(described)
    assert set(described["paths"]) == set(ASKED)


@pytest.mark.parametrize(
    ("path", "asked"), [(path, each) for path, every in ASKED.items() for each in every]
)
def test_answers_are_as_described(
    client: TestClient, described: dict[str, Any], path: str, asked: dict[str, Any]
) -> None:
    operation = described["paths"][path]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    checker = Draft202012Validator({**schema, "components": described["components"]})
    told = ask(client, path, **asked)
    assert [(list(each.path), each.message) for each in checker.iter_errors(told)] == []
    assert set(asked) <= {each["name"] for each in operation["parameters"]}


@pytest.mark.parametrize("path", ["/api/papers", "/api/actions", "/api/plan", "/api/indicators",
                                  "/api/findings", "/api/items"])  # fmt: skip
def test_there_are_rows(client: TestClient, path: str) -> None:
    told = ask(client, path)
    assert told["total"] >= len(told["rows"]) > 0


def test_pages_follow_each_other(client: TestClient) -> None:
    whole, rows = ask(client, "/api/actions", limit=500), list[Any]()
    address: str | None = "/api/actions?limit=3"
    while address:
        answer = client.get(address)
        rows += answer.json()["rows"]
        address = answer.links.get("next", {}).get("url")
    assert rows == whole["rows"]
    assert len(rows) > 6


def test_links_go_both_ways(client: TestClient) -> None:
    links = client.get("/api/actions?state=open&limit=2&offset=3").links
    assert links["prev"]["url"] == "/api/actions?state=open&limit=2&offset=1"
    assert links["next"]["url"] == "/api/actions?state=open&limit=2&offset=5"


@pytest.mark.parametrize("path", [*ASKED, "/api/openapi.json"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, path: str) -> None:
    tag = client.get(path).headers["etag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_every_number_is_one_click_from_its_page(client: TestClient) -> None:
    (row,) = ask(client, "/api/findings", kind="restatement", text="household waste")["rows"]
    assert [each["paper"] for each in row["values"]] == [
        "brayford-2025-01-15-pack.pdf",
        "brayford-2025-04-09-pack.pdf",
    ]
    assert all(client.get(each["url"]).status_code == 200 for each in row["values"])
    assert client.get(f"/findings/{row['id']}").status_code == 200


def test_no_path_of_the_server_is_told(client: TestClient, papers: Any) -> None:
    for path, (first, *_) in ASKED.items():
        assert str(papers) not in str(ask(client, path, **{**first, "limit": 500})), path


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/api/actions?state=lost", 400, "state"),
        ("/api/actions?limit=0", 400, "limit"),
        ("/api/actions?limit=501", 400, "limit"),
        ("/api/actions?offset=-1", 400, "offset"),
        ("/api/actions?comittee=x", 400, "not understood: comittee"),
        ("/api/nothing", 404, "openapi.json"),
    ],
)
def test_faults(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.json()["error"]


def test_every_question_is_asked_here() -> None:
    assert {each.path for each in QUESTIONS} == set(ASKED)
