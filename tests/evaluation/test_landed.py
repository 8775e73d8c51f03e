"""What got better and what got worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.atomic import write_text
from evaluation.landed import Landed, NotAcceptedError, accept, changes, load
from evaluation.rows import Row

ROWS = {"a": Row("a", 8, 10, 8, 10), "b": Row("b", 5, 10, 5, 10)}


def landed(**f1: float) -> Landed:
    return Landed({}, {name: {"f1": value} for name, value in f1.items()})


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (landed(a=0.8, b=0.5), []),
        (landed(a=0.8015, b=0.4985), []),  # no more than a little
        (landed(a=0.9, b=0.5), [("a", "worse")]),
        (landed(a=0.7, b=0.6), [("b", "worse"), ("a", "better")]),
        (landed(a=0.8), [("b", "new")]),
        (landed(a=0.8, b=0.5, c=1.0), [("c", "gone")]),
    ],
)
def test_changes(before: Landed, told: list[tuple[str, str]]) -> None:
    assert [(each.measure, each.word) for each in changes(ROWS, before)] == told


def test_what_is_accepted_is_what_is_compared_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    path = tmp_path / "figures.json"
    accept(ROWS, {"papers": 9}, path)
    kept = load(path)
    assert kept
    assert kept.body == {"papers": 9}
    assert kept.measures["a"]["f1"] == 0.8
    assert changes(ROWS, kept) == []


def test_figures_are_not_accepted_in_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    path = tmp_path / "figures.json"
    with pytest.raises(NotAcceptedError, match="CI"):
        accept(ROWS, {}, path)
    assert load(path) is None


def test_a_file_that_cannot_be_written_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.md"
    write_text(path, "before")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_text(path, "after")
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]
    assert path.read_text() == "before"
