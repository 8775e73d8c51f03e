"""Where an event stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.exports import pages
from extractor.linking.events import Event


@pytest.mark.parametrize(
    ("paper", "page", "shown"),
    [
        ("packs/march.pdf", 17, "march.pdf, page 17"),
        ("https://quay.example/minutes/", None, "minutes"),
        ("march.txt", None, "march.txt"),
    ],
)
def test_shown(paper: str, page: int | None, shown: str) -> None:
    assert pages.shown(Event(None, "listed", paper, page, "")) == shown


@pytest.mark.parametrize(
    ("paper", "link"),
    [
        ("https://quay.example/a.pdf", "https://quay.example/a.pdf#page=3"),
        ("HTTPS://quay.example/a%20b c?d=1&e=2", "HTTPS://quay.example/a%20b%20c?d=1&e=2#page=3"),
        ("javascript://quay.example/%0aalert(1)", None),
        ("gone.pdf", None),
    ],
)
def test_link(paper: str, link: str | None) -> None:
    assert pages.link(Event(None, "listed", paper, 3, "")) == link


def test_link_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "March pack #2.pdf").touch()
    monkeypatch.chdir(tmp_path)
    link = pages.link(Event(None, "listed", "March pack #2.pdf", 3, ""))
    assert link == f"{tmp_path.as_uri()}/March%20pack%20%232.pdf#page=3"
