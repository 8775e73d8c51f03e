"""Names of people: their titles, initials and honours, and when two are one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.language.patterns import PatternFile, load

LETTER = "[^\\W\\d_]"
CAPITAL = "[A-ZÀ-ÞŴŶ]"
# "Hart-Lowe", "O'Dell", "McVane"; a name in capitals is one too
WORD = rf"{CAPITAL}{LETTER}*(?:['’.-]{LETTER}+)*\.?"
# "A", "A.", "RW", "D.E."
INITIAL = re.compile(r"[A-Z]\.?|[A-Z]{2}|(?:[A-Z]\.){2,4}")
NAME_WORD = re.compile(WORD)
BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
# "A.Lee", which some print without a space
GLUED = re.compile(r"\b([A-Z])\.(?=[A-Z][a-z’'])")
LONGEST_PLURAL = 40  # characters in which a title for several stands
MARKS = " .,;:*•+#^~–—-\u00a0"


class Words(PatternFile):
    """Words that are part of names, or never are."""

    councillors: frozenset[str]
    councils: frozenset[str]
    honours: frozenset[str]
    particles: frozenset[str]
    posts: frozenset[str]
    not_names: frozenset[str]
    also_surnames: frozenset[str]


class Notes(PatternFile):
    """What brackets after a name say of how somebody attended."""

    remote: frozenset[str]
    substitute: tuple[str, ...]
    substitutes: frozenset[str]
    replaced: tuple[str, ...]
    absent: frozenset[str]
    parties: frozenset[str]
    passing: tuple[str, ...]


class Posts(PatternFile):
    """The words of posts in sentences."""

    lone: tuple[str, ...]
    nouns: tuple[str, ...]
    anonymous: frozenset[str]


class PeopleWords(PatternFile):
    """The data file."""

    titles: tuple[str, ...]
    parting_titles: tuple[str, ...]
    plural_titles: dict[str, str]
    words: Words
    notes: Notes
    post: Posts


def lexicon() -> PeopleWords:
    """The data file of titles, posts and notes."""
    return load("extractor.language", "people", PeopleWords)


def alternatives(phrases: Sequence[str] | frozenset[str]) -> str:
    """A regular expression for any of ``phrases``, the longest first."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


@cache
def title() -> re.Pattern[str]:
    """One or more titles at the beginning: ``Cllr``, ``Councillor Dr``, ``The Rt Hon``."""
    known = alternatives(lexicon().titles)
    return re.compile(rf"(?:(?:the|yr?)\s+)?(?:(?:{known})\b\.?:?[ \n]*)+", re.I)


def plural(text: str) -> str | None:
    """The title each one takes where ``text`` begins with a title for several."""
    known = {many.lower(): one for many, one in lexicon().plural_titles.items()}
    said = " ".join(re.findall(r"[A-Za-z]+", text[:LONGEST_PLURAL])).lower()
    fits = [many for many in known if f"{said} ".startswith(f"{many} ")]
    return known[max(fits, key=len)] if fits else None


def is_name(text: str) -> bool:
    """Whether ``text`` is somebody's name: titled, with initials, or two to four names."""
    return name_kind(text) is not None


def name_kind(text: str) -> str | None:
    """``strict`` for a titled name or one with initials, ``loose`` for bare names."""
    bare = GLUED.sub(r"\1. ", BRACKETS.sub(" ", text)).strip(MARKS)
    titled = title().match(bare)
    words = without_honours((bare[titled.end() :] if titled else bare).split())
    if not words or len(words) > 5 or not _all_names(words):
        return None
    surnames = [w for w in words if not INITIAL.fullmatch(w)]
    if titled:
        return "strict" if surnames else None
    if not {w.lower().strip(".") for w in words[:1]}.isdisjoint(lexicon().words.posts):
        return None
    if INITIAL.fullmatch(words[0]) and surnames:
        return "strict" if len(surnames) <= 3 else None
    return "loose" if len(surnames) > 1 and _free_of_other_words(surnames) else None


def is_word_name(text: str) -> bool:
    """Whether a forename stands before a surname that is a word too: ``Ann May``, ``Bo Hall``."""
    *names, last = text.split() or [""]
    return (
        last.lower() in lexicon().words.also_surnames
        and 1 <= len(names) <= 2
        and name_kind(f"{' '.join(names)} Lee") == "loose"
    )


def _free_of_other_words(words: Sequence[str]) -> bool:
    known = lexicon().words
    return {w.lower().strip(".") for w in words}.isdisjoint(known.posts | known.not_names)


def without_honours(words: Sequence[str]) -> list[str]:
    """The words of a name without ``OBE``, ``JP`` and the like."""
    return [w for w in words if w.strip(".,") not in lexicon().words.honours]


def _all_names(words: Sequence[str]) -> bool:
    particles = lexicon().words.particles
    fit = [NAME_WORD.fullmatch(w) or INITIAL.fullmatch(w) or w.lower() in particles for w in words]
    return all(fit) and words[-1].lower() not in particles


def surname(name: str) -> str:
    """The last word of a name in small letters, honours left out; of ``Lee A`` the first."""
    words = _in_order(BRACKETS.sub(" ", name))
    return words[-1].lower().replace("’", "'") if words else ""


def _in_order(name: str) -> list[str]:
    """The words of a name without title and honours, initials behind it put before it."""
    bare = GLUED.sub(r"\1. ", name).strip(MARKS)
    titled = title().match(bare)
    words = without_honours((bare[titled.end() :] if titled else bare).split())
    turned = len(words) > 1 and INITIAL.fullmatch(words[-1]) and not INITIAL.fullmatch(words[0])
    return [words[-1], *words[:-1]] if turned else words


def forename(name: str) -> str:
    """The first initial or forename in small letters; empty for ``Cllr Lee``."""
    words = _in_order(name)
    return words[0].lower().rstrip(".") if len(words) > 1 else ""


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: ``Ms L Day`` and ``Lena Day``; ``Cllr Day``."""
    if not surname(one) or surname(one) != surname(other):
        return False
    first, second = forename(one), forename(other)
    if not first or not second or first == second:
        return True
    initials = len(first) == 1 or len(second) == 1 or first.isupper() or second.isupper()
    return first[0] == second[0] and initials
