"""The people and posts that a sentence is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.language.names import CAPITAL, LETTER, alternatives, lexicon, name_kind

INITIALS = r"(?:[A-Z]\.?[ ]?){1,4}"
# what may follow a post whose subject stands behind a dash
AFTER_POST = (
    r"\s+(?:to|be|will|would|shall|has|had|is|was|who|by|before|at|in|on)\b|\s*(?:[,.;:)]|$)"
)
ARTICLE = re.compile(r"^(?:The|A|An|That|In) ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a post that a sentence names; ``bare`` is a name without title or initials."""

    text: str
    start: int
    end: int
    bare: bool = False


@cache
def _mention() -> re.Pattern[str]:
    words = lexicon()
    known = alternatives([t for t in words.titles if t not in words.plural_titles])
    capital = rf"{CAPITAL}{LETTER}*(?:['’-]{LETTER}+)*'?"
    lone = alternatives(words.post.lone)
    nouns = alternatives(words.post.nouns)
    name = rf"(?:{known})\.? (?:{INITIALS})?(?:{capital})(?: {capital}){{0,2}}"
    plain_name = rf"{capital} (?:[A-Z]\.? )?{capital}"
    subject = rf"{capital}(?:,? (?:and |& |of )?{capital})*"
    # "Chief Officer – Housing" before a verb; "Head of Parks – Send the map" is a post and a task
    of = rf"(?: (?:of|for) (?:the )?{subject}| [–-] {subject}(?={AFTER_POST}))?"
    post = rf"(?:{capital}(?: (?:and|&))? ){{0,5}}(?:{nouns})s?(?: \([^)]*\))?{of}"
    return re.compile(rf"\b(?:{name}|{post}|(?:{lone})\b|{plain_name})(?!{LETTER})")


def mentions(text: str) -> list[Mention]:
    """The people and posts that a sentence names, in order: ``The Chair``, ``Ms Day``."""
    found = []
    for match in _mention().finditer(text):
        words = ARTICLE.sub("", match[0])
        start = match.end() - len(words)
        if words in lexicon().post.anonymous:
            continue
        kind = name_kind(words)
        if kind or _is_post(words):
            found.append(Mention(words, start, match.end(), kind == "loose"))
    return found


def _is_post(words: str) -> bool:
    post = lexicon().post
    if words in post.lone:
        return True
    said = {w.removesuffix("s") for w in re.findall(r"[\w-]+", words)}
    return not said.isdisjoint(post.nouns) and len(words.split()) > 1
