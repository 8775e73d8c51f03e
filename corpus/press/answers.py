"""The true answers, noted while a layout prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Fact:
    """One fact that a paper states; ``page`` is filled in by the press that prints it."""

    kind: str
    values: dict[str, Any]
    page: int | None = None


@dataclass(slots=True)
class Answers:
    """All facts of one paper in the order in which it states them."""

    facts: list[Fact] = field(default_factory=list)

    def note(self, kind: str, **values: Any) -> str:
        """Note a fact and return the mark to set where it is printed."""
        self.facts.append(Fact(kind, values))
        return f'<fact n="{len(self.facts) - 1}"/>'

    def seen(self, number: int, page: int) -> None:
        """The press drew the mark of a fact."""
        fact = self.facts[number]
        fact.page = fact.page or page

    def of(self, kind: str) -> list[Fact]:
        """The facts of one kind."""
        return [fact for fact in self.facts if fact.kind == kind]
