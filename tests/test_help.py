"""What is written about the commands is what the commands are."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import cli

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = dict(cli.program.commands)
OPTION = re.compile(r"`(--?[a-z][a-z-]*)`")
# A line of a code block that calls the tool, after a prompt or a variable.
CALL = re.compile(r"^\s*(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?committee-papers\s+(.*)$", re.M)
HEAVY = (
    "spacy",
    "sklearn",
    "pypdfium2",
    "pdfminer",
    "playa",
    "lxml",
    "docx",
    "openpyxl",
    "icalendar",
    "sqlalchemy",
    "pydantic",
    "rapidfuzz",
    "rich",
    "starlette",
    "jinja2",
    "httpx",
    "httpcore",
    "protego",
    "filelock",
    "argon2",
)


def nested(name: str, command: click.Command) -> dict[str, click.Command]:
    """A command, and those within it, by what is typed."""
    found = {name: command}
    if isinstance(command, click.Group):
        for inner, each in command.commands.items():
            found |= nested(f"{name} {inner}", each)
    return found


EVERY = {typed: each for name in COMMANDS for typed, each in nested(name, COMMANDS[name]).items()}


def options_of(command: click.Command) -> set[str]:
    """Every option that ``--help`` shows, of a command and those within it."""
    params = [p for each in nested("", command).values() for p in each.params]
    shown = [p for p in params if isinstance(p, click.Option) and not p.hidden]
    return {name for option in shown for name in option.opts}


def sections() -> dict[str, str]:
    """The part of docs/cli.md on each command."""
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    parts = re.split(r"^### `([a-z-]+)`$", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section() -> None:
    assert sorted(sections()) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_listed_and_no_other(name: str) -> None:
    listed = sections()[name].partition("Options:")[2]
    assert set(OPTION.findall(listed)) == options_of(COMMANDS[name])


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_option_says_what_it_does(name: str) -> None:
    silent = [p.name for p in EVERY[name].params if isinstance(p, click.Option) and not p.help]
    assert silent == []


def test_exit_statuses_are_the_same_in_both_places() -> None:
    told = re.findall(r"^  (\d+) ", cli.STATUSES, re.M)
    written = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "cli.md").read_text("utf-8"), re.M)
    assert told == written == ["0", "1", "2", "3", "4", "5", "130"]


def code_blocks(text: str) -> str:
    """What stands between fences."""
    return "\n".join(re.findall(r"^```[a-z]*\n(.*?)^```", text, re.M | re.S))


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "docs/cli.md",
        "docs/formats.md",
        "docs/design.md",
        "docs/comparing.md",
        "docs/review.md",
        "docs/officers.md",
        "docs/web.md",
        "docs/library.md",
        "docs/harvest.md",
        "docs/exports.md",
    ],
)
def test_commands_in_code_blocks_are_real(name: str) -> None:
    page = ROOT / name
    if not page.exists():
        pytest.skip(f"{name} is not written yet")
    for call in CALL.findall(code_blocks(page.read_text("utf-8"))):
        assert is_real(call), call


def is_real(call: str) -> bool:
    """Whether a call names a command, and only options that the command has."""
    words = shlex.split(re.split(r"[|>#]", call)[0].replace("...", ""))
    command = COMMANDS.get(words[0]) if words else None
    known = options_of(command or cli.program) | {"--help", "-h"}
    typed = {word.partition("=")[0] for word in words if word.startswith("-")}
    return (command is not None or words[0].startswith("-")) and typed <= known


@pytest.mark.parametrize(
    ("call", "real"),
    [
        ("actions --as-of 2023-02-07 --state open | head", True),
        ("--version", True),
        ("extract pack.pdf --format=json > pack.jsonl", True),
        ("extract pack.pdf --fromat json", False),
        ("report pack.pdf", False),
        ("--frobnicate", False),
    ],
)
def test_is_real(call: str, *, real: bool) -> None:
    assert is_real(call) is real


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, cli\n"
        "try: cli.program(['extract', '--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", [None, *sorted(EVERY)])
def test_help_is_no_wider_than_a_terminal(name: str | None) -> None:
    command = EVERY[name] if name else cli.program
    context = click.Context(command, info_name=name or "committee-papers", terminal_width=80)
    lines = command.get_help(context).splitlines()
    assert max(map(len, lines)) <= 80
    assert "..." not in "".join(line for line in lines if not line.startswith("Usage"))


def test_questions_do_not_wake_the_readers() -> None:
    code = (
        "import sys, cli\n"
        "from extractor import answers, coverage, tables\n"
        "from extractor.library import reads, search\n"
        "from extractor.linking import ledger, plans, series\n"
        "heavy = ('extractor.pipeline', 'spacy', 'sklearn', 'pypdfium2', 'lxml')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
