"""What the exchanges with labelling tools share: the shape in between, and the command line.

Labelling tools know spans and relations alone.  What comes back is laid over the paragraphs that
went out, matched by their text; records whose spans are unchanged are kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.paragraphs import (
    LINKED,
    Label,
    Link,
    Paragraph,
    ParagraphError,
    Relation,
    Span,
    checked,
    from_json,
    to_json,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text as a tool gives it back: spans in any order, relations between their places."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    relations: tuple[tuple[int, int, str], ...]


Exporter = Callable[[Sequence[Paragraph]], str]
Importer = Callable[[str], Iterable[Labelled]]


def relabelled(known: Sequence[Paragraph], labelled: Iterable[Labelled]) -> Iterator[Paragraph]:
    """The known paragraphs with the spans and relations that were labelled.

    Values that are new have no record yet; :func:`evaluation.markup_writing.to_markup` leaves
    blanks for them.  Raises :class:`ParagraphError` for a text that is not known.
    """
    by_text = {paragraph.text: paragraph for paragraph in known}
    for each in labelled:
        if each.text not in by_text:
            raise ParagraphError(f"not among the paragraphs: {each.text[:60]!r}")
        paragraph = by_text[each.text]
        yield checked(_laid_over(paragraph, each), "labelled", complete=False)


def _laid_over(paragraph: Paragraph, labelled: Labelled) -> Paragraph:
    norms = {(s.start, s.end, s.label): s.norm for s in paragraph.spans}
    whole = [(*_trimmed(labelled.text, start, end), label) for start, end, label in labelled.spans]
    order = sorted(range(len(whole)), key=lambda n: whole[n])
    place_of = {old: new for new, old in enumerate(order)}
    spans = tuple(_span(*whole[n], norms) for n in order)
    relations = {_relation(spans, place_of[h], place_of[c], x) for h, c, x in labelled.relations}
    bare = replace(
        paragraph,
        spans=spans,
        relations=tuple(sorted(relations, key=lambda r: (r.head, list(LINKED).index(r.label)))),
        figures=(),
        statements=(),
    )
    return _with_records(bare, paragraph)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Annotators often take the space after a word along."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return begin, begin + len(words.strip())


def _span(
    start: int, end: int, label: str, norms: dict[tuple[int, int, Label], str | None]
) -> Span:
    return Span(start, end, label, norms.get((start, end, label)))  # type: ignore[arg-type]


def _relation(spans: Sequence[Span], head: int, child: int, label: str) -> Relation:
    """A relation without a label is told by what it leads to."""
    named: dict[str, Link] = {kind: link for link, kind in LINKED.items()}
    link = label or named.get(spans[child].label, "of-indicator")
    return Relation(head, child, link)  # type: ignore[arg-type]


def _with_records(bare: Paragraph, before: Paragraph) -> Paragraph:
    """The records that still hold: those of spans that stand and are joined as they were."""
    place = {(s.start, s.end, s.label): n for n, s in enumerate(bare.spans)}
    moved = {
        n: place[key]
        for n, s in enumerate(before.spans)
        if (key := (s.start, s.end, s.label)) in place
    }
    joined = {(moved.get(r.head), moved.get(r.child), r.label) for r in before.relations}
    now = {(r.head, r.child, r.label) for r in bare.relations}
    unlike = {each[0] for each in joined ^ now}
    kept = [f for f in before.figures if f.span in moved and moved[f.span] not in unlike]
    said = [s for s in before.statements if s.span is None or s.span in moved]
    return replace(
        bare,
        figures=tuple(replace(f, span=moved[f.span]) for f in kept),
        statements=tuple(s if s.span is None else replace(s, span=moved[s.span]) for s in said),
    )


def utf16(text: str, place: int) -> int:
    """A place in a text as JavaScript counts it, where an emoji takes two."""
    return len(text[:place].encode("utf-16-le")) // 2


def code_point(text: str, place: int) -> int:
    """A place as Python counts it, from one that JavaScript counted."""
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", errors="ignore"))


def run(
    tool: str, exporter: Exporter, importer: Importer, arguments: list[str] | None = None
) -> None:
    """The command line of a tool's module: ``export FILE`` and ``import LABELLED FILE``."""
    parser = argparse.ArgumentParser(description=f"Exchange annotated paragraphs with {tool}.")
    forms = parser.add_subparsers(dest="form", required=True)
    out = forms.add_parser("export", help=f"print paragraphs as {tool} reads them")
    back = forms.add_parser("import", help=f"print paragraphs with what was labelled in {tool}")
    back.add_argument("labelled", type=Path, help=f"what {tool} exported")
    for each in (out, back):
        each.add_argument("file", type=Path, help="the paragraphs that are (or were) exported")
    asked = parser.parse_args(arguments)
    try:
        known = _known(asked.file)
        if asked.form == "export":
            sys.stdout.write(exporter(known))
        else:
            sys.stdout.writelines(_imported(known, importer, asked.labelled))
    except ParagraphError as error:
        raise SystemExit(str(error)) from error


def _imported(known: Sequence[Paragraph], importer: Importer, path: Path) -> list[str]:
    try:
        labelled = importer(path.read_text("utf-8"))
        return [f"{to_json(p)}\n" for p in relabelled(known, labelled)]
    except ValueError as error:  # of a paragraph, a label that is unknown, or no JSON
        raise ParagraphError(f"{path}: {error}") from error


def _known(path: Path) -> list[Paragraph]:
    """Paragraphs on their way to or from a tool may lack the records of their values."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [from_json(line, f"{path}:{n}", complete=False) for n, line in lines]
