"""The papers of a review: scrutiny's minutes, the executive's answer in one of four styles, and the
action sheet that says what was done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.fiction.recommended import Case, Recommended, phrases
from corpus.papers import FORMS
from corpus.press import pdf
from corpus.press.answers import Answers
from corpus.press.blocks import Block, Grid, Heading, ListItem, Para, Part, bold, grid_row
from corpus.press.history import long_date
from corpus.press.house import Furniture

PRINTED = ("docx", "pdf", "txt")
LETTERS = "abcdefgh"


def written(case: Case, number: int, home: Path) -> Iterator[Path]:
    """Write the papers of a case; forms take turns by ``number``."""
    parts = {"minutes": list(scrutiny(case))}
    if case.answered:
        parts["answer"] = list(STYLED[case.style](case))
    if any(each.done for each in case.recommended):
        parts["sheet"] = list(sheet(case))
    for place, (name, blocks) in enumerate(parts.items()):
        form = PRINTED[(number + place) % len(PRINTED)]
        path = home / f"{number}-{name}.{form}"
        path.write_bytes(typeset(blocks, form))
        yield path


def typeset(blocks: list[Block], form: str) -> bytes:
    """Blocks as a file of a form."""
    if form != "pdf":
        return FORMS[form](blocks, "Paper")
    part = Part("Paper", tuple(blocks))
    lengths = pdf.lengths([part], Answers(), Furniture())
    places = pdf.placed([part], lengths, fillers=False)
    return pdf.typeset(places, Answers(), Furniture())


def head(case: Case, body: str, what: str, day: str) -> Iterator[Block]:
    """Whose paper it is, for which day."""
    yield Heading(case.council, 0)
    yield Heading(f"{body} – {day}", 1)
    yield Heading(what, 1)


def scrutiny(case: Case) -> Iterator[Block]:
    """The minutes with the recommendations, one a letter."""
    day = long_date(case.made)
    yield Heading(case.council.upper(), 0)
    yield Heading(case.committee.upper(), 1)
    yield Para(f"Minutes of the meeting held on {day} at 6.30 pm")
    yield Para(f"{bold('Present:')} Councillors A Marrow (Chair), B Thrale and C Oakes")
    yield Heading(f"{case.minute}. {case.subject}", 2)
    yield Para(
        "The Committee considered the final report of its review and thanked those involved."
    )
    yield Para(f"{bold('RECOMMENDED')} that the {case.executive}:")
    for letter, each in zip(LETTERS, case.recommended, strict=False):
        yield ListItem(f"({letter})", f"{each.text};")


def text_of(case: Case, each: Recommended) -> str:
    """A recommendation as a paper of the executive repeats it."""
    return f"That the {case.executive} {each.text}."


def table(case: Case) -> Iterator[Block]:
    """A report with a table of answers."""
    assert case.answered
    yield from head(case, case.executive, f"Response to the {case.subject}", day_of(case))
    yield Para("This report sets out the response to each recommendation of scrutiny.")
    heads = (name.format(executive=case.executive) for name in case.heads)
    rows = [grid_row(*map(bold, heads))]
    for number, each in enumerate(case.recommended, 1):
        said = each.words or ""
        rows.append(grid_row(str(number), text_of(case, each), said, "Head of Service"))
    yield Grid(tuple(rows), (1, 5, 5, 2), header=1)


def minutes(case: Case) -> Iterator[Block]:
    """Minutes of the executive that answer one by one."""
    resolved = phrases().resolved
    yield from minuted(case)
    yield Para(f"{bold('RESOLVED')} that:")
    for letter, each in zip(LETTERS, case.recommended, strict=False):
        answer = resolved[str(each.outcome)]
        yield ListItem(f"({letter})", f"the recommendation to {each.text} {answer};")


def minuted(case: Case) -> Iterator[Block]:
    """The head of the executive's minutes, up to what was resolved."""
    yield Heading(case.council.upper(), 0)
    yield Heading(case.executive.upper(), 1)
    yield Para(f"Minutes of the meeting held on {day_of(case)} at 10.00 am")
    yield Para(f"{bold('Present:')} Councillors D Rill (Leader), E Sedge and F Holm")
    yield Heading(f"31. Response to the {case.subject}", 2)
    yield Para(f"The {case.executive} considered the recommendations of scrutiny.")


def letter(case: Case) -> Iterator[Block]:
    """A letter of the leader, as an appendix."""
    yield Heading(f"{case.council}: Overview and Scrutiny Committee", 0)
    yield Heading(f"Appendix: response of the {case.executive} to the {case.subject}", 1)
    yield Para(day_of(case))
    yield Para("Dear Councillor Marrow,")
    yield Para(f"Thank you for the report. The {case.executive} answers as follows.")
    for number, each in enumerate(case.recommended, 1):
        yield Para(bold(f"Recommendation {number}: {text_of(case, each)}"))
        yield Para(f"{case.label.format(executive=case.executive)}{each.words}")
    yield Para("Yours sincerely,")


def numbers(case: Case) -> Iterator[Block]:
    """Minutes of the executive that answer by number."""
    yield from minuted(case)
    yield Para(f"{bold('RESOLVED')} that {'; and '.join(by_number(case))}.")


def by_number(case: Case) -> Iterator[str]:
    """What is resolved of the recommendations that have one answer."""
    resolved = phrases().resolved
    for outcome in dict.fromkeys(each.outcome for each in case.recommended):
        own = [str(n) for n, e in enumerate(case.recommended, 1) if e.outcome == outcome]
        named = f"recommendations {' and '.join(own)}" if own[1:] else f"recommendation {own[0]}"
        yield f"{named} of scrutiny {resolved[str(outcome)]}"


STYLED = {"table": table, "minutes": minutes, "letter": letter, "numbers": numbers}


def day_of(case: Case) -> str:
    """The day of the answer in words."""
    assert case.answered
    return long_date(case.answered)


def sheet(case: Case) -> Iterator[Block]:
    """The action sheet of the meeting by which some were done."""
    done = [each for each in case.recommended if each.done]
    day = max(each.done for each in done if each.done)
    yield from head(case, case.committee, "Action Sheet", long_date(day))
    names = ("Minute", "Date raised", "Action", "Owner", "Status")
    rows = [grid_row(*map(bold, names))]
    for each in done:
        action = f"{case.executive} to {each.text}"
        rows.append(
            grid_row(case.minute, long_date(case.made), action, "Head of Service", "Complete")
        )
    yield Grid(tuple(rows), (1, 2, 5, 2, 2), header=1)
