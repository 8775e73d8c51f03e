"""The words of one tagged element become printed lines and paragraphs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.reading.glyphs import Word
from extractor.reading.lines import SLANT, TextLine, broken_word, runs_on, would_fit
from extractor.reading.paragraphs import Paragraph, marker_of
from extractor.reading.passages import BULLETS


def enlist(para: Paragraph, label: Sequence[TextLine], depth: int) -> None:
    """Make ``para`` a list item whose label is printed in ``label``; a bold one may still be a
    numbered heading, as its style decides."""
    para.item, para.depth = para.bold_share <= 0.9, depth
    words = [w for line in label for w in line.words]
    if not words:
        return
    first = para.lines[0]
    if label[-1].page == first.page and _beside(words[-1], first.first):
        para.lines[0] = TextLine([*words, *first.words], first.page)
    else:
        para.lines.insert(0, TextLine(words, label[-1].page))
        para.joints.insert(0, " ")
    para.marker = " ".join(line.text for line in label)
    para.skip = len(words)


def printed_lines(placed: Iterable[tuple[int, Word]]) -> list[TextLine]:
    """Cut words in printing order into lines where page or baseline change or they run back."""
    runs: list[tuple[int, list[Word]]] = []
    for page, word in placed:
        if runs and runs[-1][0] == page and _beside(runs[-1][1][-1], word):
            runs[-1][1].append(word)
        else:
            runs.append((page, [word]))
    return [TextLine(words, page) for page, words in runs]


def _beside(word: Word, following: Word) -> bool:
    size = max(word.size, following.size, 1.0)
    level = abs(following.base - word.base) <= SLANT * size
    return level and word.upright and following.upright and following.x0 > word.x0 - size


def split(
    lines: Sequence[TextLine], right: float, known: Container[str], level: int | None = None
) -> Iterator[Paragraph]:
    """Part an element's lines where the author broke them; a heading stays whole.

    ``right`` is how far text reaches on the page.
    """
    if not lines:
        return
    own = max(line.x1 for line in lines)
    ends = set() if level else _ends(lines, own)
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or i - 1 in ends:
            joints = _joints(lines[start:i], own, known)
            marker = marker_of(lines[start])
            skip = int(marker is not None)
            yield Paragraph(list(lines[start:i]), joints, marker, skip, right, level)
            start = i


def _joints(lines: Sequence[TextLine], right: float, known: Container[str]) -> list[str]:
    return [
        "" if broken_word(line, following, right - line.x1, known) else " "
        for line, following in pairwise(lines)
    ]


def _ends(lines: Sequence[TextLine], right: float) -> set[int]:
    """Which lines were ended on purpose: the next word had room, or a bullet follows.

    Where most were, all were (the longest of several short lines has no room to show it).
    """
    found = {
        i
        for i, (line, following) in enumerate(pairwise(lines))
        if line.page == following.page and _ended(line, following, right)
    }
    if len(lines) > 2 and len(found) > 0.5 * (len(lines) - 1):
        pairs = enumerate(pairwise(lines))
        found |= {i for i, (a, b) in pairs if not runs_on(a.text, b.text)}
    return found


def _ended(line: TextLine, following: TextLine, right: float) -> bool:
    marker = marker_of(following)
    if marker in BULLETS and marker not in "-–—":
        return True
    return would_fit(line, following, right - line.x1) and not runs_on(line.text, following.text)


def only_label(element: object) -> bool:
    """Whether an element is one short word, such as 12. in a cell of its own."""
    if not isinstance(element, Paragraph) or len(element.lines) != 1:
        return False
    words = element.lines[0].words
    return len(words) == 1 and len(words[0].text) <= 6 and not element.level
