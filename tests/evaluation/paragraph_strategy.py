"""Annotated paragraphs of every shape, for tests that something comes back as it went."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from evaluation.paragraphs import (
    LABELS,
    MEASURES,
    Commitment,
    GoldFigure,
    GoldStatement,
    Meta,
    Paragraph,
    Relation,
    Span,
    checked,
)

# brackets and signs of the markup, letters beyond ASCII and beyond sixteen bits
LETTERS = 'aB9%£’–ŵ½😀[]{}\\|="#;.,'
words = st.text(LETTERS, min_size=1, max_size=6)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
names = phrases.filter(lambda name: ";" not in name and "=" not in name)
periods = st.sampled_from([None, "2023-24", "2023-24 Q2", "2023-11", "2023-12-31", "2023-24 HT2"])


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """A paragraph whose spans, relations and records fit one another."""
    parts = draw(st.lists(words, min_size=1, max_size=14))
    starts = [sum(len(p) + 1 for p in parts[:n]) for n in range(len(parts))]
    ends = [start + len(part) for start, part in zip(starts, parts, strict=True)]
    text = " ".join(parts)
    spans = tuple(_spans(draw, starts, ends))
    headed = tuple(draw(st.lists(names, max_size=2, unique=True)))
    figures, relations = _figures(draw, spans, text, headed)
    whole = (min(starts), max(ends))
    crossed = [s for s in spans if s.end > ends[0]]
    inner = (whole[0], ends[0]) if not crossed or crossed[0].start > ends[0] else whole
    return checked(
        Paragraph(
            text=text,
            meta=Meta(
                "a-1", draw(phrases), "commentary", draw(phrases), draw(periods), None, headed
            ),
            spans=spans,
            relations=tuple(relations),
            figures=tuple(figures),
            commitments=tuple(_commitments(draw, [whole, inner])),
            statements=tuple(_statements(draw, [whole, inner], spans, text, headed)),
        ),
        "strategy",
    )


def _meta(draw: st.DrawFn, headed: tuple[str, ...]) -> Meta:
    told = draw(phrases), draw(st.none() | phrases), draw(periods)
    return Meta("a-1", told[0], "commentary", told[1], told[2], None, headed)


def _spans(draw: st.DrawFn, starts: list[int], ends: list[int]) -> list[Span]:
    found: list[Span] = []
    place = 0
    while place < len(starts):
        last = min(len(starts) - 1, place + draw(st.integers(0, 2)))
        if draw(st.booleans()):
            label = draw(st.sampled_from(LABELS))
            norms = {"PERIOD": periods, "INDICATOR": st.none() | phrases}
            norm = draw(norms[label]) if label in norms else None
            found.append(Span(starts[place], ends[last], label, norm))
        place = last + 1
    return found


def _figures(
    draw: st.DrawFn, spans: tuple[Span, ...], text: str, headed: tuple[str, ...]
) -> tuple[list[GoldFigure], list[Relation]]:
    """A record of every value; spans of values are of no use without an indicator."""
    figures, relations = list[GoldFigure](), list[Relation]()
    named = [n for n, span in enumerate(spans) if span.label == "INDICATOR"]
    timed = [n for n, span in enumerate(spans) if span.label == "PERIOD"]
    for n in (n for n, span in enumerate(spans) if span.label in MEASURES):
        choices: list[int | str] = [*named, *headed]
        assume(choices)
        chosen = draw(st.sampled_from(choices))
        period = draw(periods)
        if isinstance(chosen, int):
            relations.append(Relation(n, chosen, "of-indicator"))
        linked = draw(st.booleans())
        if timed and linked:
            place = draw(st.sampled_from(timed))
            relations.append(Relation(n, place, "in-period"))
            period = spans[place].norm
        name = chosen if isinstance(chosen, str) else _name(spans[chosen], text)
        measure = draw(st.sampled_from(MEASURES[spans[n].label]))
        value = draw(st.floats(-1e9, 1e9, allow_nan=False) | st.integers(-9, 999).map(float))
        qualifier = draw(st.none() | phrases)
        figures.append(GoldFigure(n, name, value, "percent", measure, period, qualifier))
    return figures, relations


def _name(span: Span, text: str) -> str:
    return span.norm or text[span.start : span.end]


def _commitments(draw: st.DrawFn, stretches: list[tuple[int, int]]) -> list[Commitment]:
    told = st.none() | phrases
    return [
        Commitment(*at, draw(phrases), draw(st.booleans()), draw(told), draw(told), draw(told))
        for at in stretches
        if draw(st.booleans())
    ]


def _statements(
    draw: st.DrawFn,
    stretches: list[tuple[int, int]],
    spans: tuple[Span, ...],
    text: str,
    headed: tuple[str, ...],
) -> list[GoldStatement]:
    named = [n for n, span in enumerate(spans) if span.label == "INDICATOR"]
    found = []
    for at in stretches if named or headed else ():
        choices: list[int | str] = [*named, *headed]
        chosen = draw(st.sampled_from(choices))
        place = chosen if isinstance(chosen, int) else None
        name = chosen if isinstance(chosen, str) else _name(spans[chosen], text)
        found.append(GoldStatement(*at, name, place, "on-target", None, draw(periods)))
    return found
