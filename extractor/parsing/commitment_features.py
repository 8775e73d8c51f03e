"""What a sentence of minutes shows to the model that tells commitments: plain named numbers.

After the features with which speech-act and request classifiers of e-mail were built (Cohen,
Carvalho and Mitchell 2004; Purver, Dowding and Niekrasz 2007 on action items in meetings): the
verb and its subject, modals, who receives and by when, words and pairs of words, and the sentence
before.  What the rules make of the sentence is a feature too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractor.language.mentions import Mention, mentions
from extractor.language.names import alternatives
from extractor.language.patterns import PatternFile, load
from extractor.parsing.due_times import due
from extractor.parsing.promises import cues_fired, words

VERSION = 2  # of what the features are called and mean; a model fits one version
MODAL = re.compile(
    r"\b(?P<modal>would|will|shall|could|can|should|must|may|might|ought to"
    r"|(?:is|are|was|were) to(?= [a-z]))\b(?P<not> not\b|n't\b| never\b)?",
)
# what may stand between a modal and its verb, or between its subject and the modal
BETWEEN = (
    r"(?:\s+(?:also|then|therefore|nevertheless|still|again|further|first"
    r"|(?!supply|apply|reply|rely|multiply)\w+ly)\b|,[^,]{3,40},)*"
)
COMMITS = re.compile(
    r"\b(?P<modal>agreed|offered|undertook|promised|volunteered|pledged|committed|asked|requested"
    r"|invited|happy|content|willing|prepared|pleased)\s+to\b"
)
VERB = re.compile(rf"{BETWEEN}\s+(?P<words>[a-z-]+(?:\s+[a-z-]+)?)")
BE = re.compile(rf"{BETWEEN}\s+be{BETWEEN}\s+(?P<words>[a-z-]+(?:\s+[a-z-]+)?)")
WILLING = re.compile(r"\s+be\s+(?:\w+\s+)?(?:happy|glad|pleased|willing|content|prepared)\s+to\b")
ASIDE = re.compile(
    r"(?:\s|,\s*(?:however|though|nevertheless|nonetheless)\s*,?|\([^)]*\)|,[^,]{3,60},"
    r"|also|then|\w+ly|themselves|herself|himself|now)+$"
)
LAST_WORDS = re.compile(r"[\w’'-]+")
WORDS = re.compile(r"[a-z][a-z’'-]*|\d+|[;:?]")
CLAUSE = re.compile(r"[;:,]|\b(?:that|and|but|whether|if)\b")


class FeatureWords(PatternFile):
    """The data file."""

    verbs: Mapping[str, tuple[str, ...]]
    participles: Mapping[str, tuple[str, ...]]
    things: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, str]
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with those before it in its item, the nearest last; so many of them stand in the
    same ``passage``, all unless said."""

    text: str
    before: tuple[str, ...] = ()
    passage: int | None = None


def feature_words() -> FeatureWords:
    """The data file of classes and cues."""
    return load("extractor.parsing", "commitment_features", FeatureWords)


def features(said: Said) -> dict[str, float]:
    """The named numbers of a sentence."""
    text, named = said.text, mentions(said.text)
    found = dict.fromkeys(_modals(text, named), 1.0)
    found |= {f"cue:{name}": 1.0 for name, cue in _cues("cues") if cue.search(text)}
    found |= {f"word:{name}": 1.0 for name in _grams(text, named)}
    last = said.before[-1] if said.before else ""
    found |= {f"before:{name}": 1.0 for name, cue in _cues("before") if cue.search(last)}
    fired = cues_fired(text)
    found |= {f"rule:{place}": 1.0 for place in fired}
    found["rule"] = max(fired.values(), default=0.0)
    found["due"] = float(bool(due(text)))
    found["given"] = float(any(p.search(text) for p in _given()))
    found["first"] = float(not said.before)
    found["length"] = min(len(text.split()), 60) / 30
    return found


@cache
def _cues(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    cues: Mapping[str, str] = getattr(feature_words(), kind)
    return tuple((name, re.compile(pattern, re.I)) for name, pattern in cues.items())


@cache
def _given() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.I) for pattern in words().to.given)


# --- who would do what --------------------------------------------------------------------------


def _modals(text: str, named: list[Mention]) -> Iterator[str]:
    yield "modal" if MODAL.search(text) else "no modal"
    for match in COMMITS.finditer(text):
        yield f"who:{match['modal']} {subject(text, match.start(), named)}"
        yield f"does:to {deed(text[match.end() :])}"
    for match in MODAL.finditer(text):
        modal = "was to" if match["modal"].endswith(" to") else match["modal"]
        who = subject(text, match.start(), named)
        does = "not" if match["not"] else deed(text[match.end() :])
        yield f"modal:{modal}"
        yield f"who:{modal} {who}"
        yield f"does:{modal} {does}"
        yield f"deed:{who} {does}"


def subject(text: str, end: int, named: list[Mention]) -> str:
    """What kind of thing the subject of a modal at ``end`` is: a post, a person, a pronoun ..."""
    head = ASIDE.sub("", text[:end]).rstrip(" ,")
    beside = next((m for m in named if len(head) - 1 <= m.end <= len(head) + 1), None)
    last = [word.lower() for word in LAST_WORDS.findall(head)[-8:]]
    known = feature_words().people
    if not last:
        return "none"
    for kind in ("pronouns", "others", "everyone"):
        if last[-1] in known[kind]:
            return kind
    if beside:
        return "member" if re.match(r"C(?:llr|ouncillor)", beside.text) else "post"
    if last[-1] in (*known["teams"], *known["bodies"]):
        return "team" if last[-1] in known["teams"] else "body"
    phrase = CLAUSE.split(head)[-1].lower()
    return "thing" if _thing().search(phrase) else "other"


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(feature_words().things['words'])})\b")


def deed(after: str) -> str:
    """The class of what a modal says is done, with "be" before a participle's."""
    if WILLING.match(after):
        return "willing"
    be = BE.match(after)
    if be:
        return f"be {_class_of(be['words'], _classes('participles'))}"
    verb = VERB.match(after)
    return _class_of(verb["words"], _classes("verbs")) if verb else "none"


@cache
def _classes(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    classes: Mapping[str, tuple[str, ...]] = getattr(feature_words(), kind)
    return tuple((name, frozenset(members)) for name, members in classes.items())


def _class_of(said: str, classes: tuple[tuple[str, frozenset[str]], ...]) -> str:
    """The class of two words, else of the first; "-ing" and other words are classes too."""
    first = said.split(maxsplit=1)[0]
    for form in (said, first):
        for name, members in classes:
            if form in members:
                return name
    return "ing" if first.endswith("ing") else "ed" if first.endswith("ed") else "other"


# --- words --------------------------------------------------------------------------------------


def _grams(text: str, named: list[Mention]) -> Iterator[str]:
    """Words, and pairs of words, with people as one word and numbers as another."""
    masked = text
    for mention in sorted(named, key=lambda m: -m.start):
        masked = f"{masked[: mention.start]} whoever {masked[mention.end :]}"
    tokens = [_stem(word) for word in WORDS.findall(masked.lower())]
    yield from tokens
    yield from (f"{one} {two}" for one, two in pairwise(tokens))


def _stem(word: str) -> str:
    if word[0].isdigit():
        return "#"
    return re.sub(r"(?<=\w{3})(?:ing|ed|es|s)$", "", word)
