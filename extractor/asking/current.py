"""Whether kept answers are those of the library as it is, and telling those that are not.

An answer is kept under the hash of all that it was told from: its papers as they were read, what
people decided, the programs, models and registers.  Only what has no such answer is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2s
from importlib.resources import files
from importlib.resources.abc import Traversable

import sqlalchemy as sa

from extractor import __version__
from extractor.asking.kinds import EVERY, Question
from extractor.asking.selection import Selection
from extractor.library import kept_reads, kept_writes
from extractor.library.connect import connect
from extractor.library.errors import LibraryError
from extractor.library.heads import stamp

Progress = Callable[[str, int, int], None]  # the question, how many scopes are told, of how many

# What an answer is told with.
PROGRAMS = ("extractor.linking", "extractor.matching", "extractor.registers", "extractor.language")
MODELS = ("action-links.json", "subject-links.json")
PATIENCE = 2.0  # seconds that a question waits to keep what it told


def refresh(
    library: sa.Engine,
    questions: Sequence[Question] = EVERY,
    progress: Progress = lambda *_: None,
) -> bool:
    """Bring the kept answers of a library up to date; says whether anything was to be told.

    ``library`` is opened for writing.  Raises :class:`LibraryError`.
    """
    now = fingerprint(library)
    stale = not_current(library, questions, now)
    if stale:
        kept_writes.prepare(library)
    for question in stale:
        numbers = tell(library, library, question, Selection(), progress)
        kept_writes.replaced(library, question.name, numbers, now)
    return bool(stale)


def not_current(library: sa.Engine, questions: Sequence[Question], now: str) -> list[Question]:
    """The questions whose kept answers are of another time, or not there."""
    noted = kept_reads.noted(library, [question.name for question in questions])
    return [question for question in questions if noted.get(question.name) != now]


def tell(
    library: sa.Engine,
    home: sa.Engine,
    question: Question,
    selection: Selection,
    progress: Progress = lambda *_: None,
) -> list[int]:
    """The numbers of the scopes that answer a question; those that ``home`` lacks are told from the
    papers of ``library``, and kept there one by one."""
    from extractor.asking.scopes import scopes
    from extractor.asking.telling import told
    from extractor.library.decisions import log

    wanted = scopes(library, question, selection, log(library), code())
    numbers = kept_reads.keys(home, question.name)
    missing = [scope for scope in wanted if scope.key not in numbers]
    for done, scope in enumerate(missing):
        progress(question.name, done, len(missing))
        numbers[scope.key] = kept_writes.keep(home, told(library, question, scope))
    return [numbers[scope.key] for scope in wanted]


# ------------------------------------------------------------------ what a question reads


def answering(where: str, questions: Sequence[Question], selection: Selection) -> sa.Engine:
    """A database with the kept answers to some questions about the selected papers, up to date:
    the library, or one in memory where the library cannot be written."""
    return elsewhere(where, questions, selection) or connect(where)


def elsewhere(where: str, questions: Sequence[Question], selection: Selection) -> sa.Engine | None:
    """Bring the kept answers to some questions about the selected papers up to date; where the
    library cannot be written, a database in memory that has them."""
    library = connect(where)
    now = fingerprint(library)
    stale = not_current(library, questions, now)
    if not stale and all(known(library, each, selection) for each in questions):
        return None
    try:
        home = connect(where, create=True, patience=PATIENCE)
        refresh(home, stale)
        fill(home, home, questions, selection)
    except LibraryError:
        home = in_memory()
        kept_writes.prepare(home)
        fill(library, home, questions, selection)
        return home
    return None


def known(home: sa.Engine, question: Question, selection: Selection) -> bool:
    """Whether it is noted which scopes answer."""
    return kept_reads.has_asking(home, question.name, selection.words)


def fill(
    library: sa.Engine, home: sa.Engine, questions: Sequence[Question], selection: Selection
) -> None:
    """Note which scopes answer some questions, and tell those that are not kept."""
    for question in questions:
        if not known(home, question, selection):
            numbers = tell(library, home, question, selection)
            kept_writes.answered(home, question.name, selection.words, numbers)


def in_memory() -> sa.Engine:
    """A database that goes when the process ends."""
    return sa.create_engine(
        "sqlite://", poolclass=sa.StaticPool, connect_args={"check_same_thread": False}
    )


# ------------------------------------------------------------------ what it depends on


def fingerprint(library: sa.Engine) -> str:
    """A hash of all that the answers of a library are told from."""
    return blake2s(f"{stamp(library)} {code()}".encode()).hexdigest()


@cache
def code() -> str:
    """A hash of the programs, models and registers that tell answers."""
    digest = blake2s(__version__.encode())
    for package in PROGRAMS:
        for each in sorted(told_with(files(package)), key=str):
            digest.update(each.read_bytes())
    for name in MODELS:
        digest.update(files("models").joinpath("weights", name).read_bytes())
    digest.update(imported())
    return digest.hexdigest()


def told_with(folder: Traversable) -> list[Traversable]:
    """The programs and data files of a package, at any depth."""
    found = list[Traversable]()
    for each in folder.iterdir():
        if each.is_dir():
            found += told_with(each)
        elif each.name.endswith((".py", ".toml", ".csv")):
            found.append(each)
    return found


def imported() -> bytes:
    """What was imported into the register of indicators."""
    from extractor.registers.folder import usual

    held = usual() / "lait-indicators.csv"
    return held.read_bytes() if held.exists() else b""
