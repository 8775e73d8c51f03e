"""What ``extract`` reads, it reads in a process beside it that may hang, crash and be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus.damaged import pdfs
from extractor.batch import in_order, one_paper
from extractor.batch.in_order import extractions
from extractor.batch.limits import Limits
from extractor.batch.lone_worker import can_fork
from extractor.manifest import Harvested
from extractor.pipeline import extract
from extractor.reading import Options
from extractor.records import Extraction
from tests.batch import evil
from tests.batch.conftest import pdf
from tests.batch.test_workers import EVIL, LIMITS, PAGES

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot fork")

Extract = Callable[..., Extraction]


def evil_extract(path: Path, options: Options, facts: Harvested | None) -> Extraction:
    """Do what the paper says, else read it."""
    word = path.read_text().split(maxsplit=1)[0]
    if word in evil.DEEDS:
        evil.DEEDS[word](options)
    return extract(path, options, facts=facts)


def read(papers: list[Path], limits: Limits = LIMITS) -> list[Extraction]:
    """What is in each, told by a worker."""
    return list(extractions(map(str, papers), Options(), limits))


def test_each_costs_one_paper(papers: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_paper, "extract", evil_extract)
    mixed = []
    for number, (word, _, _) in enumerate(EVIL):
        bad = papers[0].with_name(f"{word}.txt")
        bad.write_text(word)
        mixed += [bad, papers[number % len(papers)]]
    found = read(mixed)
    assert [each.paper.source for each in found] == list(map(str, mixed))
    assert {each.state for each in found[1::2]} == {"complete"}
    for extraction, (word, kind, words) in zip(found[::2], EVIL, strict=True):
        [problem] = extraction.problems
        assert (extraction.state, problem.kind) == ("failed", kind), word
        assert words in problem.message
        assert problem.message.startswith(extraction.paper.source)


@pytest.mark.parametrize(("by", "kind", "first", "last"), PAGES)
def test_what_was_read_before_is_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    by: Extract,
    kind: str,
    first: int,
    last: int,
) -> None:
    monkeypatch.setattr(evil, "attempt", lambda path, o, facts: extract(path, o, facts=facts))
    monkeypatch.setattr(one_paper, "extract", by)
    [found] = read([pdf(tmp_path / "pack.pdf", pages=9)])
    assert {problem.kind for problem in found.problems} == {kind}
    problem = found.problems[0]
    assert (found.state, len(found.paper.pages)) == ("partial", 9)
    assert problem.page
    assert first <= problem.page <= last
    assert [page.read for page in found.paper.pages] == [n < problem.page for n in range(1, 10)]


# The damaged file, the kinds of problem that may come of it.
HANGING = [("root-is-itself", {"over-time"}), ("forms-in-each-other", {"over-time", "crashed"})]


@pytest.mark.parametrize(("name", "kinds"), HANGING)
def test_the_command_ends(tmp_path: Path, papers: list[Path], name: str, kinds: set[str]) -> None:
    damaged = tmp_path / f"{name}.pdf"
    damaged.write_bytes(pdfs.MADE[name])
    limits = ["--max-seconds", "3", "--max-memory", "400"]
    told = extracting([damaged, papers[0]], limits).communicate(timeout=120)
    bad, good = map(json.loads, told[0].splitlines())
    assert bad["status"]["state"] == "failed"
    assert {problem["kind"] for problem in bad["status"]["problems"]} <= kinds
    assert told[1].startswith(f"Error: {damaged}: ")
    assert good["status"]["state"] == "complete"


def extracting(papers: list[Path], limits: list[str], code: str = "") -> subprocess.Popen[str]:
    """The command as a process of its own, after ``code``."""
    program = f"import cli\nfrom extractor.batch import one_paper\n{code}\ncli.main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "extract", *map(str, papers), *limits, "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


# a shell has what it runs in the background ignore Ctrl-C
HANGS = """
import ctypes, os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
def hang(path, options, facts):
    print(os.getpid(), flush=True)
    ctypes.CDLL(None).sleep(600)
one_paper.extract = hang
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left(papers: list[Path], how: signal.Signals) -> None:
    with extracting(papers, [], HANGS) as running:
        assert running.stdout
        worker = int(running.stdout.readline())
        running.send_signal(how)
        try:
            running.wait(20)
        finally:
            running.kill()
        assert worker != running.pid
    until = time.monotonic() + 20
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_running(worker)


def is_running(process: int) -> bool:
    """Whether a process is there, and no mere entry that nobody has asked after."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def process_of(path: Path, options: Options, facts: Harvested | None) -> Extraction:
    """An extraction whose kind is the process that read it."""
    return Extraction(extract(path, options, facts=facts).paper, kind=str(os.getpid()))


def test_one_process_reads_all(papers: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_paper, "extract", process_of)
    [reader] = {found.kind for found in read(papers)}
    assert reader != str(os.getpid())


@pytest.mark.parametrize("forks", [True, False])
def test_this_process_reads_where_it_is_told_or_no_other_can(
    papers: list[Path], monkeypatch: pytest.MonkeyPatch, *, forks: bool
) -> None:
    monkeypatch.setattr(one_paper, "extract", process_of)
    monkeypatch.setattr(in_order, "can_fork", lambda: forks)
    found = extractions(map(str, papers), Options(), LIMITS, here=forks)
    assert {each.kind for each in found} == {str(os.getpid())}


def test_nothing_is_left_behind(
    tmp_path: Path, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    papers[1].write_text("segfault")
    monkeypatch.setattr(one_paper, "extract", evil_extract)
    with closing(extractions(map(str, papers), Options(), LIMITS)) as found:
        assert [next(found).state for _ in range(3)] == ["complete", "failed", "complete"]
    assert list(private.iterdir()) == []
