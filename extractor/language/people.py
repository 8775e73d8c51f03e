"""Who is named in a list of people, with the post, and how they attended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.names import (
    BRACKETS,
    MARKS,
    NAME_WORD,
    alternatives,
    is_name,
    is_word_name,
    lexicon,
    name_kind,
    plural,
    title,
    without_honours,
)

# what parts a name from its post: " – Chair", " - Chair", ": Chair", "Smith-Chair" does not
DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—]\s*|\s*:\s+")
LONGEST_BRACKET = 300  # characters after which an open bracket was never closed
LONGEST_LINE = 400
LONGEST_NAME = 80
# "the Mayor", Welsh "Y Cynghorydd"
ARTICLE = re.compile(r"^(?:the|yr?)\s+(?=[^\W\d_]{2})", re.I)
# the initials after a surname and a comma: "Lee, A (Chair); Moss, B D."
TURNED_INITIALS = re.compile(r"\s+[A-Z]\.?(?:\s?[A-Z]\.?){0,2}(?=\s*(?:[,;(\n]|and\b|$))")
TURNED = re.compile(r"(?P<surname>[^,]+),\s+(?P<initials>[A-Z]\.?(?:\s?[A-Z]\.?){0,2})")
# the initial in "Lee A"
SURNAME_FIRST = re.compile(r"(?<=[a-z])\s+[A-Z]\.?$")
# "(Cllr B Moss attended as substitute)" after the name of whoever did not come
CAME_INSTEAD = re.compile(
    r"(?P<who>[A-Z][^,]{2,60}?)(?:,[^,]{3,60})?\s+"
    r"(?:(?:was|were|attended|attending|acting|present|in attendance)\s+)?"
    r"(?:as\s+(?:an?\s+|the\s+|named\s+)?(?:substitute|deputy)|substitut(?:ed|ing)|deputi[sz]ing"
    r"|(?:in|on)\s+(?:his|her|their)\s+(?:absence|behalf|place|stead))(?:\s+member)?$"
)
CHAIRING = re.compile(r"^in the chair\s*[:–-]?\s+(?=[A-Z])", re.I)
SEVERAL = re.compile(r"(?:(?:county|district|borough)\s+)?\w+", re.I)  # the title of several
IN_THE_CHAIR = re.compile(r"\s+(?:was\s+)?in the chair\b.*", re.I)
# a comma, a full stop after a word, "and", a line feed, a wide gap, a bracket before a name
BETWEEN = (
    r"[,;•\t]|\s(?=Also\s)|\.(?=\s*$)|(?<=[a-z]{2})\.(?=\s+[A-Z])|\s(?:and|ac|a(?:['’]r)?)\s|\s&\s|\n|\s{3,}"
    r"|(?<=\))\s+(?=[A-Z][^\s(),]*(?:\s[A-Z][^\s(),]*){0,3}\s+\()"
    r"|(?<=[a-z)])(?P<next>\s+)"
)


@cache
def _at_title() -> str:
    """Before a title that begins another name: ``Mr A Lee Ms B Moss``."""
    return rf"(?=(?:{alternatives(lexicon().parting_titles)})\.?\s[A-Z])"


@cache
def _before_title() -> re.Pattern[str]:
    return re.compile(rf"(?<=[A-Za-z])\s{_at_title()}")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(BETWEEN + _at_title())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a list: ``name`` without honours, ``role`` as printed, and the stretch
    of the text.  ``manner`` is remote, absent, substitute or None; ``instead_of`` names the one
    a substitute stands for, ``replaced_by`` the substitute."""

    name: str
    start: int
    end: int
    role: str | None = None
    manner: str | None = None
    instead_of: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a list between two separators."""

    start: int
    end: int
    text: str
    separator: str


def pieces(text: str) -> Iterator[Piece]:
    """The stretches of a list between separators that stand outside brackets."""
    start, separator = 0, ""
    for match in [*_between().finditer(text), None]:
        end = match.start() if match else len(text)
        if match and match["next"] and not _is_whole(text[max(start, end - LONGEST_NAME) : end]):
            continue
        before = text[max(start, end - LONGEST_BRACKET) : end]
        titled = match is not None and match[0] == "." and title().fullmatch(before.strip())
        turned = match is not None and _is_turned(text[start:end], match)
        if match and (titled or turned or _inside_brackets(before) or _wraps(text, start, match)):
            continue
        words = text[start:end]
        if words.strip(MARKS):
            yield Piece(start, end, words, separator)
            separator = ""
        if match:
            separator += match[0].strip(" ") or " "
            start = match.end()


def _is_whole(text: str) -> bool:
    """Whether a name stands before the title of another: Mr A Lee before Ms, no Lord Mayor."""
    words = BRACKETS.sub(" ", text).strip(MARKS).split()
    return name_kind(text) is not None and words[-1].lower() not in lexicon().words.posts


def _is_turned(before: str, match: re.Match[str]) -> bool:
    """Whether a comma stands inside ``Lee, A`` (the surname first) and parts nobody."""
    words = before.strip(MARKS).split()
    initials = TURNED_INITIALS.match(match.string, match.end())
    alone = len(words) == 1 or (len(words) == 2 and title().match(before.strip(MARKS)))
    return match[0] == "," and bool(initials and alone and _is_surname(words[-1]))


def _inside_brackets(text: str) -> bool:
    return text.count("(") + text.count("[") > text.count(")") + text.count("]")


def _wraps(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a line feed only wraps an entry: what stands above it, or below, is not whole."""
    if match[0] != "\n":
        return False
    above = text[start : match.start()].strip()
    below = text[match.end() : match.end() + LONGEST_LINE].split("\n", 1)[0].strip()
    if not above or not below or above.endswith((":", ":-")) or _post_and_name(above):
        return False
    first = re.split(r"[,;(]|\s+(?:and|[-–])\s+|\s{3,}", below, maxsplit=1)[0]
    line = text[text.rfind("\n", 0, start) + 1 : start]
    after_post = is_name(first) and _names_post(line)  # "Head of Roads and Parks", then a person
    known = plural(below) is not None or title().match(first) or name_kind(first) == "strict"
    if known or after_post:
        return False
    whole = f"{above} {first}"
    if below.startswith("(") or (
        len(above.split()) == 1 and (is_name(whole) or is_word_name(whole))
    ):
        return True
    if is_name(above):
        return _is_surname(first.strip(MARKS)) and title().match(above) is not None
    return name_kind(first) is None and _lead_name(first) is None and _tail_name(first) is None


def _post_and_name(text: str) -> bool:
    """Whether a line is whole: ``Director of Roads – A Lee``."""
    dashed = DASH.search(text)
    return (
        dashed is not None
        and _names_post(text[: dashed.start()])
        and name_kind(text[dashed.end() :]) is not None
    )


def _lead_name(text: str) -> int | None:
    """Where the name ends in ``Ann Lee Head of Parks``: words of a name, then of a post."""
    words = list(re.finditer(r"\S+", text))
    posts = lexicon().words.posts
    for place in range(2, min(len(words), 6)):
        said = set(words[place][0].lower().strip(".,").split("/"))
        if not said.isdisjoint(posts) and is_name(text[: words[place].start()]):
            return words[place].start()
    return None


def people(text: str) -> list[Person]:
    """Everybody named in a run-on list such as ``Cllrs A Lee (Chair), Moss and Ms B Day``."""
    found: list[Person] = []
    title_of_each: str | None = None
    listed = list(pieces(text))
    for place, piece in enumerate(listed):
        many = plural(piece.text.lstrip(MARKS))
        if many is not None:
            title_of_each = many
        elif title().match(piece.text.lstrip(MARKS)):
            title_of_each = None
        following = listed[place + 1].text if place + 1 < len(listed) else ""
        bare = _may_be_bare(piece, found, text, following)
        person = _person(piece, title_of_each, bare, _is_among_names(found, following))
        if person:
            found.append(person)
        elif found:
            found[-1] = _with_role(found[-1], piece, text)
    return found


def _may_be_bare(piece: Piece, found: Sequence[Person], text: str, following: str) -> bool:
    """Whether a name without title or initials may stand here: not inside somebody's post."""
    if not found or not found[-1].role or ")" in text[found[-1].start : found[-1].end]:
        return True
    parted = not set(piece.separator).isdisjoint(";\n•\t")
    return parted or not following or "(" in piece.text or _names_post(following)


def _is_among_names(found: Sequence[Person], following: str) -> bool:
    """Whether bare names stand before a piece of a list, or one behind it."""
    listed = len(found) > 1 and not any(person.role for person in found[-2:])
    return listed or name_kind(following) == "loose"


def _person(piece: Piece, title_of_each: str | None, bare: bool, among: bool) -> Person | None:
    name, role = _turned(piece.text) or _name_and_role(piece.text, title_of_each is not None)
    kind = name_kind(name)
    listed = title_of_each is not None or bool(_noted(piece.text).role)
    if kind is None and listed and _is_surname(SURNAME_FIRST.sub("", name)):
        kind = "strict"
    if kind is None and among and is_word_name(name):
        kind = "loose"
    if kind is None or (kind == "loose" and not bare):
        return None
    lead = len(piece.text) - len(piece.text.lstrip(MARKS))
    noted = _noted(piece.text)
    if came := CAME_INSTEAD.match(role):
        role, noted = "", _Noted(replaced_by=came["who"])
    whole = _titled(name, title_of_each)
    return Person(
        whole,
        piece.start + lead,
        piece.start + len(piece.text.rstrip()),
        role=_post(whole, _clean(role), noted.role),
        manner=noted.manner,
        instead_of=noted.instead_of,
        replaced_by=noted.replaced_by,
    )


def _post(name: str, *told: str | None) -> str | None:
    """The first post told of somebody; the council that a councillor sits on is none."""
    sits = is_councillor(name)
    return next((role for role in told if role and not (sits and _is_council(role))), None)


def is_councillor(name: str) -> bool:
    """Whether a name has a title of members of a council."""
    return name.split(maxsplit=1)[0].strip(".").lower() in lexicon().words.councillors


def _is_council(text: str) -> bool:
    """Whether a piece names a council and nobody in it: "Northmere District Council"."""
    words = text.strip(MARKS).lower().split()
    return len(words) > 1 and words[-1] in lexicon().words.councils and "," not in text


def _turned(text: str) -> tuple[str, str] | None:
    """The name and the post where the post stands first: ``Head of Roads (Ann Lee)``."""
    inside = BRACKETS.search(text)
    post = text[: inside.start()] if inside else ""
    if inside and is_name(inside[1]) and _names_post(post) and not is_name(post):
        return inside[1].strip(MARKS), post
    return None


def _is_surname(text: str) -> bool:
    words = without_honours(text.split())
    if len(words) != 1 or not NAME_WORD.fullmatch(words[0]) or len(words[0]) < 2:
        return False
    return words[0].lower() not in lexicon().words.not_names | lexicon().words.posts


def _name_and_role(text: str, surnames: bool) -> tuple[str, str]:
    """Part ``A Lee – Chair`` or ``Ann Lee Head of Parks`` into name and post."""
    bare = re.sub(r"[ \n]+", " ", BRACKETS.sub(" ", text)).strip(MARKS)
    if plural(bare) is not None:
        bare = SEVERAL.sub("", bare, count=1).strip(MARKS)
    turned = TURNED.fullmatch(bare)
    if turned:
        titled = title().match(turned["surname"])
        lead = titled[0] if titled else ""
        return f"{lead}{turned['initials']} {turned['surname'][len(lead) :]}", ""
    chairing = CHAIRING.sub("", IN_THE_CHAIR.sub("", bare)).strip(MARKS)
    if chairing != bare:
        return chairing, "in the Chair"
    dashed = DASH.search(bare)
    before = bare[: dashed.start()] if dashed else ""
    if dashed and (is_name(before) or (surnames and _is_surname(before))):
        return before.strip(MARKS), bare[dashed.end() :]
    if dashed and is_name(bare[dashed.end() :]):
        return bare[dashed.end() :].strip(MARKS), bare[: dashed.start()]
    end = _lead_name(bare) if not is_name(bare) or _ends_in_post(bare) else None
    if end is None and (tail := _tail_name(bare) or _titled_tail(bare)):
        return bare[tail:], bare[:tail]
    return (bare[:end].strip(MARKS), bare[end:]) if end else (bare, "")


def _ends_in_post(text: str) -> bool:
    """Whether a titled name goes on with a post: ``Councillor Ann Lee Leader``."""
    words = text.split()
    posts = lexicon().words.posts
    return len(words) > 3 and title().match(text) is not None and words[-1].lower() in posts


def _tail_name(text: str) -> int | None:
    """Where the name begins in ``Co-opted Member Ann Lee``: a post, then two bare names."""
    words = list(re.finditer(r"\S+", text))
    if not 3 <= len(words) <= 5 or name_kind(text) or plural(text) is not None:
        return None
    start = words[-2].start()
    posts = {w[0].lower().strip(".,") for w in words[:-2]}
    fits = posts <= lexicon().words.posts and name_kind(text[start:]) == "loose"
    return start if fits else None


def _titled_tail(text: str) -> int | None:
    """Where the name begins in ``Deputy Mayor Councillor Ann Lee``: a post, then a titled name."""
    if len(text) > LONGEST_LINE or name_kind(text) or plural(text) is not None:
        return None
    ends = (m.start() for m in _before_title().finditer(text) if _names_post(text[: m.start()]))
    last = next((end for end in ends if text[:end].rsplit(maxsplit=1)[-1][0].isupper()), None)
    return None if last is None or name_kind(text[last:]) != "strict" else last + 1


def _titled(name: str, title_of_each: str | None) -> str:
    kept = ARTICLE.sub("", " ".join(without_honours(name.split())).strip(MARKS))
    if not title_of_each or title().match(kept):
        return kept
    return f"{title_of_each} {kept}"


@dataclass(frozen=True, slots=True)
class _Noted:
    role: str | None = None
    manner: str | None = None
    instead_of: str | None = None
    replaced_by: str | None = None


def _noted(text: str) -> _Noted:
    """What the brackets after a name say: a post, how somebody attended, or whom for."""
    role, manner, instead, replaced_by = None, None, None, None
    notes = lexicon().notes
    passing = rf"(?:{alternatives(notes.passing)})\b"
    for inside in (m[1].strip(MARKS) for m in BRACKETS.finditer(text)):
        said = re.sub(r"\s+", " ", inside.lower())
        substituting = re.match(rf"(?:{alternatives(notes.substitute)})\b(.*)", inside, re.I)
        replaced = re.match(rf"(?:{alternatives(notes.replaced)})(.*)", inside, re.I)
        in_place = re.match(r"for\s+(?=\S)", inside, re.I)
        attended = CAME_INSTEAD.match(inside)
        if in_place and title().match(inside[in_place.end() :]):
            manner, instead = "substitute", inside[in_place.end() :]
        elif said in notes.substitutes:
            manner = "substitute"
        elif attended and is_name(attended["who"]):
            replaced_by = attended["who"]
        elif replaced and not substituting:
            replaced_by = replaced[1].strip(MARKS)
        elif substituting:
            manner, instead = "substitute", substituting[1].strip(MARKS) or None
        elif said in notes.remote or set(re.split(r"[,;/]\s*", said)) & notes.remote:
            manner = "remote"
        elif said in notes.absent:
            manner = "absent"
        elif said and said not in notes.parties and not re.match(passing, said):
            role = role if role and not _is_council(role) else _clean(inside)
    return _Noted(role, manner, instead, replaced_by)


def _clean(text: str) -> str | None:
    return re.sub(r"\s+", " ", text).strip(MARKS) or None


def _with_role(person: Person, piece: Piece, text: str) -> Person:
    """The person, with a further piece of his post or a note about him."""
    words = piece.text.strip(MARKS)
    if words in lexicon().words.honours:
        return person
    if is_councillor(person.name) and _is_council(words) and not person.role:
        return replace(person, end=piece.end)
    noted = _noted(piece.text)
    manner = noted.manner or person.manner
    if words.lower() in lexicon().notes.remote:
        return replace(person, end=piece.end, manner="remote")
    if not _names_post(piece.text) and not (person.role and set(piece.separator).isdisjoint("\n;")):
        return person
    role = _clean(BRACKETS.sub(lambda m: m[0] if noted.role else " ", piece.text))
    if role and person.role and person.role != "Chair":
        between = text[person.end : piece.start]
        role = f"{person.role}{' ' if between.strip() not in ',' else ''}{between.strip()} {role}"
    return replace(person, end=piece.end, role=role or person.role, manner=manner)


def _names_post(text: str) -> bool:
    said = set(re.findall(r"[\w-]+", text.lower()))
    return not said.isdisjoint(lexicon().words.posts)
