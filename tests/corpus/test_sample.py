"""A body of made-up papers: the same numbers give the same files."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from corpus.fiction.dates import Quarter, last_reported, meeting_days, municipal_year
from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS, profile
from corpus.papers import pack
from corpus.press import damage
from corpus.press.history import plan, sheet
from corpus.press.house import house_of

ROOT = Path(__file__).resolve().parents[2]


def written(to: Path, seed: str, hashes: str) -> dict[str, bytes]:
    """What ``sample`` writes of one council, by path."""
    environment = {**os.environ, "PYTHONHASHSEED": hashes, "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-m", "cli", "sample", str(to), "--councils", "1", "--seed", seed]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
    return {str(p.relative_to(to)): p.read_bytes() for p in to.rglob("*") if p.is_file()}


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    once, again = (written(tmp_path / n, "5", n) for n in "12")
    assert once.keys() == again.keys()
    assert [name for name in once if once[name] != again[name]] == []
    assert {Path(name).suffix for name in once} == {".pdf", ".docx", ".txt", ".html", ".json"}


@pytest.mark.parametrize("key", COUNCILS)
def test_histories_hold_together(key: str) -> None:
    world = history(key, 2, 3)
    assert house_of(world.house)
    for action in world.actions:
        met = world.meetings[action.meeting]
        item = next(i for i in met.items if i.title == action.item)
        raised = {w.action for w in item.words} | {r.action for r in item.resolved}
        assert action.key in raised, action
    for number in range(1, len(world.meetings)):
        listed = [(each.action.key, each.task) for each in sheet(world, number)]
        assert len(listed) == len(set(listed))
        assert plan(world, number)


@pytest.mark.parametrize("key", COUNCILS)
def test_what_the_plan_says_came_did_come(key: str) -> None:
    world = history(key, 2, 3)
    days = [meeting.date for meeting in world.meetings]
    for entry in world.plan:
        at = entry.placings[-1].at
        if at not in days:
            continue
        titles = {item.title for item in world.meetings[days.index(at)].items}  # type: ignore[arg-type]
        assert (entry.item in titles) is (entry.fate == "delivered")


def test_another_seed_is_another_history() -> None:
    assert history("wexmoor", 1, 1) == history("wexmoor", 1, 1)
    assert history("wexmoor", 1, 1) != history("wexmoor", 1, 2)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2024, 5, 14), "2023-24 Q4"),
        (date(2024, 8, 1), "2023-24 Q4"),
        (date(2024, 8, 6), "2024-25 Q1"),
        (date(2025, 1, 14), "2024-25 Q2"),
        (date(2025, 2, 6), "2024-25 Q3"),
    ],
)
def test_the_last_quarter_whose_figures_are_ready(day: date, label: str) -> None:
    assert last_reported(day).label == label


def test_quarters() -> None:
    assert Quarter(2024, 4).last_day == date(2025, 3, 31)
    assert Quarter(2024, 1).back(1) == Quarter(2023, 4)


def test_meetings_of_a_municipal_year() -> None:
    days = meeting_days(profile("wexmoor"), 1)
    assert [municipal_year(day) for day in days] == [2023, *[2024] * 6]


def test_damage_takes_the_text_and_leaves_the_pages() -> None:
    good = pack(history("wexmoor", 1, 1), 1).content
    scanned, turned = damage.scanned(good, [2, 3]), damage.turned(good, 1)
    assert scanned == damage.scanned(good, [2, 3])
    with pypdfium2.PdfDocument(scanned) as file, pypdfium2.PdfDocument(good) as whole:
        texts = [page.get_textpage().get_text_range() for page in file]
        assert len(texts) == len(whole)
        assert [n for n, text in enumerate(texts, 1) if not text.strip()] == [2, 3]
    with pypdfium2.PdfDocument(turned) as file:
        assert [page.get_rotation() for page in file][:2] == [90, 0]


def test_answers_leave_out_what_stands_on_pictures() -> None:
    answers = {
        "paper": {"pages": 3},
        "figures": [{"value": 1, "evidence": {"page": 1}}, {"value": 2, "evidence": {"page": 2}}],
        "minutes": [{"evidence": {"page": 1}, "items": [{"evidence": {"page": 2}}]}],
    }
    left = damage.without_text(answers, [2])
    assert left["paper"]["pages_without_text"] == [2]
    assert [f["value"] for f in left["figures"]] == [1]
    assert left["minutes"][0]["items"] == []
