"""Names, titles and posts: who is named in a list, and who or what a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractor.language.patterns import PatternFile, load

LETTER = "[^\\W\\d_]"
CAPITAL = "[A-ZÀ-ÞŴŶ]"
# "Rees-Coshan", "O'Brien", "McArthur"; a name in capitals is one too
WORD = rf"{CAPITAL}{LETTER}*(?:['’.-]{LETTER}+)*\.?"
INITIALS = r"(?:[A-Z]\.?[ ]?){1,4}"
INITIAL = re.compile(r"[A-Z]\.?|[A-Z]{2}|(?:[A-Z]\.){2,4}")
NAME_WORD = re.compile(WORD)
BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
# what parts a name from its post: " – Chair", " - Chair", ": Chair", "Smith-Chair" does not
DASH = re.compile(r"\s+[-–—]+\s*|\s*[–—]\s*|\s*:\s+")
IN_THE_CHAIR = re.compile(r"\s+(?:was\s+)?in the chair\b.*", re.I)
# a comma, a full stop after a word, "and", a line feed, a wide gap
BETWEEN = re.compile(
    r"[,;•\t]|\.(?=\s*$)|(?<=[a-z]{2})\.(?=\s+[A-Z])|\s(?:and|ac|a)\s|\s&\s|\n|\s{3,}"
)
MARKS = " .,;:*•+#^~–—-\u00a0"


class Words(PatternFile):
    """Words that are part of names, or never are."""

    honours: frozenset[str]
    particles: frozenset[str]
    posts: frozenset[str]
    not_names: frozenset[str]


class Notes(PatternFile):
    """What brackets after a name say of how somebody attended."""

    remote: frozenset[str]
    substitute: tuple[str, ...]
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
    plural_titles: dict[str, str]
    words: Words
    notes: Notes
    post: Posts


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a list: ``name`` without honours, ``role`` as printed, and the stretch
    of the text.  ``manner`` is remote, absent, substitute or None; ``instead_of`` is the name
    of the one a substitute stands for."""

    name: str
    start: int
    end: int
    role: str | None = None
    manner: str | None = None
    instead_of: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a post that a sentence names."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a list between two separators."""

    start: int
    end: int
    text: str
    separator: str


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
    return re.compile(rf"(?:the\s+)?(?:(?:{known})\b\.?:?[ \n]*)+", re.I)


def plural(text: str) -> str | None:
    """The title each one takes where ``text`` begins with a title for several."""
    first = re.match(r"[A-Za-z]+", text)
    known = {many.lower(): one for many, one in lexicon().plural_titles.items()}
    return known.get(first[0].lower()) if first else None


def is_name(text: str) -> bool:
    """Whether ``text`` is somebody's name: titled, with initials, or two to four names."""
    return _name_kind(text) is not None


def _name_kind(text: str) -> str | None:
    """``strict`` for a titled name or one with initials, ``loose`` for bare names."""
    bare = BRACKETS.sub(" ", text).strip(MARKS)
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


def pieces(text: str) -> Iterator[Piece]:
    """The stretches of a list between separators that stand outside brackets."""
    start, separator = 0, ""
    for match in [*BETWEEN.finditer(text), None]:
        end = match.start() if match else len(text)
        if match and (_inside_brackets(text[start:end]) or _wraps(text, start, match)):
            continue
        words = text[start:end]
        if words.strip(MARKS):
            yield Piece(start, end, words, separator)
            separator = ""
        if match:
            separator += match[0].strip(" ") or " "
            start = match.end()


def _inside_brackets(text: str) -> bool:
    return text.count("(") + text.count("[") > text.count(")") + text.count("]")


def _wraps(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a line feed only wraps an entry: what stands above it, or below, is not whole."""
    if match[0] != "\n":
        return False
    above = text[start : match.start()].strip()
    below = text[match.end() :].split("\n", 1)[0].strip()
    if not above or not below or above.endswith((":", ":-")):
        return False
    first = re.split(r"[,;(]|\s+(?:and|[-–])\s+|\s{3,}", below, maxsplit=1)[0]
    if plural(below) is not None or title().match(first) or _name_kind(first) == "strict":
        return False
    if below.startswith("(") or (len(above.split()) == 1 and is_name(f"{above} {first}")):
        return True
    return _name_kind(first) is None and _lead_name(first) is None


def _lead_name(text: str) -> int | None:
    """Where the name ends in ``Ann Lee Head of Parks``: words of a name, then of a post."""
    words = list(re.finditer(r"\S+", text))
    posts = lexicon().words.posts
    for place in range(2, min(len(words), 6)):
        if words[place][0].lower().strip(".,") in posts and is_name(text[: words[place].start()]):
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
        person = _person(piece, title_of_each, _may_be_bare(piece, found, text, following))
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


def _person(piece: Piece, title_of_each: str | None, bare: bool) -> Person | None:
    name, role = _name_and_role(piece.text, title_of_each is not None)
    kind = _name_kind(name)
    if kind is None and title_of_each is not None and _is_surname(name):
        kind = "strict"
    if kind is None or (kind == "loose" and not bare):
        return None
    lead = len(piece.text) - len(piece.text.lstrip(MARKS))
    noted = _noted(piece.text)
    return Person(
        _titled(name, title_of_each),
        piece.start + lead,
        piece.start + len(piece.text.rstrip()),
        role=_clean(role) or noted.role,
        manner=noted.manner,
        instead_of=noted.instead_of,
    )


def _is_surname(text: str) -> bool:
    words = without_honours(text.split())
    if len(words) != 1 or not NAME_WORD.fullmatch(words[0]) or len(words[0]) < 2:
        return False
    return words[0].lower() not in lexicon().words.not_names | lexicon().words.posts


def _name_and_role(text: str, surnames: bool) -> tuple[str, str]:
    """Part ``A Lee – Chair`` or ``Ann Lee Head of Parks`` into name and post."""
    bare = re.sub(r"[ \n]+", " ", BRACKETS.sub(" ", text)).strip(MARKS)
    if plural(bare) is not None:
        bare = bare.partition(" ")[2].strip(MARKS)
    chairing = IN_THE_CHAIR.search(bare)
    if chairing:
        return bare[: chairing.start()].strip(MARKS), "in the Chair"
    dashed = DASH.search(bare)
    before = bare[: dashed.start()] if dashed else ""
    if dashed and (is_name(before) or (surnames and _is_surname(before))):
        return before.strip(MARKS), bare[dashed.end() :]
    if dashed and is_name(bare[dashed.end() :]):
        return bare[dashed.end() :].strip(MARKS), bare[: dashed.start()]
    end = None if is_name(bare) else _lead_name(bare)
    return (bare[:end].strip(MARKS), bare[end:]) if end else (bare, "")


def _titled(name: str, title_of_each: str | None) -> str:
    kept = " ".join(without_honours(name.split())).strip(MARKS)
    if not title_of_each or title().match(kept):
        return kept
    return f"{title_of_each} {kept}"


@dataclass(frozen=True, slots=True)
class _Noted:
    role: str | None = None
    manner: str | None = None
    instead_of: str | None = None


def _noted(text: str) -> _Noted:
    """What the brackets after a name say: a post, how somebody attended, or whom for."""
    role, manner, instead = None, None, None
    notes = lexicon().notes
    passing = rf"(?:{alternatives(notes.passing)})\b"
    for inside in (m[1].strip(MARKS) for m in BRACKETS.finditer(text)):
        said = re.sub(r"\s+", " ", inside.lower())
        substituting = re.match(rf"(?:{alternatives(notes.substitute)})\b(.*)", inside, re.I)
        if re.match(alternatives(notes.replaced), said):
            continue
        if substituting:
            manner, instead = "substitute", substituting[1].strip(MARKS) or None
        elif said in notes.remote or set(re.split(r"[,;/]\s*", said)) & notes.remote:
            manner = "remote"
        elif said in notes.absent:
            manner = "absent"
        elif said and said not in notes.parties and not re.match(passing, said):
            role = role or _clean(inside)
    return _Noted(role, manner, instead)


def _clean(text: str) -> str | None:
    return re.sub(r"\s+", " ", text).strip(MARKS) or None


def _with_role(person: Person, piece: Piece, text: str) -> Person:
    """The person, with a further piece of his post or a note about him."""
    words = piece.text.strip(MARKS)
    if words in lexicon().words.honours:
        return person
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


def surname(name: str) -> str:
    """The last word of a name in small letters, honours left out."""
    words = without_honours(BRACKETS.sub(" ", name).strip(MARKS).split())
    return words[-1].lower().replace("’", "'") if words else ""


def forename(name: str) -> str:
    """The first initial or forename in small letters; empty for ``Cllr Lee``."""
    bare = name.strip(MARKS)
    titled = title().match(bare)
    words = without_honours((bare[titled.end() :] if titled else bare).split())
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


@cache
def _mention() -> re.Pattern[str]:
    words = lexicon()
    known = alternatives([t for t in words.titles if t not in words.plural_titles])
    capital = rf"{CAPITAL}{LETTER}*(?:['’-]{LETTER}+)*'?"
    lone = alternatives(words.post.lone)
    nouns = alternatives(words.post.nouns)
    name = rf"(?:{known})\.? (?:{INITIALS})?(?:{capital})(?: {capital}){{0,2}}"
    plain_name = rf"{capital} (?:[A-Z]\.? )?{capital}"
    of = rf"(?: (?:of|for) (?:the )?{capital}(?:,? (?:and |& |of )?{capital})*)?"
    post = rf"(?:{capital}(?: (?:and|&))? ){{0,5}}(?:{nouns})(?: \([^)]*\))?{of}"
    return re.compile(rf"\b(?:{name}|{post}|(?:{lone})\b|{plain_name})(?!{LETTER})")


def mentions(text: str) -> list[Mention]:
    """The people and posts that a sentence names, in order: ``The Chair``, ``Ms Day``."""
    found = []
    for match in _mention().finditer(text):
        words = re.sub(r"^(?:The|A|An|That|In) ", "", match[0])
        start = match.end() - len(words)
        if words in lexicon().post.anonymous:
            continue
        if is_name(words) or _is_post(words):
            found.append(Mention(words, start, match.end()))
    return found


def _is_post(words: str) -> bool:
    post = lexicon().post
    if words in post.lone:
        return True
    return any(w in post.nouns for w in re.findall(r"[\w-]+", words)) and len(words.split()) > 1
