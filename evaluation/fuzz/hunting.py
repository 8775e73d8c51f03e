"""One target run for a time: by atheris, which sees which lines an input reaches, or by chance
alone where it is not installed (``pip install 'committee-papers[fuzz]'``)."""

from __future__ import annotations

import hashlib
import json
import random
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path

LONGEST = 4096  # bytes of an input
SEEDS = 8  # inputs to begin with
SLOW = 15.0  # seconds of processor time that no input may take: the machine may be crowded
EVERY = 1.0  # seconds between notes of how far it is
NOW, TALLY = "now", "tally.json"
OURS = ("extractor", "evaluation")


@dataclass(slots=True)
class Tally:
    """How far a hunt is: inputs tried, and what was found, a file each, by where it went wrong."""

    executions: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    by: str = ""
    finds: dict[str, str] = field(default_factory=dict)


class Hunt:
    """Tries inputs and keeps those that go wrong, one for each place in which they do.

    The input that is tried stands in the file ``now``, for whoever finds the process dead.
    """

    def __init__(self, target: Callable[[bytes], None], folder: Path, by: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.target, self.folder, self.tally = target, folder, Tally(by=by)
        self.begun, self.noted = time.monotonic(), 0.0

    def one(self, data: bytes) -> None:
        """Try one input."""
        (self.folder / NOW).write_bytes(data)
        begun = time.process_time()
        try:
            self.target(data)
        except Exception as error:
            self.keep(data, place_of(error), "".join(traceback.format_exception(error)))
        took = time.process_time() - begun
        if took > SLOW:
            self.keep(data, "slow", f"took {took:.1f} s")
        self.tally.executions += 1
        self.tally.slowest = max(self.tally.slowest, round(took, 2))
        self.note()

    def warm(self) -> None:
        """Try one input before the clock runs: what is loaded once counts to none."""
        self.target(b"")
        self.begun = time.monotonic()

    def keep(self, data: bytes, place: str, why: str) -> None:
        """Keep an input, unless one that goes wrong in the same place is kept."""
        if place in self.tally.finds:
            return
        name = hashlib.sha256(data).hexdigest()[:12]
        self.tally.finds[place] = name
        (self.folder / name).write_bytes(data)
        (self.folder / f"{name}.txt").write_text(why, "utf-8", "replace")

    def note(self, at_once: bool = False) -> None:
        """Write down how far the hunt is, now and then."""
        now = time.monotonic()
        if at_once or now - self.noted > EVERY:
            self.noted, self.tally.seconds = now, round(now - self.begun, 1)
            (self.folder / TALLY).write_text(json.dumps(asdict(self.tally)), "utf-8")


def place_of(error: BaseException) -> str:
    """The kind of an error, and the innermost line of the project that raised it; what was caught
    and told is known by its words, without the numbers in them."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if any(f"/{room}/" in f.filename for room in OURS)] or frames[-1:]
    told = "".join(c for c in str(error) if not c.isdigit())[-60:] if len(ours) < 4 else ""
    return f"{type(error).__name__} {Path(ours[-1].filename).name}:{ours[-1].lineno} {told}".strip()


def hunt(name: str, seconds: float, folder: Path) -> None:
    """Run the target of that name for so many seconds; ends the process where atheris runs it."""
    try:
        import atheris
    except ImportError:
        by_chance(name, seconds, folder)
        return
    with atheris.instrument_imports(include=list(OURS)):
        targets = import_module("evaluation.fuzz.targets")
    running = Hunt(targets.TARGETS[name], folder, "atheris")
    running.warm()
    how = [
        f"-max_total_time={seconds:.0f}",
        f"-max_len={LONGEST}",
        "-len_control=0",
        "-timeout=600",
    ]
    atheris.Setup(
        [sys.argv[0], *how, "-rss_limit_mb=0", "-verbosity=0", seeds(folder)], running.one
    )
    atheris.Fuzz()


def seeds(folder: Path) -> str:
    """A folder of long inputs to begin with, where atheris keeps those that reach new lines."""
    home, chance = folder / "seeds", random.Random(1)
    home.mkdir(exist_ok=True)
    for number in range(SEEDS):
        (home / str(number)).write_bytes(chance.randbytes(LONGEST // 4))
    return str(home)


def by_chance(name: str, seconds: float, folder: Path, seed: int | None = None) -> None:
    """Run the target on bytes that chance makes."""
    from evaluation.fuzz.targets import TARGETS

    running, chance = Hunt(TARGETS[name], folder, "chance"), random.Random(seed)
    running.warm()
    while time.monotonic() - running.begun < seconds:
        running.one(chance.randbytes(chance.randrange(LONGEST)))
    running.note(at_once=True)


if __name__ == "__main__":
    hunt(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]))
