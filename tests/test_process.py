"""The tool as a process: pipes, interruptions, start-up, file names."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import cli

ROOT = Path(__file__).resolve().parents[1]


def process(code: str, **how: Any) -> subprocess.Popen[str]:
    """A run of the tool whose pipeline is ``code``."""
    program = f"import sys, time, cli\nfrom extractor import batch\n{code}\ncli.main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *how.pop("arguments")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **how,
    )


def test_nobody_reads_on() -> None:
    many = "from extractor.records import *\n" + (
        "batch.extract = lambda path, o: Extraction(Paper('x' * 9000, '1', 'text/plain'))"
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
        "def slow(path, o):\n    print('begun', flush=True); time.sleep(30)\nbatch.extract = slow"
    )
    with process(slow, arguments=["extract", "a.txt"]) as running:
        assert running.stdout
        assert running.stdout.readline() == "begun\n"
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert running.returncode == cli.INTERRUPTED
    assert told.strip() == "interrupted; papers already done are kept"


def test_help_is_quick() -> None:
    """In seconds of processor time, which do not grow when other tests run beside this one."""

    def seconds() -> float:
        begun = os.times()
        subprocess.run(
            [sys.executable, "-m", "cli", "--help"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        ended = os.times()
        return (ended.children_user - begun.children_user) + (
            ended.children_system - begun.children_system
        )

    assert min(seconds() for _ in range(3)) < 0.3


def test_any_file_name() -> None:
    name = os.fsdecode(b"p\xff.txt")
    nothing = (
        "from extractor.records import *\n"
        "batch.extract = lambda path, o: Extraction(Paper('', '', ''))"
    )
    with process(nothing, arguments=["extract", name, "--format", "json"]) as running:
        out, _ = running.communicate(timeout=20)
    assert json.loads(out)["paper"]["source"] == name
