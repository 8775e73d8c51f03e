"""What goes wrong with entities: ``python -m evaluation.entity_errors [--curve] [--show LABEL]``.

Every training paragraph is tagged by a tagger that has seen nothing of its council, and each span
that is not right to the letter is one of five errors.  F1 is told to the letter, and of spans that
overlap a true one of their label.  ``--curve`` also says how much is learned from a part of the
councils.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.entity_training import Fold, examples, folds
from evaluation.training_data import SEED
from extractor.language.entities import LABELS
from models.entities import NOTHING, Annotated, counted, fitted, tokens

BOUNDARY, LABEL, BOTH, MISSED, SPURIOUS = KINDS = (
    "boundary", "label", "both", "missed", "spurious",
)  # fmt: skip
SHARES = (0.25, 0.5, 0.75, 1.0)  # of the councils that are trained on
SCORES = ("F1", "overlap")
BESIDE = 50  # characters shown beside an error
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Error:
    """A true span that was not found, a found one that is not true, or both where they overlap."""

    kind: str
    true: Span | None
    found: Span | None

    @property
    def label(self) -> str:
        """Whose error it is: the true label's, or else that of what was made up."""
        return (self.true or self.found or (0, 0, ""))[2]


def errors(true: Iterable[Span], found: Iterable[Span]) -> Iterator[Error]:
    """The errors of one paragraph; each found span is told once."""
    wanted, said = set(true), set(found)
    wrong, told = said - wanted, set[Span]()
    for span in sorted(wanted - said):
        near = sorted(each for each in wrong - told if each[0] < span[1] and span[0] < each[1])
        kind, match = _nearest(span, near)
        told |= {match} if match else set()
        yield Error(kind, span, match)
    yield from (Error(SPURIOUS, None, span) for span in sorted(wrong - told))


def _nearest(span: Span, near: Sequence[Span]) -> tuple[str, Span | None]:
    """The kind of error, and the found span that it was taken for."""
    for each in near:
        if each[:2] == span[:2]:
            return LABEL, each
    for each in near:
        if each[2] == span[2]:
            return BOUNDARY, each
    return (BOTH, near[0]) if near else (MISSED, None)


def unseen(parts: Sequence[Fold], known: Sequence[Annotated]) -> Iterator[tuple[str, Error]]:
    """The errors of every written paragraph with its text, by a tagger that has not seen it."""
    for fold in parts:
        for example in known:
            if example.written and example.council in fold.councils:
                said = fold.tagger.entities(example.text, tokens(example.text))
                found = [(each.start, each.end, each.label) for each in said]
                yield from ((example.text, error) for error in errors(example.spans, found))


def agreement(true: int, wrong: Sequence[Error], label: str | None = None) -> tuple[float, float]:
    """F1 of a label or of all: to the letter, and of spans that overlap a true one of the label."""
    lost = [e for e in wrong if e.true and label in (None, e.true[2])]
    made = sum(e.found is not None and label in (None, e.found[2]) for e in wrong)
    right = true - len(lost)
    near = sum(each.kind == BOUNDARY for each in lost)
    every = max(1, true + right + made)
    return 2 * right / every, 2 * (right + near) / every


def curve(known: Sequence[Annotated], parts: Sequence[Fold]) -> Iterator[tuple[float, float]]:
    """F1 by the tags alone, of taggers that learned from a share of the other councils."""
    for share in SHARES:
        total = NOTHING
        taggers = fitted([_some(known, fold, share) for fold in parts])
        for fold, tagger in zip(parts, taggers, strict=True):
            own = [e for e in known if e.written and e.council in fold.councils]
            total += counted(tagger, own)
        yield share, total.scores().f1


def _some(known: Sequence[Annotated], fold: Fold, share: float) -> list[Annotated]:
    """The examples of the first councils of those that are not left out."""
    others = sorted({each.council for each in known} - fold.councils)
    kept = set(others[: round(share * len(others))])
    return [each for each in known if each.council in kept]


def shown(text: str, error: Error) -> str:
    """The words around an error: [true], <found>."""
    spans = [(span, marks) for span, marks in ((error.true, "[]"), (error.found, "<>")) if span]
    start = max(0, min(span[0] for span, _ in spans) - BESIDE)
    end = max(span[1] for span, _ in spans) + BESIDE
    marks = [(span[0], both[0]) for span, both in spans]
    marks += [(span[1], both[1]) for span, both in spans]
    words = text[start:end]
    for at, mark in sorted(marks, reverse=True):
        words = words[: at - start] + mark + words[at - start :]
    return f"{error.kind}: {words}"


def main() -> None:
    """Print the table of errors by label."""
    parser = argparse.ArgumentParser(description="Say what goes wrong with entities.")
    parser.add_argument("--curve", action="store_true", help="also by the share of councils")
    parser.add_argument("--show", metavar="LABEL", choices=LABELS, help="print a label's errors")
    asked = parser.parse_args()
    known = examples(SEED)
    found = list(unseen(folds(SEED), known))
    true = Counter(label for e in known if e.written for *_, label in e.spans)
    counts = Counter((error.label, error.kind) for _, error in found)
    wrong = [error for _, error in found]
    print("label".ljust(12), *(name.rjust(9) for name in ("true", *KINDS, *SCORES)))
    for label in LABELS:
        row = (true[label], *(counts[label, kind] for kind in KINDS))
        scores = (f"{f1:.3f}" for f1 in agreement(true[label], wrong, label))
        print(label.ljust(12), *(str(each).rjust(9) for each in (*row, *scores)))
    print("all: F1 {:.3f}, overlapping {:.3f}".format(*agreement(true.total(), wrong)))
    for text, error in found if asked.show else ():
        if error.label == asked.show:
            print(shown(text, error))
    for share, f1 in curve(known, folds(SEED)) if asked.curve else ():
        print(f"{share:.0%} of councils: F1 {f1:.3f}")


if __name__ == "__main__":
    main()
