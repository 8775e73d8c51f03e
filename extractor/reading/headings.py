"""Which paragraphs are headings, and of what level: by size and weight, not by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractor.reading.paragraphs import Paragraph
from extractor.reading.passages import BULLETS

LARGER = 1.12  # times the body's size
LONGEST = 200  # characters
DEEPEST = 6
ENDS = (".", ";", ",")

Style = tuple[float, bool, bool]
"""Size in half points, bold, all capitals: the larger a heading's style sorts, the higher."""


class Headings:
    """The heading styles of one paper, ranked; level 1 is the largest."""

    def __init__(self, paras: Iterable[Paragraph]) -> None:
        paras = list(paras)
        self.body = _body_size(paras)
        self.width = max((p.right for p in paras), default=0.0)
        self.found = {id(p): _style(p) for p in paras if self._is_heading(p)}
        ranked = sorted(set(self.found.values()), reverse=True)
        self.levels = {style: min(i, DEEPEST) for i, style in enumerate(ranked, 1)}

    def level(self, para: Paragraph) -> int | None:
        """The level of a heading, from 1; None for other paragraphs."""
        style = self.found.get(id(para))
        return self.levels[style] if style else None

    def _is_heading(self, para: Paragraph) -> bool:
        if len(para.lines) > 3 or para.marker in BULLETS:
            return False
        text = " ".join(line.text for line in para.lines)
        if len(text) > LONGEST or text.endswith(ENDS) or not any(c.isalpha() for c in text):
            return False
        if not (para.bold_share > 0.9 or para.size >= LARGER * self.body):
            return False
        return para.size >= 0.85 * self.body and not self._at_right(para)

    def _at_right(self, para: Paragraph) -> bool:
        """Set against the right margin, as ACTION marks are; a centred line is not."""
        left, right = para.left, para.lines[0].x1
        if not para.right or right < para.right - 2 * para.size:
            return False
        return left > 0.6 * para.right


def _style(para: Paragraph) -> Style:
    text = "".join(line.text for line in para.lines)
    return (round(para.size * 2) / 2, para.bold_share > 0.9, text.isupper())


def _body_size(paras: Iterable[Paragraph]) -> float:
    counts: Counter[float] = Counter()
    for para in paras:
        for line in para.lines:
            counts[line.size] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 11.0
