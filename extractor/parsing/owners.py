"""Who is to do what a sentence of minutes promises: the doer, not whoever said so.

The doer is named after "by" ("would be sent by the Clerk"), is whom somebody asked ("asked that the
Finance Team send"), or is the subject of what is promised; "she" is the last one who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.language.names import CAPITAL, LETTER, alternatives, lexicon, name_kind
from extractor.language.patterns import PatternFile, load

WORD = rf"{CAPITAL}{LETTER}*(?:['’-]{LETTER}+)*(?:(?<=s)['’](?=\s[A-Z]))?|\d+"
# as in: the Service Manager(, )Revenues would look
AREA = (
    r"(?:(?<=Manager)|(?<=Officer)|(?<=Director)|(?<=Lead)),\s"
    r"(?=[A-Z][\w’'-]*\s(?:agreed|be|had|has|said|to|undertook|was|will|would)\b|[A-Z][\w’'-]*$)"
)
JOINT = (
    r"(?:\s(?:of|for|to|in|and|&|–|-)(?:\sthe)?\s|\s|,\s(?=[A-Z][\w’-]+\s(?:and|&)\s)"
    rf"|{AREA})"
)
ASIDE = re.compile(
    r"(?:\s|[,–—-]?\s*\b(?:also|then|therefore|further|kindly|again|now|still|both|has|have|had"
    r"|\w+ly|nevertheless|nonetheless|though|however)\b,?|\([^)]*\)"
    r"|,\s(?:as|at|in|on|for|who|after|following)\b[^,]{3,60},)+$"
)
MIDST = r"(?:,\s\w+,|\s(?:also|very|quite|\w+ly))?"
PRONOUN = re.compile(r"\b(?:he|she|they)$", re.I)
NOT_SUBJECT = re.compile(
    r"\b(?:to|by|from|with|for|of|at|on|told|asked|thanked|between|about|following)\s(?:the\s)?$",
    re.I,
)
ASKING = (
    r"(?!(?:had\s|was\s|then\s|also\s)?(?:asked|enquired|queried|questioned|wondered|requested|sought|wanted|wished"
    r"|challenged|complained)|and\s|or\s)"
)
# a verb behind a name that is not a verb of asking
VERB = re.compile(
    rf"(?:,[^,]{{3,60}},)?(?:\s\([^)]*\))?\s(?:\w+ly\s|also\s)?{ASKING}"
    r"(?:[a-z]+(?:ed|d|t)|gave|took|spoke|did|was|were|from|drew|led|[a-z]+s)\b"
)
TEAMS = frozenset(("team", "teams", "unit", "service", "services", "department", "directorate"))
# "In reply to Cllr Penn, ", "However, ": what stands before the subject
INTRODUCED = re.compile(
    r"^\W*(?:However|Asked|Pressed|Following|In|On|As|At|After|Prior|Having)\b[^,]{0,80},\s"
)
DOES = re.compile(rf"(?:,[^,]{{3,60}},)?(?:\s\([^)]*\))?\s{ASKING}[a-z]+")
PASSIVE = re.compile(
    r"(?:\s\w+ly|\salso|\sthen)?\sbe\s(?:\w+ly\s)?(?!pleased\b|delighted\b|prepared\s+to\b)"
    r"(?:\w+ed|sent|given|brought|put|made|set|taken|told|written|sought|found|held)\b"
)
# "Members heard from Mrs Day": she is there to answer
HEARD = re.compile(
    r"\b(?:(?:heard|presentation|update|briefing|report|introduced|presented|given)\s(?:was\s\w+\s)?"
    r"(?:from|by|of)|welcomed)\s(?:the\s)?"
)
BEFORE_NAME = re.compile(r"^.*\d\s[–—-]\s(?:the\s)?")  # as in: Minute 16 – the Clerk
THAT = re.compile(r"^\W*(?:(?:RESOLVED|AGREED|RECOMMENDED)\b\W*)?(?:[Tt]hat\s+)?")
DOES_IT = (
    r"(?:to\s|be\s(?:requested|asked|instructed|tasked|invited|required)\b"
    r"|(?!be\b|is\b|are\b|was\b)[a-z]+\s)"
)
NEAR = 6  # sentences before in which the one who spoke is looked for


class Heads(PatternFile):
    """Words before which the subject stands."""

    modal: tuple[str, ...]
    commit: tuple[str, ...]
    saying: tuple[str, ...]


class OwnerWords(PatternFile):
    """The data file."""

    heads: Heads
    nobody: tuple[str, ...]
    openers: tuple[str, ...]
    decisions: frozenset[str]
    lower: tuple[str, ...]
    nouns: tuple[str, ...]
    things: frozenset[str]
    posts: tuple[str, ...]


def owner_words() -> OwnerWords:
    """The data file of heads and of names that are nobody's."""
    return load("extractor.parsing", "owners", OwnerWords)


def owner(
    clause: str, lead: str = "", before: Sequence[str] = (), passage: int | None = None
) -> tuple[str, ...]:
    """Who is to do it, as the paper names him; empty where nobody is named.

    ``lead`` is the part of the sentence before the clause, ``before`` the sentences before it, the
    nearest last; so many of them are of the same ``passage``, all unless said.
    """
    found = _agent(clause) or _asked(clause) or _subject(clause, lead, before)
    if not found and _answered(clause):
        found = _answering(before[len(before) - passage :] if passage is not None else before)
    return (_without_role(fuller(found, (*before, lead, clause))),) if found else ()


def named_owner(sentence: str) -> tuple[str, ...]:
    """Whom a sentence itself names as the one who is to do it, whoever spoke."""
    heads = [m for m in _head().finditer(sentence) if m[0] != "to" or _opens(sentence[: m.start()])]
    direct = (name for m in reversed(heads) if (name := _before(sentence, m, "", ())))
    found = _agent(sentence) or _asked(sentence) or next(direct, None)
    return (_without_role(found),) if found else ()


def resolved_owner(part: str) -> tuple[str, ...]:
    """Whom a part of a resolution asks: "that the Head of Parks send", "be requested to"."""
    bare = THAT.sub("", part)
    found = name_at_start(bare)
    if found and re.match(rf"(?:the\s)?{re.escape(found)}\s{DOES_IT}", bare, re.I):
        return (_without_role(found),)
    return owner(part)


def _without_role(name: str) -> str:
    """ "Tom Cole" of "Tom Cole (Head of Parks)"; "Area Manager (Response)" is all one post."""
    bare = re.sub(r"\s*\(.*", "", name)
    return bare if name_kind(bare) else name


# --- names --------------------------------------------------------------------------------------


@cache
def _name() -> re.Pattern[str]:
    """A name, a post or a team: capitalised words, what joins them, and "team" after them."""
    noun = alternatives(owner_words().nouns)
    return re.compile(rf"(?:{WORD})(?:{JOINT}(?:{WORD}))*(?:\s\([A-Z][^)]*\))?(?:\s(?:{noun})\b)?")


def name_at_end(text: str) -> str | None:
    """The name that a text ends with, its article and what opens the sentence left out."""
    for match in _names(text):
        if match.end() == len(text):
            return _known(match[0])
    return None


def name_at_start(text: str) -> str | None:
    """The name that a text begins with, after an article."""
    bare = re.sub(r"^(?:the|all|relevant)\s", "", text.strip(), flags=re.I)
    match = _name().match(bare)
    if match:
        return _known(match[0])
    lower = re.match(alternatives(owner_words().lower) + r"\b", bare)
    return lower[0].capitalize() if lower else None


def _names(text: str) -> Iterator[re.Match[str]]:
    return _name().finditer(text)


def _known(name: str) -> str | None:
    words = BEFORE_NAME.sub("", name).split()
    while words and words[0] in owner_words().openers:
        words = words[1:]
    bare = re.sub(r"^(?:of|for|to|in|and|the|&|–|-)\s(?:the\s)?", "", " ".join(words))
    if bare.split(" ")[0].rstrip(".") in lexicon().titles:
        bare = re.split(r"\s(?:of|from|for|in|at)\s", bare)[0]
    nobody = (
        bare in owner_words().nobody
        or not owner_words().decisions.isdisjoint(words)
        or bare.rstrip(".") in lexicon().titles
        or _is_day(bare)
        or _is_thing(bare)
        or bare.endswith(("'s", "’s"))
        or not re.search(r"[a-z]{2}|[A-Z]{2}", bare)
    )
    return None if nobody or not bare[:1].isupper() else bare


def _is_day(name: str) -> bool:
    """Friday 24 November."""
    words = name.split()
    days = frozenset(owner_words().nobody)
    return len(words) > 1 and all(word in days or word.isdigit() for word in words)


def _is_thing(name: str) -> bool:
    """Executive Forward Plan; never a Head of Strategy."""
    last = name.rpartition(" ")[2]
    return last in owner_words().things and " of " not in name and not name_kind(name)


def fuller(name: str, texts: Sequence[str]) -> str:
    """The fullest name that the text before gives whoever is called by this one."""
    known = [k for text in texts for m in _names(text) if (k := _known(m[0]))]
    longer = [each for each in known if len(each) > len(name) and _stands_for(name, each)]
    return longer[-1] if longer else name


def _stands_for(short: str, full: str) -> bool:
    """Whether a name is short for another: "Dr Sang", "the Director", "the Deputy"."""
    titles = "|".join(map(re.escape, lexicon().titles))
    titled = re.match(rf"(?:{titles})\.?\s", short)
    if titled:
        return (
            full.startswith(titled[0])
            and full.rsplit(maxsplit=1)[-1] == short.rsplit(maxsplit=1)[-1]
        )
    rest = full.removeprefix(short)
    return rest != full and bool(re.match(r"\s(?:of|for|–|-|\()|,\s", rest))


# --- where the doer stands ----------------------------------------------------------------------


def _agent(clause: str) -> str | None:
    """Who is named after "by" behind a passive, or "from" whom it would follow."""
    passive = (
        r"\b(?:be|being|get|promised)\s[^.;]{2,160}?\bby\s(?:the\s)?"
        r"|\b(?:come|follow|receive|have|expect|get)\b[^.;]{0,60}?\sfrom\s(?:the\s)?"
    )
    for match in re.finditer(passive, clause):
        if found := name_at_start(clause[match.end() :]):
            return found
    return None


ASKED = re.compile(
    r"\b(?:asked|requested|invited|instructed|tasked|request|ask|instruct)\s+(?:if|whether|that|for)?\s*"
    r"(?=(?:the\s)?(?P<whom>[A-Z][^.;:]{1,80}?|officers|staff)\s(?:to|could|would|might|should|be|"
    r"provide|send|bring|share|circulate|write|report|supply|prepare|check|look|email|give)\b)"
)


ASKED_THAT = re.compile(
    r"\b(?:asked|requested|request|ask|(?P<agreed>agreed|AGREED|determined|DETERMINED|resolved|RESOLVED))"
    r"\sthat\s(?=(?:the\s)?[A-Z])"
)
# as in: agreed that the Chair (write), not: agreed that the Panel would see
AGREED_TO_DO = re.compile(
    r"\s(?!(?:would|should|could|will|had|has|was|were|is|be|\w+ed)\b)[a-z]+\b"
)
# "the Head of Parks be requested to": who is named before is asked
BE_ASKED = re.compile(
    r"\s(?:be|is|are|was|were)\s(?:formally\s|also\s)?(?:requested|asked|instructed|tasked|invited"
    r"|required)\s(?:to|if|whether)\b"
)


def _asked(clause: str) -> str | None:
    """Whom somebody asked to do it."""
    for match in ASKED_THAT.finditer(clause):
        whom = name_at_start(clause[match.end() :])
        does = AGREED_TO_DO.pattern if match["agreed"] else r"\s[a-z]+"
        if whom and re.match(r"(?:the\s)?" + re.escape(whom) + does, clause[match.end() :]):
            return whom
    be = BE_ASKED.search(clause)
    if be and (named := name_at_end(clause[: be.start()])):
        return named
    for match in ASKED.finditer(clause):
        whom = name_at_start(match["whom"])
        if whom and len(whom) >= len(re.sub(r"\(.*", "", match["whom"]).removeprefix("the ")) - 2:
            return whom
    return None


@cache
def _head() -> re.Pattern[str]:
    heads = owner_words().heads
    commit, modal = alternatives(heads.commit), alternatives(heads.modal)
    willing = rf"(?:was|were){MIDST}\s(?:happy|content|willing|prepared|pleased|glad)"
    return re.compile(rf"\b(?:{willing}|{commit}|{modal})\b|['’]d\b(?=\s[a-z])")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(owner_words().heads.saying)})\b")


def _subject(clause: str, lead: str, before: Sequence[str]) -> str | None:
    """The subject of the last promise of the clause; "she" is whoever spoke."""
    heads = [m for m in _head().finditer(clause) if m[0] != "to" or _opens(clause[: m.start()])]
    for match in reversed(heads):
        found = _before(clause, match, lead, before)
        if found is not None:
            return found or None
    if lead and not _head_named(clause):
        return _subject(lead, "", before)
    speaks = any(m[0] != "to" for m in heads) and not _impersonal(clause)
    return (speaks and _speaker_in(lead + clause)) or _acting(clause) or None


def _answered(clause: str) -> bool:
    """Whether something is given without saying by whom: an answer in the discussion."""
    unnamed = any(_before(clause, m, "", ()) == "" for m in _head().finditer(clause))
    return not unnamed and not _impersonal(clause) and _given_thing(clause)


def _opens(head: str) -> bool:
    """Whether nothing but a name stands before "to": "Head of Parks to circulate"."""
    bare = _without_aside(head).strip(" :–-")
    name = name_at_end(bare)
    return name is not None and bool(
        re.fullmatch(rf"(?:It\s\w+\s(?:to|with)\s)?(?:[Tt]he\s)?{re.escape(name)}", bare)
    )


def _without_aside(head: str) -> str:
    return ASIDE.sub("", head).rstrip(" ,")


def _before(clause: str, match: re.Match[str], lead: str, before: Sequence[str]) -> str | None:
    """Whom the words before a promise name; empty for a team without a name, None for nobody."""
    head = _without_aside(clause[: match.start()])
    passive = PASSIVE.match(clause[match.end() :])
    found = None if passive else name_at_end(re.sub(r",?\swho$", "", head))
    if found:
        return found
    if head.lower().endswith("officers"):
        return "Officers"
    if PRONOUN.search(head):
        return speaker(lead + clause[: match.start()], before) or ""
    if re.search(r"\b(?:and|but|then|who)$", head):
        return _opening(clause, lead, before)
    unnamed = re.search(rf"\b(?:{alternatives(owner_words().nouns)})$", head)
    return "" if unnamed and match[0] != "to" else None


def _acting(clause: str) -> str | None:
    """The last one named who does anything at all in the clause, whatever the verb."""
    if _impersonal(clause):
        return None
    subjects = [m for m in _names(clause) if not NOT_SUBJECT.search(clause[: m.start()])]
    does = [m for m in subjects if DOES.match(clause[m.end() :])]
    known = [k for m in does if (k := _known(m[0])) and is_person(k)]
    return known[-1] if known else None


def _opening(clause: str, lead: str, before: Sequence[str]) -> str | None:
    """The subject with which a clause opens: of "She was asked for a map and would bring it"."""
    bare = INTRODUCED.sub("", clause).lstrip(" ,;")
    if re.match(r"(?:he|she|they)\b", bare, re.I):
        return speaker(lead, before)
    found = name_at_start(bare)
    return found if found and is_person(found) else None


def _head_named(clause: str) -> bool:
    """Whether a clause has a subject of its own; "would update" and "to copy" have none."""
    return not re.match(r"\W*(?:would|will|to)\b", clause)


def _impersonal(clause: str) -> bool:
    return bool(re.search(r"\b[Ii]t was (?:\w+ ){0,2}(?:agreed|confirmed|noted)\b", clause))


def _given_thing(clause: str) -> bool:
    """Whether something is given without saying by whom: an answer in the discussion."""
    return bool(re.search(r"\b(?:would|will|could) be \w+|\bwas promised\b", clause))


def speaker(text: str, before: Sequence[str]) -> str | None:
    """Who "she" is: the subject of the last verb of saying, else who spoke before."""
    return _speaker_in(text) or _answering(before)


def _speaker_in(text: str) -> str | None:
    """The subject of the last verb of saying of a sentence, else its last subject by name.

    Whoever asks is not the one who answers.
    """
    for match in reversed([*_said().finditer(text)]):
        head = _without_aside(text[: match.start()])
        found = name_at_end(head)
        if found and is_person(found):
            return found
    subjects = [m for m in _names(text) if not NOT_SUBJECT.search(text[: m.start()])]
    known = [k for m in subjects if VERB.match(text[m.end() :]) and (k := _known(m[0]))]
    heard = [k for m in HEARD.finditer(text) if (k := name_at_start(text[m.end() :]))]
    people = [name for name in (*heard, *known) if is_person(name)]
    return people[-1] if people else None


def is_person(name: str) -> bool:
    """Whether a name is a person's or a post's, not a team's or a thing's."""
    said = {word.strip("().,") for word in name.split()}
    if not said.isdisjoint((*owner_words().posts, *lexicon().post.nouns, *lexicon().post.lone)):
        return name.rsplit(maxsplit=1)[-1].lower() not in TEAMS or " of " in name or " for " in name
    return name.split(maxsplit=1)[0].rstrip(".") in lexicon().titles or name_kind(name) == "loose"


def _answering(before: Sequence[str]) -> str | None:
    """Who spoke last in the sentences before."""
    return next((k for text in reversed(before[-NEAR:]) if (k := _speaker_in(text))), None)
