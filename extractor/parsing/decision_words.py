"""The words with which minutes say what was decided, from their data file."""

from __future__ import annotations

from extractor.language.patterns import PatternFile, load


class Cues(PatternFile):
    """Words of decisions by outcome."""

    resolved: tuple[str, ...]
    recommended: tuple[str, ...]
    agreed: tuple[str, ...]
    noted: tuple[str, ...]


class Phrases(PatternFile):
    """A list of phrases."""

    phrases: tuple[str, ...]


class Unless(PatternFile):
    """Words after which a cue tells nothing."""

    before: tuple[str, ...]


class Votes(PatternFile):
    """Regular expressions for how a vote went."""

    patterns: tuple[str, ...]
    carried: tuple[str, ...]
    lost: tuple[str, ...]
    deferred: tuple[str, ...]


class Leads(PatternFile):
    """Ends of the words before the parts of a decision, whom one goes to, and what under a heading
    is none."""

    leads: tuple[str, ...]
    addressed: tuple[str, ...]
    not_decisions: tuple[str, ...]
    imperatives: tuple[str, ...]


class Formal(PatternFile):
    """A regular expression for what follows "agreed" where a body decides in plain words."""

    pattern: str


class Promises(PatternFile):
    """A regular expression for what follows "agreed" where somebody only says what he will do."""

    pattern: str


class ResolutionWords(PatternFile):
    """The data file."""

    cues: Cues
    openings: Phrases
    unless: Unless
    votes: Votes
    parts: Leads
    alone: Phrases
    promises: Promises
    formal: Formal


def words() -> ResolutionWords:
    """The data file of cues and votes."""
    return load("extractor.parsing", "resolutions", ResolutionWords)
