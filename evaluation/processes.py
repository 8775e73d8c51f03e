"""What a run's processes use, read from /proc: memory at most, and processor time."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Use:
    """Megabytes at most of this process and of any of those below it, by process number."""

    own: float = 0.0
    below: dict[int, float] = field(default_factory=dict)

    @property
    def worst(self) -> float:
        """The most that any process below this one held."""
        return max(self.below.values(), default=0.0)


class Watch:
    """Looks at this process and all below it, every two seconds, while in ``with``."""

    def __init__(self) -> None:
        self.use, self.ended = Use(), Event()
        self.thread = Thread(target=self.look, daemon=True)

    def look(self) -> None:
        """Note the high-water marks."""
        while not self.ended.wait(2.0):
            self.use.own = peak(os.getpid())
            for process in below(os.getpid()):
                self.use.below[process] = max(peak(process), self.use.below.get(process, 0.0))

    def __enter__(self) -> Use:
        self.thread.start()
        return self.use

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()


def below(process: int) -> list[int]:
    """The numbers of all processes that this one started, and those that they started."""
    parents = {int(p.name): parent(p) for p in Path("/proc").iterdir() if p.name.isdigit()}
    found, new = list[int](), [process]
    while new:
        new = [number for number, by in parents.items() if by in new]
        found += new
    return found


def parent(process: Path) -> int:
    """Who started a process; 0 where it has ended."""
    fields = stat_of(process)
    return int(fields[1]) if fields else 0


def stat_of(process: Path) -> list[str]:
    """The fields of a process from its state on; none where it has ended."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def peak(process: int) -> float:
    """Megabytes that a process held at most; 0 where it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    line = next((x for x in status.splitlines() if x.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(line.split()[1]) / 1024


def processor_seconds() -> float:
    """Processor time of this process, of those below it, and of those that have ended below it."""
    numbers = [os.getpid(), *below(os.getpid())]
    spent = 0
    for number in numbers:
        fields = stat_of(Path(f"/proc/{number}"))
        spent += sum(map(int, fields[11:15])) if fields else 0
    return spent / TICKS
