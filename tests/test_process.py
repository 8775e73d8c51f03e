"""The tool as a process: pipes, interruptions, start-up, file names."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import cli

ROOT = Path(__file__).resolve().parents[1]


def process(code: str, **how: Any) -> subprocess.Popen[str]:
    """A run of the tool whose pipeline is ``code``."""
    program = f"import sys, time, cli\nfrom extractor.batch import one_paper\n{code}\ncli.main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *how.pop("arguments")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **how,
    )


def test_nobody_reads_on() -> None:
    many = (
        "from extractor.records import *\n"
        "much = Extraction(Paper('x' * 9000, '1', 'text/plain'))\n"
        "one_paper.extract = lambda path, o, facts: much"
    )
    arguments = ["extract", *["a.txt"] * 300, "--format", "json"]
    with process(many, arguments=arguments) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == ""
        assert running.wait(20) == cli.NOBODY_READS


def test_interrupted() -> None:
    slow = (
        "def slow(path, o, facts):\n"
        "    print('begun', flush=True)\n"
        "    time.sleep(30)\n"
        "one_paper.extract = slow"
    )
    with process(slow, arguments=["extract", "a.txt"]) as running:
        assert running.stdout
        assert running.stdout.readline() == "begun\n"
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert running.returncode == cli.INTERRUPTED
    assert told.strip() == "interrupted; papers already done are kept"


def test_help_is_quick() -> None:
    """In processor time beside that of Python and click alone, on whatever machine this is."""

    def seconds(*arguments: str) -> float:
        begun = os.times()
        subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        ended = os.times()
        return (ended.children_user - begun.children_user) + (
            ended.children_system - begun.children_system
        )

    alone = min(seconds("-c", "import click") for _ in range(3))
    assert min(seconds("-m", "cli", "--help") for _ in range(3)) < 5 * alone


def test_any_file_name() -> None:
    name = os.fsdecode(b"p\xff.txt")
    nothing = (
        "from extractor.records import *\n"
        "one_paper.extract = lambda path, o, facts: Extraction(Paper('', '', ''))"
    )
    with process(nothing, arguments=["extract", name, "--format", "json"]) as running:
        out, _ = running.communicate(timeout=20)
    assert json.loads(out)["paper"]["source"] == name


def papers_for(folder: Path) -> list[str]:
    """Ten papers, as arguments to ``ingest`` into a library beside them."""
    papers = [folder / f"{n}.txt" for n in range(10)]
    for n, paper in enumerate(papers):
        paper.write_text(f"Westmere Borough Council\n\nQuay Committee\n\nNote {n}: the ferries.\n")
    library = ["--library", str(folder / "papers.sqlite")]
    return ["ingest", *map(str, papers), *library, "--format", "json"]


def held_in(folder: Path) -> list[dict[str, Any]]:
    """The coverage of the library, once it has been found sound."""
    library = folder / "papers.sqlite"
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with process(
        "", arguments=["papers", "--library", str(library), "--format", "json"]
    ) as running:
        out, _ = running.communicate(timeout=60)
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_killed_in_the_middle_of_a_paper(tmp_path: Path) -> None:
    arguments = papers_for(tmp_path)
    killed = (
        "import os\nfrom extractor.batch import writer\nfrom extractor.library import writes\n"
        "writer.PAPERS = 4\nwhole = writes.index_words\n"
        "def half(connection, paper_id):\n"
        "    if paper_id == 5: os.kill(os.getpid(), 9)\n"
        "    whole(connection, paper_id)\n"
        "writes.index_words = half"
    )
    with process(killed, arguments=arguments) as running:
        assert running.wait(60) == -signal.SIGKILL
    assert [Path(row["paper"]).name for row in held_in(tmp_path)] == [f"{n}.txt" for n in range(4)]
    with process("", arguments=arguments) as again:
        out, _ = again.communicate(timeout=60)
    assert [row["run"] for row in json.loads(out)] == ["unchanged"] * 4 + ["read"] * 6
    assert {row["state"] for row in held_in(tmp_path)} == {"complete"}


def test_two_runs_at_once(tmp_path: Path) -> None:
    arguments = papers_for(tmp_path)
    with process("", arguments=arguments) as one, process("", arguments=arguments) as two:
        told = [each.communicate(timeout=60)[1] for each in (one, two)]
    assert [one.returncode, two.returncode] == [0, 0], told
    assert len(held_in(tmp_path)) == 10
