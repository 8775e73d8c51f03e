"""Review on pages: who may decide, what is refused, and what a decision does."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="needs the web extra")
pytest.importorskip("argon2", reason="needs the web extra")

from click.testing import CliRunner
from starlette.testclient import TestClient

import cli
from extractor.library.connect import connect
from extractor.library.decisions import log
from extractor.library.writes import keep
from extractor.records import Decision
from extractor.web import reviewers
from extractor.web.app import make_app
from extractor.web.body_limit import LARGEST
from extractor.web.settings import Settings
from extractor.web.signing_in import ONE
from extractor.web.throttle import SPAN, Throttle
from tests.web.conftest import DAY
from tests.web.neighbours import ASHFOLD, neighbours
from tests.web.test_indicators import tree

NAME, PASSWORD = "Ann Lee", "a long enough password"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a file of reviewers with one name holds."""
    file = tmp_path_factory.mktemp("reviewers") / "reviewers"
    reviewers.add(file, NAME, PASSWORD)
    return file.read_bytes()


@pytest.fixture
def known(kept: bytes, tmp_path: Path) -> Path:
    """A file of reviewers of one's own: failures are counted beside it."""
    file = tmp_path / "known"
    file.write_bytes(kept)
    return file


@pytest.fixture
def own(library: Path, client: TestClient, tmp_path: Path) -> Path:
    """A library of one's own, to be written, whose answers are told already."""
    client.get("/review")
    client.get("/findings")
    copy = tmp_path / "papers.sqlite"
    with closing(sqlite3.connect(library)) as kept, closing(sqlite3.connect(copy)) as made:
        kept.backup(made)
    return copy


@pytest.fixture
def desk(own: Path, known: Path) -> Iterator[TestClient]:
    """The pages with reviewers; nobody is signed in."""
    told = Settings(library=str(own), today=DAY, reviewers=known, secure=False)
    with TestClient(make_app(told), follow_redirects=False) as made:
        yield made


def token(client: TestClient, address: str) -> str:
    """The token of the forms of a page."""
    return str(tree(client, address).xpath("string(//input[@name='token']/@value)"))


def sign_in(client: TestClient, name: str = NAME, password: str = PASSWORD, **more: str) -> Any:
    """Sign in by the form."""
    fields = {"token": token(client, "/sign-in"), "name": name, "password": password}
    return client.post("/sign-in", data={**fields, **more})


def finding(client: TestClient) -> str:
    """The address of a finding."""
    page = tree(client, f"/findings?kind=restatement&council={ASHFOLD}")
    return str(page.xpath("string(//*[@id='results']//tbody//th/a/@href)"))


def action(client: TestClient) -> str:
    """The address of an open action."""
    links = tree(client, "/actions?state=open").xpath(
        "//a[starts-with(@href, '/actions/a-')]/@href"
    )
    return str(links[0])


def decisions(library: Path) -> tuple[Decision, ...]:
    """What was decided in a library."""
    return log(connect(str(library)))


# ------------------------------------------------------------------ who may


def test_signing_in_and_out(desk: TestClient) -> None:
    assert sign_in(desk, back="/findings").headers["location"] == "/findings"
    page = tree(desk, "/review")
    assert f"signed in as {NAME}" in page.text_content()
    answer = desk.post("/sign-out", data={"token": token(desk, "/review")})
    assert answer.status_code == 303
    assert "Sign in" in tree(desk, "/review").text_content()


def test_the_cookie_is_out_of_reach(own: Path, known: Path) -> None:
    told = Settings(library=str(own), today=DAY, reviewers=known)
    with TestClient(make_app(told), base_url="https://testserver") as client:
        cookie = client.get("/sign-in").headers["set-cookie"].casefold()
    assert all(word in cookie for word in ("httponly", "samesite=lax", "secure"))


@pytest.mark.parametrize(
    ("name", "password"), [(NAME, "wrong"), ("Nobody", PASSWORD), (NAME, ""), ("", "")]
)
def test_who_is_not_let_in(desk: TestClient, name: str, password: str) -> None:
    assert sign_in(desk, name, password).status_code == 401
    assert "Sign out" not in desk.get("/review").text


def test_a_new_password_ends_sessions(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "reviewers"
    reviewers.add(file, NAME, PASSWORD)
    told = Settings(library=str(own), today=DAY, reviewers=file, secure=False)
    with TestClient(make_app(told)) as client:
        sign_in(client)
        assert "Sign out" in client.get("/review").text
        reviewers.add(file, NAME, "another long password")
        assert "Sign out" not in client.get("/review").text


def test_too_many_attempts_wait(desk: TestClient) -> None:
    for _ in range(ONE):
        assert sign_in(desk, password="wrong password").status_code == 401
    answer = sign_in(desk)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= SPAN


def test_failures_are_forgotten() -> None:
    times = iter([0.0, 1.0, 2.0, SPAN + 0.5, SPAN + 1.5])
    throttle = Throttle(clock=lambda: next(times))
    throttle.failed({"one": 2})
    throttle.failed({"one": 2})
    assert throttle.wait({"one": 2}) == SPAN - 2
    assert throttle.wait({"one": 2}) == 0.0
    throttle.passed("one")
    assert throttle.wait({"one": 1}) == 0.0


# ------------------------------------------------------------------ what is refused


def test_nothing_is_written_where_there_are_no_reviewers(client: TestClient) -> None:
    assert client.post(f"{finding(client)}/decide", data={"answer": "right"}).status_code == 405
    assert client.get("/sign-in").status_code == 404
    named = {"X-Forwarded-User": NAME}
    assert "<form method" not in client.get("/review", headers=named).text


REFUSED: dict[str, tuple[dict[str, Any], int]] = {
    "no token": ({"data": {"answer": "right"}}, 403),
    "another token": ({"data": {"answer": "right", "token": "x" * 32}}, 403),
    "an empty token": ({"data": {"answer": "right", "token": ""}}, 403),
    "from another site": ({"headers": {"Sec-Fetch-Site": "cross-site"}}, 403),
    "of another origin": ({"headers": {"Origin": "https://evil.example"}}, 403),
    "of no origin": ({"headers": {"Origin": "null"}}, 403),
    "no form": ({"json": {"answer": "right"}}, 400),
    "a file": ({"files": {"answer": ("right", b"right")}}, 400),
    "too large": ({"data": {"answer": "right", "why": "x" * (LARGEST + 1)}}, 413),
    "too long": ({"data": {"answer": "right", "why": "x" * 2001}}, 400),
    "too many fields": ({"data": {f"n{n}": "" for n in range(50)}}, 400),
    "no such answer": ({"data": {"answer": "perhaps"}}, 400),
    "no reason": ({"data": {"answer": "wrong"}}, 400),
}


@pytest.mark.parametrize("how", REFUSED)
def test_refused(desk: TestClient, own: Path, how: str) -> None:
    sign_in(desk)
    address, (given, status) = finding(desk), REFUSED[how]
    request = {"data": {"answer": "right"}, **given} if "headers" in given else dict(given)
    if "data" in request and "token" not in how:
        request["data"] = {"token": token(desk, address), **request["data"]}
    assert desk.post(f"{address}/decide", **request).status_code == status
    assert decisions(own) == ()


def test_who_is_not_signed_in_decides_nothing(desk: TestClient, own: Path) -> None:
    fields = {"token": token(desk, "/sign-in"), "answer": "right"}
    assert desk.post(f"{finding(desk)}/decide", data=fields).status_code == 403
    assert decisions(own) == ()


def test_a_forged_session_is_nobodys(desk: TestClient) -> None:
    sign_in(desk)
    (cookie,) = desk.cookies.jar
    assert cookie.value
    body, _, rest = cookie.value.partition(".")
    desk.cookies.set(str(cookie.name), f"{body[:-2]}AA.{rest}", domain=cookie.domain, path="/")
    assert "Sign out" not in desk.get("/review").text


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=y"]
)
def test_nobody_is_led_away(desk: TestClient, back: str) -> None:
    answer = sign_in(desk, back=back)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/")
    assert "evil" not in answer.headers["location"].partition("/a")[0]
    assert "x" not in desk.cookies


# ------------------------------------------------------------------ a proxy that names who asks


@pytest.fixture
def proxied(own: Path) -> Iterator[TestClient]:
    """The pages behind a proxy."""
    told = Settings(library=str(own), today=DAY, trust_header="X-Forwarded-User", secure=False)
    with TestClient(make_app(told), follow_redirects=False) as made:
        yield made


def test_the_proxy_names_the_reviewer(proxied: TestClient, own: Path) -> None:
    proxied.headers["X-Forwarded-User"] = NAME
    address = finding(proxied)
    fields = {"token": token(proxied, address), "answer": "right"}
    assert proxied.post(f"{address}/decide", data=fields).status_code == 303
    assert [each.by for each in decisions(own)] == [NAME]
    assert proxied.post(f"{address}/decide", data={"answer": "right"}).status_code == 403


@pytest.mark.parametrize(
    "given",
    [[], [("X-Forwarded-User", "")], [("X-Forwarded-User", "<b>Ann</b>")],
     [("X-Forwarded-User", "Ann\tLee")], [("X-Forwarded-User", "Ann"), ("X-Forwarded-User", "Bo")]],
)  # fmt: skip
def test_what_names_nobody(proxied: TestClient, given: list[tuple[str, str]]) -> None:
    assert "Signed in" not in proxied.get("/review", headers=given).text


# ------------------------------------------------------------------ what a decision does


def decide(client: TestClient, address: str, **fields: str) -> None:
    """Send a form that must be taken."""
    answer = client.post(address, data={"token": token(client, "/review"), **fields})
    assert answer.status_code == 303, answer.text


def test_a_finding_is_decided_and_undone(desk: TestClient, own: Path) -> None:
    sign_in(desk)
    address = finding(desk)
    decide(desk, f"{address}/decide", answer="explained", why="a late return")
    assert "a late return" in tree(desk, address).xpath("string(//dl[@class='facts'])")
    explained = tree(desk, "/findings?decided=explained").xpath(
        "//*[@id='results']//tbody//th/a/@href"
    )
    assert explained == [address]
    assert address not in tree(desk, "/findings?decided=no").xpath(
        "//*[@id='results']//tbody//th/a/@href"
    )
    keep(connect(str(own), create=True), neighbours()[0])  # is read again
    assert "a late return" in tree(desk, address).xpath("string(//dl[@class='facts'])")
    decide(desk, "/review/log/1/undo")
    assert "not yet" in tree(desk, address).xpath("string(//dl[@class='facts'])")
    rows = tree(desk, "/review/log").xpath("//tbody/tr")
    held = [row.xpath("string(td[last()])").strip() for row in rows]
    assert [each.startswith(word) for each, word in zip(held, ("yes", "undone"), strict=True)]


def test_an_owner_is_corrected(desk: TestClient, own: Path) -> None:
    sign_in(desk)
    address = action(desk)
    form = next(
        each
        for each in tree(desk, address).xpath("//form[@action='/review/decide']")
        if each.xpath("input[@name='field']/@value") == ["owner"]
    )
    fields = {each.get("name"): each.get("value") for each in form.xpath("input")}
    answer = desk.post(
        "/review/decide",
        data={**fields, "value": "Harbourmaster", "why": "said so", "verdict": "correct"},
    )
    assert answer.headers["location"] == address
    page = tree(desk, address)
    assert "Harbourmaster" in page.xpath("string(//dl[@class='facts'])")
    assert f"{NAME} decided" in page.text_content()


# ------------------------------------------------------------------ what a decision does to a plan


def planned(client: TestClient, state: str) -> str:
    """The address of a planned item of the sample papers that several plans have."""
    page = tree(client, f"/plan?state={state}&council=Wexmoor+County+Council")
    for address in page.xpath("//*[@id='results']//tbody//th/a/@href"):
        if len(tree(client, address).xpath("//ol[@class='course']/li[not(@class)]")) > 1:
            return str(address)
    raise AssertionError(f"no {state} item is on two plans")


def form_of(client: TestClient, address: str, label: str) -> dict[str, str]:
    """The hidden fields of a form of a page."""
    form = tree(client, address).xpath("//form[starts-with(@aria-label, $label)]", label=label)[0]
    return {each.get("name"): each.get("value") for each in form.xpath("input")}


def dates(client: TestClient, address: str) -> int:
    """How many plans have an item."""
    return len(tree(client, address).xpath("//ol[@class='course']/li[not(@class)]"))


def test_a_link_of_the_plan_is_rejected_and_undone(desk: TestClient, own: Path) -> None:
    sign_in(desk)
    address = planned(desk, "delivered")
    before = dates(desk, address)
    fields = form_of(desk, address, "Decide whether they are the same")
    answer = desk.post("/review/decide", data={**fields, "verdict": "reject", "why": "another"})
    assert answer.headers["location"] == address
    assert dates(desk, address) < before
    assert f"{NAME} decided" in tree(desk, address).text_content()
    (made,) = decisions(own)
    assert (made.kind, made.verdict) == ("plan", "reject")
    subject = made.subject[0].text
    assert len(tree(desk, f"/review/log?text={subject}").xpath("//tbody/tr")) == 1
    assert tree(desk, "/review/log?text=nowhere").xpath("//tbody/tr") == []
    undo = tree(desk, address).xpath("string(//form[contains(@action, '/undo')]/@action)")
    decide(desk, undo)
    assert dates(desk, address) == before


def test_the_report_of_a_planned_item_is_corrected(desk: TestClient, own: Path) -> None:
    sign_in(desk)
    address = planned(desk, "delivered")
    assert tree(desk, address).xpath("//li[@class='delivered']")
    fields = form_of(desk, address, "Correct: the report")
    told = {**fields, "verdict": "correct", "value": "", "why": "it was withdrawn"}
    assert desk.post("/review/decide", data=told).headers["location"] == address
    page = tree(desk, address)
    assert not page.xpath("//li[@class='delivered']")
    assert "it was withdrawn" in page.text_content()
    assert f"{NAME} decided" in tree(desk, "/plan?council=Wexmoor+County+Council").text_content()


def test_a_planned_item_goes_on_from_another(desk: TestClient, own: Path) -> None:
    sign_in(desk)
    for address in tree(desk, "/plan?council=Wexmoor+County+Council").xpath(
        "//*[@id='results']//tbody//th/a/@href"
    ):
        options = tree(desk, address).xpath("//select[@id='value-plan']/option[@value!='']/@value")
        if options:
            break
    fields = form_of(desk, address, "Correct: the earlier item")
    told = {**fields, "verdict": "correct", "value": options[0], "why": "renamed"}
    answer = desk.post("/review/decide", data=told)
    assert answer.headers["location"].startswith("/plan?text=")
    assert desk.get(address).status_code == 404
    assert f"{NAME} decided" in tree(desk, f"/plan/{options[0]}").text_content()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"field": "status", "value": "lost"}, 400),
        ({"field": "text", "value": ""}, 400),
        ({"field": "nothing", "value": "x"}, 400),
        ({"id": "a-none", "field": "owner", "value": "x"}, 404),
        ({"verdict": "perhaps"}, 400),
        ({"field": "owner", "value": "x", "why": ""}, 400),
    ],
)
def test_what_cannot_be_corrected(
    desk: TestClient, own: Path, fields: dict[str, str], status: int
) -> None:
    sign_in(desk)
    address = action(desk)
    form = tree(desk, address).xpath("//form[@action='/review/decide']")[0]
    given = {each.get("name"): each.get("value") for each in form.xpath("input")}
    told = {**given, "verdict": "correct", "why": "so", **fields}
    assert desk.post("/review/decide", data=told).status_code == status
    assert decisions(own) == ()


def test_the_least_certain_come_first(client: TestClient) -> None:
    told = [re.search(r"(\d+)% certain", each.text_content()) for each in
            tree(client, "/review").xpath("//article")]  # fmt: skip
    sure = [int(found[1]) for found in told if found]
    assert told
    assert sure == sorted(sure)


# ------------------------------------------------------------------ the file of reviewers


def test_the_command_adds_a_reviewer(tmp_path: Path) -> None:
    file = tmp_path / "reviewers"
    typed = ["reviewer", "add", NAME, "--file", str(file)]
    told = CliRunner().invoke(cli.program, typed, input=f"{PASSWORD}\n{PASSWORD}\n")
    assert told.exit_code == 0, told.output
    assert reviewers.is_right(reviewers.read(file), NAME, PASSWORD)
    assert PASSWORD not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["", "a:b", "a\nb", " Ann", "<b>", "x" * 81])
def test_names_that_may_not_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(reviewers.ReviewersError):
        reviewers.add(tmp_path / "reviewers", name, PASSWORD)


@pytest.mark.parametrize("line", ["Ann", "Ann:secret", ":$argon2id$x", "\0:$argon2id$x"])
def test_a_file_that_is_none(tmp_path: Path, line: str) -> None:
    file = tmp_path / "reviewers"
    file.write_text(line)
    with pytest.raises(reviewers.ReviewersError):
        reviewers.read(file)
