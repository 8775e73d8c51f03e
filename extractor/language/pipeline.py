"""The pipeline of the language of papers: made new, or as it is shipped with its weights."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractor.language.classifier import UnfitModelError
from extractor.language.joining import installed_choosers
from extractor.language.patterns import PatternFile, load

COMPONENTS = ("committee_sentences", "uk_numbers", "uk_periods", "paper_entities", "figure_joiner")
LONGEST = 10_000_000  # characters of a text
# to spaCy these are one token as initials are; here they end a sentence: "£2.9m."
NO_INITIALS = frozenset({"b.", "k.", "m."})


class TokenWords(PatternFile):
    """``whole`` are words with a full stop that are one token: "Cllr.", "No."."""

    whole: tuple[str, ...]


class PipelineError(RuntimeError):
    """The shipped pipeline is not there or does not fit; the message says what to run."""


def build() -> Any:
    """A new pipeline without weights."""
    import spacy
    from spacy.attrs import ORTH

    from extractor.language.components import (  # noqa: F401
        entities,
        joiner,
        numbers,
        periods,
        sentences,
    )

    nlp = spacy.blank("en")
    nlp.max_length = LONGEST
    nlp.vocab.lex_attr_getters = {}  # nothing asks a word's shape or whether it is like a URL
    known = nlp.tokenizer.rules.items()
    nlp.tokenizer.rules = {word: cut for word, cut in known if word not in NO_INITIALS}
    for word in load("extractor.language", "tokens", TokenWords).whole:
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def home() -> Path:
    """Where the shipped pipeline lies."""
    return Path(str(files("models").joinpath("papers")))


@cache
def shipped() -> Any:
    """The pipeline with its trained weights, loaded on first use.

    Raises :class:`PipelineError` where there are none.
    """
    path = home() / "paper_entities" / "entities.crf"
    nlp = build()
    try:
        nlp.get_pipe("paper_entities").load(path)
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"the trained tagger is not used: {error}; run: committee-papers train --only entities"
        ) from error
    try:
        nlp.get_pipe("figure_joiner").choosers = installed_choosers()
    except UnfitModelError as error:
        raise PipelineError(str(error)) from error
    return nlp
