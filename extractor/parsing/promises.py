"""Who commits himself in a sentence of minutes, how surely, and by when."""

from __future__ import annotations

import re
from functools import cache

from extractor.language.mentions import mentions
from extractor.language.names import alternatives, is_name, is_word_name
from extractor.language.patterns import PatternFile, load

MARKS = " \n\t.,:;*[]()–—-"
# what may stand between a name and the verb: "Ms Day (Head of Parks) also agreed"
FILLER = re.compile(r"(?:\s|,|\([^)]*\)|also|then|kindly|and|have|therefore|further|would)*", re.I)
STANDS_FOR = ("he", "she", "they", "and", "who", "also")
# the words after these tell a condition, a wish or what was done before
OTHERWISE = re.compile(
    r"\b(?:if|whether|had|have|has|previously|already|always|usually)\b[^,;]{0,40}$", re.I
)
# "There was a request that the Clerk shared ..."
ASKED = re.compile(r"\brequest(?:ed)?\s+(?:that\s+)?(?:the\s+)?(?P<whom>[A-Z]\w+(?:\s+[A-Z]\w+)*)")
# "The Head of Parks advised she could ..."
OFFERED = re.compile(
    r"\b(?:advised|said|confirmed)\s+(?:that\s+)?(?:he|she|they)\s+(?:would|could|will)\b"
)
# "HM" or "HM/TR", who are to do something
INITIALS = re.compile(r"[A-Z]{2,3}(?:\s*/\s*[A-Z]{2,3})*")
# "R16/20 - The OPCC": a reference before the owner
REFERENCE = re.compile(r"^[A-Z]{0,3}\d[\w./]*\s*[-–:]\s*(?:The\s+)?")
DASHED = re.compile(r" [–-] ")  # "Chief Officer – Housing"
TO_DO = re.compile(r"\b(?:to|will|would)\b|[:–—]")
# "The Independent Chair to attend ..."
ASSIGNED = re.compile(
    r"(?:[Tt]he |[Tt]hat |[Tt]hat the )?(?P<who>[A-Z][^.;:]{1,70}?)"
    r"\s+(?:to|will|would|shall)\s+[a-z]"
)


# "Treasurer – Recirculate the guidance (30 June 2024)": who, what, and by when
JOINED = re.compile(r"\s*(?:/|,|&|\band\b)\s*")
# as in: Send the map (– Head of Parks), Send the map ((AL))
AT_END = re.compile(
    r"\s[–—-]\s(?P<who>[A-Z][^.;:–—()]{1,60})\.?$|\s\((?P<bracket>[A-Z][^.;:()]{1,60})\)\.?$"
)
HANDED = re.compile(
    r"(?P<who>[A-Z][\w’'&-]*(?:[ ](?:(?:of|for|and|the|to|&)[ ])?[A-Z][\w’'&-]*){0,7})"
    r"(?:\s+[–—-]+\s+|\s*[–—:]\s*)(?P<task>[A-Z]\w+\s+\w[^\n]*)",
    re.DOTALL,
)


ASKS = re.compile(r"\b(?:ask|request|instruct|invit|task|requir)\w*", re.I)


class Marks(PatternFile):
    """Words that mark an action."""

    action: tuple[str, ...]
    one: tuple[str, ...]
    plan: tuple[str, ...]
    names: tuple[str, ...]
    not_owners: frozenset[str]


class Verbs(PatternFile):
    """Verbs of doing something for a committee, and their participles."""

    bare: tuple[str, ...]
    strong: tuple[str, ...]
    given: tuple[str, ...]


class Cue(PatternFile):
    """One way to commit somebody: ``owner`` is subject, object or by (named after "by"), or
    agent (as by, where somebody is named)."""

    pattern: str
    owner: str
    confidence: float


class To(PatternFile):
    """Regular expressions for those a thing is given to, and for later meetings."""

    given: tuple[str, ...]
    later: tuple[str, ...]


class Narrative(PatternFile):
    """Regular expressions for what only tells how the meeting went."""

    patterns: tuple[str, ...]


class Instructions(PatternFile):
    """Words with which somebody is told to do something, verbs of doing it, and those that only
    tell how a meeting goes."""

    told: tuple[str, ...]
    verbs: tuple[str, ...]
    not_verbs: frozenset[str]


class CommitmentWords(PatternFile):
    """The data file."""

    marks: Marks
    verbs: Verbs
    cues: tuple[Cue, ...]
    resolved: tuple[Cue, ...]
    to: To
    narrative: Narrative
    instructions: Instructions


def words() -> CommitmentWords:
    """The data file of marks and cues."""
    return load("extractor.parsing", "commitments", CommitmentWords)


@cache
def _cues(resolved: bool) -> tuple[tuple[re.Pattern[str], Cue], ...]:
    said = words()
    meant = {
        "DO": alternatives(said.verbs.bare),
        "STRONG": alternatives(said.verbs.strong),
        "GIVEN": alternatives(said.verbs.given),
        "TO": "|".join(said.to.given),
        "LATER": "|".join(said.to.later),
    }
    return tuple(
        (
            re.compile(
                re.sub(r"\b(DO|STRONG|GIVEN|TO|LATER)\b", lambda m: meant[m[1]], c.pattern), re.I
            ),
            c,
        )
        for c in (said.resolved if resolved else said.cues)
    )


def plan_or_open(sentence: str) -> str:
    plan = re.search(
        r"\badd(?:ed)?\b.{0,80}\b(?:forward plan|work programme|work plan)", sentence, re.I
    )
    return "forward-plan" if plan else "open"


def promised(sentence: str, resolved: bool) -> tuple[tuple[str, ...], float] | None:
    """Who commits himself in a sentence, and how surely; None where nobody does."""
    if not resolved and any(re.search(p, sentence, re.I) for p in words().narrative.patterns):
        return None
    for pattern, kind in _cues(resolved):
        for match in pattern.finditer(sentence):
            if kind.owner == "subject":
                owners = _subject(sentence, match.start())
                if owners is not None:
                    return owners, kind.confidence
            elif kind.owner == "object":
                owners = tuple(_named(match["whom"]))
                if owners:
                    return owners[:1], kind.confidence
            elif kind.owner == "agent":
                if agents := _by(sentence):
                    return agents, kind.confidence
            elif not OTHERWISE.search(sentence[: match.start()]):
                return _by(sentence), kind.confidence
    return None


def asks(part: str) -> float | None:
    """How surely a part of a resolution asks somebody to do something, whoever that is."""
    found = ((pattern.search(part), c.confidence) for pattern, c in _cues(True))
    sure = [confidence for match, confidence in found if match and ASKS.search(match[0])]
    return max(sure, default=None)


def cues_fired(sentence: str) -> dict[int, float]:
    """The cues of unmarked commitments that a sentence fires, by place, each with its confidence:
    whether or not anybody commits himself."""
    cues = enumerate(_cues(False))
    return {place: cue.confidence for place, (pattern, cue) in cues if pattern.search(sentence)}


def _subject(sentence: str, start: int) -> tuple[str, ...] | None:
    """Who does it: the one named just before, or the sentence's first after "he" or "and".

    Empty for "it was agreed to"; None where the subject is a body, or the story is past.
    """
    before = sentence[:start].rstrip(" ,")
    last = re.split(r"[\s,]+", before)[-1].lower() if before else ""
    named = mentions(before)
    beside = next((m for m in named if FILLER.fullmatch(before[m.end :])), None)
    if beside:
        return (beside.text,)
    if before.lower().endswith("it was"):
        return ()
    if last == "officers":
        return ("Officers",)
    if not named and last in ("he", "she") and before.startswith(("He ", "She ")):
        return ()
    return (named[0].text,) if named and last in STANDS_FOR else None


def _by(sentence: str) -> tuple[str, ...]:
    """The post or person after "by"."""
    agents = [_named(m[1]) for m in re.finditer(r"\bby (?:the )?([A-Z][^,.;]*)", sentence)]
    return next((tuple(agent[:1]) for agent in agents if agent), ())


def _named(text: str) -> list[str]:
    """Posts and titled people; bare capitalised words may be anything."""
    found = [m.text for m in mentions(text) if not m.bare]
    if not found and INITIALS.fullmatch(text.strip()):
        return [piece.strip() for piece in text.split("/")]
    return found or (["Officers"] if re.match(r"officers?\b", text, re.I) else [])


def owners_of(sentence: str) -> tuple[str, ...]:
    """Who a marked sentence says will do it, where it says so."""
    found = promised(sentence, resolved=False)
    if found and found[0]:
        return found[0]
    asked, offered = ASKED.search(sentence), OFFERED.search(sentence)
    if offered:
        named = mentions(sentence[: offered.start()])
        return (named[-1].text,) if named else ()
    return tuple(_named(asked["whom"]))[:1] if asked else ()


def named_at_head(detail: str) -> tuple[str, ...]:
    """Those named at the head of the words after a mark: ``Ann Lee / Chief Officer to ...``."""
    said = REFERENCE.sub("", detail)
    dashed = next((m.text for m in mentions(said) if DASHED.search(m.text) and m.start < 5), None)
    if dashed:
        return (dashed,)
    head = TO_DO.split(said, maxsplit=1)[0].strip(MARKS)
    pieces = [p.strip(MARKS) for p in JOINED.split(head)]
    known = [m.text for m in mentions(head)]
    if known:
        return tuple(known)
    initials = [
        p for p in pieces if re.fullmatch(r"[A-Z]{2,4}s?", p) or is_name(p) or is_word_name(p)
    ]
    return tuple(initials)


def assigned(text: str) -> tuple[str, ...]:
    """Who a task is given to at its head: ``Chief Officer to circulate ...``; else empty."""
    head = ASSIGNED.match(text)
    if head is None or _opens_with_verb(head["who"]):
        return ()
    return tuple(named_at_head(head["who"]))


def _opens_with_verb(text: str) -> bool:
    """ "Provide Members with ...", "Ask the Chief Officer to ...": a task, and nobody's name."""
    first = text.split(maxsplit=1)[0].lower()
    return any(verb.split()[0] == first for verb in words().verbs.bare)


def handed(detail: str) -> re.Match[str] | None:
    """Where the words after a mark are somebody, a dash and what is to be done."""
    found = HANDED.match(detail)
    verb = rf"(?:{alternatives(words().verbs.bare)})\b"
    return None if not found or re.match(verb, found["who"], re.I) else found


def handed_at_end(detail: str) -> tuple[str, tuple[str, ...]] | None:
    """A task that is followed by whose it is, and who that is: ``Send the map – Head of Parks``,
    ``Send the map (AL/BM)``."""
    found = AT_END.search(detail)
    if found is None:
        return None
    who = found["who"] or found["bracket"]
    if not all(each in named_at_head(each) for each in JOINED.split(who)):
        return None
    return detail[: found.start()], named_at_head(who)
