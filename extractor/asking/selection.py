"""Which papers are asked about."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.records import Meeting


@dataclass(frozen=True, slots=True)
class Selection:
    """Papers of councils and of committees with these words in their names; of all where there are
    none."""

    council: str | None = None
    committee: str | None = None

    def has(self, meeting: Meeting) -> bool:
        """Whether a meeting's papers are asked about."""
        return holds(meeting.council, self.council) and holds(meeting.committee, self.committee)

    @property
    def words(self) -> tuple[str, str]:
        """The words, however they are written."""
        return ((self.council or "").casefold(), (self.committee or "").casefold())


def holds(text: str | None, words: str | None) -> bool:
    """Whether a text has the words that are asked for, if any are."""
    return not words or words.casefold() in (text or "").casefold()
