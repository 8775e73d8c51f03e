"""The words with which minutes say who came, from their data file."""

from __future__ import annotations

from extractor.language.patterns import PatternFile, load


class Sentences(PatternFile):
    """Regular expressions for sentences that say who came or did not."""

    apologies_from: tuple[str, ...]
    apologies_lead: tuple[str, ...]
    sent_apologies: tuple[str, ...]
    not_apologies: tuple[str, ...]
    remotely: tuple[str, ...]
    attending: tuple[str, ...]
    substitution: tuple[str, ...]
    stands_in: str
    after_names: tuple[str, ...]


class Prose(PatternFile):
    """Words that only stand in sentences."""

    words: frozenset[str]


class Columns(PatternFile):
    """Words that head the columns of a list."""

    words: frozenset[str]


class Ends(PatternFile):
    """Headings that end the lists of a meeting's head."""

    phrases: frozenset[str]


class AttendanceWords(PatternFile):
    """The data file."""

    labels: dict[str, tuple[str, ...]]
    remotely: tuple[str, ...] = ()
    bodies: tuple[str, ...]
    sentences: Sentences
    marks: dict[str, str]
    columns: Columns
    prose: Prose
    ends: Ends


def words() -> AttendanceWords:
    """The data file of labels and sentences."""
    return load("extractor.parsing", "attendance", AttendanceWords)
