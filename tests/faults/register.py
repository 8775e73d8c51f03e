"""The scenarios: what happens, what is said, what is left, and the test that runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scenario:
    """``happens`` and ``left`` are as the docs have them; ``said`` is in the one line that a
    person is told (empty where nobody is).  ``run`` does it, in a folder of its own, asks what is
    left, and gives that line."""

    happens: str
    said: str
    left: str
    run: Callable[[Path], str]

    @property
    def name(self) -> str:
        """The name of the function that runs it."""
        return self.run.__name__


class Group(list[Scenario]):
    """Scenarios of one kind, filled by a decorator."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def scenario(
        self, happens: str, *, said: str, left: str
    ) -> Callable[[Callable[[Path], str]], Callable[[Path], str]]:
        """Register a function as what runs a scenario."""

        def register(run: Callable[[Path], str]) -> Callable[[Path], str]:
            self.append(Scenario(happens, said, left, run))
            return run

        return register
