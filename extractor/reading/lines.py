"""Words become printed lines, and lines know how they join: wrapped, broken or ended."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from extractor.paper import Box
from extractor.reading.glyphs import Word
from extractor.reading.passages import SOFT, PrintedLine, normalise

SENTENCE_END = (".", "!", "?", ":", ";")
SLACK = 1.5  # points by which programs differ on whether a word fits
SLANT = 0.4  # of the size: words this near in height stand on one line


class TextLine:
    """Words on one baseline of one page, left to right.

    ``size`` is that of most of its letters.
    """

    def __init__(self, words: Sequence[Word], page: int) -> None:
        self.words = words
        self.page = page
        self.x0 = words[0].x0
        self.x1 = max(w.x1 for w in words)
        longest = max(words, key=lambda w: len(w.text))
        self.base = longest.base
        self.size = longest.font.size or 1.0
        self.font = longest.font

    @property
    def box(self) -> Box:
        """The box around its words."""
        return (self.x0, min(w.y0 for w in self.words), self.x1, max(w.y1 for w in self.words))

    @cached_property
    def text(self) -> str:
        """Its words, normalised, with single spaces."""
        parts = []
        for word in self.words:
            parts.append(word.text)
            if not word.glued:
                parts.append(" ")
        return normalise("".join(parts)).strip()

    @cached_property
    def bold_share(self) -> float:
        """The part of its letters set in bold."""
        total = sum(len(w.text) for w in self.words)
        return sum(len(w.text) for w in self.words if w.font.bold) / max(total, 1)

    @property
    def first(self) -> Word:
        """Its first word."""
        return self.words[0]

    @property
    def last(self) -> Word:
        """Its last word."""
        return self.words[-1]

    def printed(self, joint: str) -> PrintedLine:
        """Return the line as part of a passage."""
        return PrintedLine(self.words, self.page, self.box, joint)


def lines_of(words: Iterable[Word], page: int) -> list[TextLine]:
    """Gather words into lines from top to bottom.

    Words that run up or down the page are lines of their own, in the order of the content.
    """
    level: list[Word] = []
    turned: list[list[Word]] = []
    for word in words:
        if word.upright:
            level.append(word)
        elif turned and abs(turned[-1][-1].x0 - word.x0) < word.size:
            turned[-1].append(word)
        else:
            turned.append([word])
    rows: list[list[Word]] = []
    for word in sorted(level, key=lambda w: (w.base, w.x0)):
        if rows and word.base - rows[-1][0].base <= SLANT * max(rows[-1][0].size, word.size, 1.0):
            rows[-1].append(word)
        else:
            rows.append([word])
    found = [TextLine(sorted(row, key=lambda w: w.x0), page) for row in rows]
    if not turned:
        return found
    return sorted([*found, *(TextLine(t, page) for t in turned)], key=lambda ln: ln.base)


def segments(line: TextLine, gap: float) -> list[TextLine]:
    """Cut a line where two words stand further apart than ``gap`` times its size."""
    cuts = [i for i, (a, b) in enumerate(pairwise(line.words), 1) if b.x0 - a.x1 > gap * line.size]
    if not cuts:
        return [line]
    edges = [0, *cuts, len(line.words)]
    return [TextLine(line.words[a:b], line.page) for a, b in pairwise(edges)]


# ------------------------------------------------------------------- how lines join


def would_fit(line: TextLine, following: TextLine, room: float) -> bool:
    """Whether the next line's first word had room (in points) left on this line: then the
    line was ended on purpose."""
    word = following.first
    return word.x1 - word.x0 + 0.25 * line.size + SLACK < room


def runs_on(above: str, below: str) -> bool:
    """Whether ``below`` reads as the rest of a sentence begun in ``above``: it begins in a small
    letter, or ``above`` ends in a comma."""
    start = below.lstrip("(\"'")[:1]
    return (start.islower() and not above.endswith(SENTENCE_END)) or (
        above.endswith(",") and start.isalpha()
    )


def broken_word(line: TextLine, following: TextLine, room: float, known: Container[str]) -> bool:
    """Whether a narrow column cut the last word of ``line``: no space follows it, it fills the
    line alone, and it goes on in small letters or after a slash.

    Where both pieces are words of the paper and the whole is not, they were two words.
    """
    if line.last.space or len(line.words) != 1 or room > 0.8 * line.size:
        return False
    head, tail = _edge(line.last.text), _edge(following.first.text)
    if not head or not tail or head[-1] in ".,;:!?)-–":
        return False
    if head + tail in known:
        return True
    if head.endswith("/") or (head[-1].isdigit() and tail[0].isdigit()):
        return True
    return tail[0].islower() and not (head in known and tail in known and len(tail) > 2)


def _edge(text: str) -> str:
    return normalise(text).strip("()\"'*")


def hyphen_joint(line: TextLine, following: TextLine, known: Container[str]) -> str | None:
    """How a line that ends in a hyphen joins the next; None where it does not end in one.

    The hyphen goes where the paper has the word without one and lacks it with one.
    """
    head, tail = normalise(line.last.text), normalise(following.first.text)
    if not head.endswith("-") or len(head) < 2 or not tail[:1].isalnum():
        return None
    whole = _edge(head[:-1] + tail).rstrip(".,;:")
    kept = _edge(head + tail).rstrip(".,;:")
    return SOFT if tail[0].islower() and whole in known and kept not in known else ""


def wrapped(
    lines: Sequence[TextLine], joints: Iterable[str], known: Container[str]
) -> Iterator[PrintedLine]:
    """Give lines as parts of one passage; a space in ``joints`` yields to a hyphen's joint."""
    for line, following, joint in zip(lines, [*lines[1:], None], [*joints, ""], strict=False):
        hyphen = following and joint == " " and hyphen_joint(line, following, known)
        yield line.printed(hyphen if isinstance(hyphen, str) else joint)


class Vocabulary:
    """The words of a paper, gathered when first asked for."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words: Iterable[Word] = words

    @cached_property
    def seen(self) -> dict[str, int]:
        """How often each word stands in the paper, without the marks around it."""
        counts: dict[str, int] = {}
        for word in self._words:
            text = _edge(word.text).rstrip(".,;:")
            counts[text] = counts.get(text, 0) + 1
        return counts

    def __contains__(self, text: object) -> bool:
        return text in self.seen
