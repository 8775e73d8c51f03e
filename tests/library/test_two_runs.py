"""Runs that write one library at once: nothing is lost, nothing is held twice, none gives up."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from extractor.library.connect import connect, reading
from extractor.library.decisions import add, log
from extractor.library.reads import extractions
from extractor.library.schema import papers, passages
from extractor.library.turns import key_of
from extractor.library.writes import keep_all
from extractor.records import Extraction, Paper
from tests.library.places import Place
from tests.library.test_decisions import OWNER

ROOT = Path(__file__).resolve().parents[2]


def ingesting(place: Place, *folders: Path) -> subprocess.Popen[str]:
    """A run of ``ingest`` as a process of its own."""
    arguments = ["ingest", *map(str, folders), "--library", place.where, "--format", "json"]
    return subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def bodies(folder: Path) -> list[Path]:
    """Two folders of papers; the second has half of the first again under other names."""
    one, two = folder / "one", folder / "two"
    for each in (one, two):
        each.mkdir()
    for n in range(12):
        text = f"Westmere Borough Council\n\nQuay Committee\n\nNote {n}: the ferries.\n"
        (one / f"{n}.txt").write_text(text)
        (two / f"{n}.txt").write_text(text if n % 2 else f"{text}\nA second page.\n")
    return [one, two]


def test_two_processes_make_and_fill_a_library(place: Place, tmp_path: Path) -> None:
    one, two = bodies(tmp_path)
    with ingesting(place, one, two) as first, ingesting(place, two, one) as second:
        told = [run.communicate(timeout=240) for run in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0], told
    assert {row["run"] for out, _ in told for row in json.loads(out)} <= {"read", "unchanged"}
    alone = str(tmp_path / "alone.sqlite")
    with ingesting(Place("sqlite", alone), one, two) as run:
        run.communicate(timeout=240)
    held = extractions(connect(place.where))
    assert len({e.paper.sha256 for e in held}) == len(held) == 18
    assert words_by_content(place.where) == words_by_content(alone)


def words_by_content(where: str) -> list[tuple[str, str]]:
    """Every passage with the hash of its paper's content."""
    query = sa.select(papers.c.sha256, passages.c.text).join(passages)
    with reading(connect(where)) as connection:
        return sorted((row.sha256, row.text) for row in connection.execute(query))


def test_the_same_content_is_kept_once(library: sa.Engine) -> None:
    each = [Extraction(Paper(f"{name}.txt", "ab", "text/plain")) for name in "cab"]
    assert keep_all(library, [(each[0], "")], once=True) == {}
    others = keep_all(library, [(e, "") for e in each], once=True)
    assert others == {"a.txt": "c.txt", "b.txt": "c.txt"}
    assert [e.paper.source for e in extractions(library)] == ["c.txt"]


def test_papers_in_any_order_do_not_wait_for_each_other(library: sa.Engine) -> None:
    """Transactions of the same papers, forwards and backwards, at once."""
    each = [(Extraction(Paper(f"{n}.txt", str(n), "text/plain")), "") for n in range(20)]
    failed: list[BaseException] = []

    def write(found: list[tuple[Extraction, str]]) -> None:
        try:
            for _ in range(4):
                keep_all(library, found)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(found,)) for found in (each, each[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert len(extractions(library)) == 20


def test_decisions_made_at_once_are_all_kept(library: sa.Engine) -> None:
    threads = [threading.Thread(target=add, args=(library, [OWNER, OWNER])) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [each.id for each in log(library)] == list(range(1, 13))


@pytest.mark.parametrize("name", ["", "source a.txt", "\udcff" * 9])
def test_names_have_keys_that_a_database_takes(name: str) -> None:
    assert -(2**63) <= key_of(name) < 2**63
    assert key_of(name) != key_of(f"{name}x")
