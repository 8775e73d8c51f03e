"""The data files of redaction: what tells the public from officers, and forenames."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from extractor.language.names import alternatives, lexicon
from extractor.language.patterns import PatternFile, load


class RedactingWords(PatternFile):
    """``patterns/people.toml``; what each list is for is said there."""

    titles: tuple[str, ...]
    sure_titles: frozenset[str]
    public: tuple[str, ...]
    not_public: tuple[str, ...]
    contributions: tuple[str, ...]
    sources: tuple[str, ...]
    headings: tuple[str, ...]
    speaking: tuple[str, ...]
    official_labels: tuple[str, ...]
    titles_of_office: frozenset[str]
    official_letters: tuple[str, ...]
    officers: tuple[str, ...]
    places: frozenset[str]
    not_names: frozenset[str]
    ordinary: frozenset[str]


def words() -> RedactingWords:
    """The data file of cues."""
    return load("extractor.redacting", "people", RedactingWords)


@cache
def forenames() -> frozenset[str]:
    """Forenames that are usual in the United Kingdom, in small letters."""
    return frozenset(files("extractor.redacting").joinpath("forenames.txt").read_text().split())


@cache
def never_names() -> frozenset[str]:
    """Words with a capital that are no part of a name, in small letters."""
    known = lexicon().words
    return known.posts | known.not_names | words().not_names - words().ordinary


@cache
def posts() -> frozenset[str]:
    """Nouns of the posts of officers and councillors, as they are printed."""
    return frozenset((*lexicon().post.nouns, *words().officers))


@cache
def of_the_public() -> re.Pattern[str]:
    """A heading under which the public speaks, with its number: ``5. Public Questions``."""
    return re.compile(
        rf"\W*[\d.]*\W*(?:to\s+receive\s+)?(?:{alternatives(words().headings)})\b", re.I
    )


def speaks_of_the_public(heading: str) -> bool:
    """Whether the public speaks under a heading."""
    return of_the_public().match(heading) is not None


@cache
def public_role() -> re.Pattern[str]:
    """``Local resident``, ``Parent``: what members of the public are called."""
    return re.compile(rf"\b(?:{alternatives(words().public)})\b", re.I)


def is_public_role(role: str) -> bool:
    """Whether a role is that of a member of the public: a parent governor's is not."""
    said = role.lower()
    return bool(public_role().search(role)) and not any(w in said for w in words().not_public)
