"""What a reviewer is told and led to: after signing in, after a decision, after undoing it."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.web.test_indicators import tree
from tests.web.test_review import (
    action,
    decide,
    desk,
    finding,
    form_of,
    kept,
    known,
    own,
    sign_in,
    token,
)

__all__ = ["desk", "kept", "known", "own"]


def test_one_goes_on_to_where_one_came_from_after_a_wrong_password(desk: TestClient) -> None:
    address = finding(desk)
    page = tree(desk, address)
    assert page.xpath("//footer//a/@href")[0] == f"/sign-in?back={address.replace('/', '%2F')}"
    again = sign_in(desk, password="wrong password", back=address)
    assert f'name="back" value="{address}"' in again.text
    assert sign_in(desk, back=address).headers["location"] == address


def test_a_page_says_once_what_was_decided(desk: TestClient) -> None:
    sign_in(desk)
    address = finding(desk)
    assert "Go back" in desk.post(
        f"{address}/decide", data={"token": token(desk, address), "answer": "wrong"}
    ).text  # fmt: skip
    decide(desk, f"{address}/decide", answer="wrong", why="it does fit")
    said = tree(desk, address).xpath("//*[@role='alert']")[0]
    assert said.findtext("p").startswith("Wrong: “")
    assert not tree(desk, address).xpath("//*[@role='alert']")
    assert said.xpath(".//input[@name='back']/@value") == [address]
    decide(desk, said.xpath("string(.//form/@action)"), back=address)
    assert "Undone: decision 1" in tree(desk, address).xpath("string(//*[@role='alert'])")


def test_what_is_no_action_leads_to_the_list(desk: TestClient) -> None:
    sign_in(desk)
    address = action(desk)
    fields = form_of(desk, address, "Whether it is an action")
    answer = desk.post("/review/decide", data={**fields, "verdict": "reject", "why": "a remark"})
    assert answer.headers["location"] == "/actions"
    assert tree(desk, "/actions").xpath("//*[@role='alert']//button")
