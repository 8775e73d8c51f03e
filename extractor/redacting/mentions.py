"""Where people are named in words, and what the words about a name say of them.

A name is told by its title ("Ms T Orrell"), by a forename that is known, or by what stands beside
it ("a question from Tesfa Woldu"); what is not told so is no name here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractor.language.names import (
    CAPITAL,
    LETTER,
    alternatives,
    forename,
    lexicon,
    surname,
    title,
)
from extractor.redacting.words import forenames, never_names, posts, words

OFFICIAL, PUBLIC, NAMED = "official", "public", "named"
"""What is said of somebody: a councillor or officer; of the public; nothing but the name."""

PART = rf"{CAPITAL}{LETTER}*(?:['’-]{LETTER}+)*"
PARTICLE = r"(?i:van|von|der|den|de|del|della|da|di|du|la|le|al|el|bin|ap|ab|ferch)"
# "Tesfa ", "T.B. ", "TB ", "van ": what may stand before the last word of a name
LEADING = rf"(?:(?:[A-Z]\.){{1,4}}[ \n]?|(?:[A-Z]{{1,3}}|{PARTICLE}|{PART})[ \n])"
NAME = rf"{LEADING}{{0,4}}{PART}(?!{LETTER})"
BEFORE, AFTER = 160, 90  # letters that are looked at on either side of a name
END_OF_TURN = re.compile(r"[.;!?\n](?=\s|$)")
CHAIN = re.compile(r"[ ]?(?:,|;|&|\band\b)(?:[ ](?:and|&))?\s+")
SHORT = re.compile(r"[A-Z]{2,}[a-z]")  # "PEPs"
POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a stretch of words; ``gender`` is m, f or None as the title says;
    ``forename`` and ``surname`` in small letters, the former a letter or empty where no more is
    said; ``standing`` is one of the above."""

    start: int
    end: int
    surname: str
    forename: str
    gender: str | None
    standing: str


GENDERS = {"mr": "m", "messrs": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f"}


def mention(
    text: str, start: int, end: int, standing: str = NAMED, named: int | None = None
) -> Mention | None:
    """The name between two places of a text; ``named`` is where its title ends."""
    printed = POSSESSIVE.sub("", text[start:end].rstrip(" ,.;:"))
    lead = text[start:named].lower() if named else ""
    titles = [w for w in re.findall(r"[a-z]+", lead) if w not in ("the", "and")]
    words_of = " ".join(text[named or start : start + len(printed)].split())
    last, first = surname(words_of), forename(words_of)
    if len(last) < 2:
        return None
    if first and (len(first) == 1 or first[1:2] == "." or words_of.split()[0].isupper()):
        first = first if words_of.isupper() and len(first) > 3 else first[0]
    gender = GENDERS.get(titles[0]) if len(titles) == 1 else None
    return Mention(start, start + len(printed), last, first, gender, standing)


@lru_cache(maxsize=10_000)  # evidence, passages and titles say the same again
def mentions(text: str, *, public: bool = False) -> tuple[Mention, ...]:
    """Everybody named in a text, in order; ``public`` where it stands under a heading of the
    public's, where names need no other sign."""
    found: list[Mention] = []
    for place in candidates(text):
        if found and place.start < found[-1].end:
            continue
        standing = standing_of(text, place.start, place.end)
        beside = public or spoken_of(text, place.start, place.end)
        if place.weak and standing == NAMED and not beside:
            continue
        each = mention(text, place.start, place.end, standing, place.named)
        found += [each] if each else []
    return tuple(chained(text, found))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch that may be a name, whose title ends at ``named``; a ``weak`` one needs something
    beside it."""

    start: int
    end: int
    named: int
    weak: bool = False


# ------------------------------------------------------------------ where names may be


@cache
def titled() -> re.Pattern[str]:
    """``Ms T Orrell``, ``Mr and Mrs van der Berg``, ``MR LEE``, ``Councillor Ann Lee``."""
    known = sorted({*words().titles, *lexicon().titles}, key=lambda w: (-len(w), w))
    one = "(?:{})\\b\\.?:?".format(
        "|".join(f"{re.escape(w)}|{re.escape(w.upper())}" for w in known)
    )
    both = rf"{one}(?:\s+(?:and|&)\s+{one}|(?:\s+{one}){{0,3}})"
    return re.compile(rf"\b(?:[Tt]he\s+)?(?P<title>{both})\s+(?P<name>{NAME})")


# "Tesfa Woldu", "Tesfa B. Woldu", "J. Woldu", "TESFA WOLDU"; not within an address of the web
BARE = re.compile(rf"(?<![\w’'@./-])(?=[A-Z]\.|[B-HJ-Z][ ]|{CAPITAL}{LETTER}){NAME}(?![\w@])")


def candidates(text: str) -> list[Place]:
    """Stretches that may be names, those with titles rather than those without."""
    sure = list(of_titles(text))
    loose = (
        each
        for each in of_forenames(text)
        if not any(each.start < other.end and other.start < each.end for other in sure)
    )
    return sorted([*sure, *loose])


def of_titles(text: str) -> Iterator[Place]:
    """Names with a title."""
    for match in titled().finditer(text):
        end = trimmed(text, match.start("name"), match.end())
        lead = set(re.findall(r"[a-z]+", match["title"].lower()))
        sure = not lead.isdisjoint(words().sure_titles | lexicon().words.councillors)
        if end and (sure or not of_a_place(text, end)):
            yield Place(match.start(), end, match.start("name"))


def of_forenames(text: str) -> Iterator[Place]:
    """Names without a title: sure where the forename is known."""
    for match in BARE.finditer(text):
        start = match.start()
        for word in re.finditer(r"\S+", match[0]):  # "Thank Tamsin Orrell"
            if word[0].lower() not in never_names() - forenames():
                break
            start = match.start() + word.end() + 1
        end = trimmed(text, start, match.end())
        inside = text[start:end].split() if end else []
        if end and len(inside) > 1 and not of_a_place(text, end):
            yield Place(start, end, start, weak=inside[0].lower() not in forenames())


def trimmed(text: str, start: int, end: int) -> int | None:
    """Where a name ends whose further words may be no part of it; None where nothing is left."""
    last, whole = None, False
    for word in re.finditer(r"\S+", text[start:end]):
        plain = POSSESSIVE.sub("", word[0]).lower().strip(".,")
        broken = "\n" in text[start : start + word.start()] and whole
        letters = word[0].strip(".,") in lexicon().words.honours or SHORT.match(word[0])
        if broken or letters or (len(plain) > 1 and plain in never_names()):
            break
        if len(plain) > 1:
            last = start + word.end()
        whole = whole or (len(plain) > 2 and plain not in forenames())
        if POSSESSIVE.search(word[0]):
            break
    return last


@cache
def place_after() -> re.Pattern[str]:
    """``'s Grammar School``, `` Road``: what follows makes the name a place's or a body's."""
    ends = alternatives(words().places)
    return re.compile(rf"(?:['’]s?)?(?:[ ]{CAPITAL}[\w’'-]*){{0,2}}[ ](?i:{ends})\b")


def of_a_place(text: str, end: int) -> bool:
    """Whether a name ends a place's name, or one goes on behind it."""
    last = text[:end].rsplit(None, 1)[-1].lower()
    return last in words().places or place_after().match(text, end) is not None


# ------------------------------------------------------------------ what is said of them


@cache
def public_before() -> re.Pattern[str]:
    """``a member of the public, ``, ``local resident ``, ``Petitioner: `` before a name."""
    return re.compile(
        rf"\b(?:{alternatives(words().public)})\b"
        r"(?:[ ](?:called|named|and (?:parent|resident)))?\s*[,:(–—-]?\s*$",
        re.I,
    )


@cache
def public_after() -> re.Pattern[str]:
    """`` (local resident)``, ``, a parent``, `` – lead petitioner`` behind a name."""
    who = alternatives(words().public)
    return re.compile(
        r"\s*[,(\[–—-]\s*(?:and\s+)?(?:[Aa]n?\s|[Tt]he\s|[Ww]ho\sis\s|[Oo]ur\s)?"
        rf"(?:[\w’'-]+\s){{0,3}}?(?i:{who})\b"
    )


@cache
def contributed() -> re.Pattern[str]:
    """``a petition of 40 names presented by ``, ``Question 2 from `` before a name."""
    what, by = alternatives(words().contributions), alternatives(words().sources)
    return re.compile(rf"\b(?:{what})\b[^.;]{{0,80}}?\b(?:{by})\b:?\s*$", re.I)


@cache
def spoken() -> re.Pattern[str]:
    """`` asked``, `` (on behalf of residents) addressed`` behind a name."""
    verbs = alternatives(words().speaking)
    return re.compile(rf"(?:\s*\([^)]{{0,60}}\)|\s*,[^,.]{{0,60}},)?\s+(?:{verbs})\b")


@cache
def labelled() -> re.Pattern[str]:
    """``Report author: ``, ``please contact: ``, ``Contact Officer⇥`` before a name."""
    labels = rf"(?:{alternatives(words().official_labels)})(?:\(s\))?"
    return re.compile(rf"(?:\b{labels}\s*:|(?:^|[\n.;(|\t])\s*{labels}\s*[\t–-])\s*$", re.I)


def standing_of(text: str, start: int, end: int) -> str:
    """What title, post and the words beside a name say of whose it is."""
    if holds_office(text[start:end]) or signed(text, start, end):
        return OFFICIAL
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    turn = [m.end() for m in END_OF_TURN.finditer(before)]
    near = before[turn[-1] :] if turn else before
    if is_public(public_before(), near) or is_public(public_after(), after):
        return PUBLIC
    if labelled().search(before) or has_letters(after) or posted(near, after):
        return OFFICIAL
    return NAMED


def is_public(cue: re.Pattern[str], beside: str) -> bool:
    """Whether words beside a name say that it is of the public: a parent governor is not."""
    found = cue.match(beside) if cue is public_after() else cue.search(beside)
    if not found:
        return False
    said = beside[max(0, found.start() - 20) : found.end() + 20].lower()
    return not any(other in said for other in words().not_public)


def holds_office(printed: str) -> bool:
    """Whether a name has the title of a councillor or of another office."""
    lead = title().match(printed)
    said = re.findall(r"\w+", (lead[0] if lead else "").lower())
    return not (lexicon().words.councillors | words().titles_of_office).isdisjoint(said)


def signed(text: str, start: int, end: int) -> bool:
    """Whether a name in capitals has its post on the next line, as below a summons."""
    below = re.match(r"[ ]*\n\s*([^\n]+)", text[end : end + AFTER])
    capitals = below is not None and text[start:end].isupper() and below[1].isupper()
    return capitals and names_post(below[1].title() if below else "")


def has_letters(after: str) -> bool:
    """``MP`` behind a name."""
    letters = alternatives(words().official_letters)
    return re.match(rf",?\s*\(?(?:[A-Z]{{2,4}},?\s+)?(?:{letters})\b", after) is not None


POST_AFTER = re.compile(
    r"\s*[,(–—\t-]+\s*(?:(?:the|our|his|her|then|interim|acting)\s+)*([^,.;()\n]+)"
)
POST_BEFORE = re.compile(
    r"((?:[A-Z][\w’'&/-]*|of|and|for|the|to|&)(?:,?[ ](?:[A-Z][\w’'&/-]*|of|and|for|the|to|&))*)"
    r"\s*(?:,|\(|–|—|-|:|\t)?\s*$"
)


def posted(before: str, after: str) -> bool:
    """Whether a post stands before a name or behind it: ``the Head of Roads, ``, `` (Clerk)``."""
    ahead, behind = POST_BEFORE.search(before), POST_AFTER.match(after)
    told = [ahead[1]] if ahead else []
    told += [behind[1]] if behind and behind[1][0].isupper() else []
    return any(names_post(each) for each in told)


def names_post(printed: str) -> bool:
    """Whether words hold the noun of a post."""
    return not posts().isdisjoint(re.findall(r"[\w-]+", printed))


def spoken_of(text: str, start: int, end: int) -> bool:
    """Whether somebody speaks at a meeting or hands something in, by the words beside a name."""
    before = text[max(0, start - BEFORE) : start]
    return bool(contributed().search(before) or spoken_here(text, end))


def spoken_here(text: str, end: int) -> bool:
    """Whether a verb of speaking stands behind a name: not of a body, which has its own words."""
    return spoken().match(text, end) is not None


# ------------------------------------------------------------------ lists


JOINED = re.compile(rf"(?P<name>{NAME})")


def chained(text: str, found: list[Mention]) -> Iterator[Mention]:
    """The names, and those joined to them: ``Councillors Lee, Moss and Day``."""
    several = {w.lower() for w in lexicon().plural_titles if w != "Members"}
    last, told = None, False
    for n, found_one in enumerate(found):
        joins = last is not None and CHAIN.fullmatch(text, last.end, found_one.start) is not None
        each = as_before(last, found_one) if last and joins else found_one
        yield each
        limit = found[n + 1].start if n + 1 < len(found) else len(text)
        lead = text[each.start : each.end].split(maxsplit=1)[0]
        many = lead.lower().rstrip(".:") in several
        told = (told and joins) or spoken_of(text, each.start, each.end)
        last = each
        if many or told or each.standing == PUBLIC:
            for last in joined_to(text, each, limit, many):
                yield last


def as_before(one: Mention, other: Mention) -> Mention:
    """A name that is joined to one of the public, and of the public too."""
    public = one.standing == PUBLIC and other.standing == NAMED
    return replace(other, standing=PUBLIC) if public else other


def joined_to(text: str, each: Mention, limit: int, many: bool) -> Iterator[Mention]:
    """The names joined to one, surnames alone only after a title for ``many``."""
    place = each.end
    while joined := CHAIN.match(text, place):
        name = JOINED.match(text, joined.end())
        end = trimmed(text, joined.end(), name.end()) if name else None
        one = mention(text, joined.end(), end, each.standing) if end else None
        if not end or end > limit or not one or not (many or one.forename):
            return
        yield replace(one, gender=each.gender if many else None)
        place = end
