"""Minutes of a Scottish council: a sederunt, then articles and what was resolved in each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.press import facts
from corpus.press.blocks import Block, Heading, ListItem, Para, bold, plain
from corpus.press.history import Paper, listed, long_date, told
from corpus.press.model import Item, Meeting, Present, Resolved, Words

TITLE = re.compile(r"^(?:Cllrs?|Councillors?) ")  # "Cllr A Byrne", "Councillors A Byrne"
CONVENERS = {"Chair": "Convener", "Vice-Chair": "Vice Convener"}
ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()  # noqa: SIM905


def minutes(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """A sederunt, then articles: a paragraph, and what the Committee resolved."""
    council = paper.world.council
    town = council.name.removesuffix(" Council").upper()
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold(plain(council.committee.upper())), "centre")
    mark = facts.minutes_of(paper, meeting, times=False)
    held = f"{mark}{plain(town)}, {long_date(meeting.date)}. Minute of Meeting of the "
    yield Para(f"{held}{plain(council.committee.upper())}.", before=10)
    yield from _sederunt(paper, meeting)
    for place, item in enumerate(meeting.items):
        number = minute_number(meeting, place)
        mark = facts.minute(paper, number, item)
        yield Heading(f"{mark}{number}. {plain(item.title.upper())}", 2)
        yield from _article(paper, number, item, _before(paper, meeting, item))
    chairs = [p for p in meeting.of_status("present", "remote") if p.role == "Chair"]
    for chair in chairs:
        yield Para(bold(f"- {plain(councillor(chair.name).upper())}, Convener"), before=14)


def minute_number(meeting: Meeting, place: int) -> str:
    """Articles are numbered from the first of a meeting's minute."""
    return str(place + 1)


def _sederunt(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    sat = meeting.of_status("present", "remote", "substitute")
    chairs = [p for p in sat if p.role in CONVENERS]
    members = [p for p in sat if p.role is None or p.status == "substitute"]
    said = [f"{_noted(paper, p)}, {CONVENERS[p.role or '']}" for p in chairs]
    rest = listed(_noted(paper, p, short=True) for p in members)
    lead = f"{'; '.join(said)}; and " if said else ""
    yield Para(f"{bold('Present')}:- {lead}Councillors {rest}.", before=10)
    if others := [p for p in sat if p not in chairs and p not in members]:
        yield Para(f"{bold('External Members')}:- {_with_posts(paper, others)}.")
    if officers := meeting.of_status("in-attendance"):
        yield Para(f"{bold('In attendance')}:- {_with_posts(paper, officers)}.")
    if away := meeting.of_status("apologies"):
        names = listed(_noted(paper, p, short=True) for p in away)
        yield Para(f"{bold('Apologies')}:- Councillor{'s' * (len(away) > 1)} {names}.")


def _noted(paper: Paper, person: Present, *, short: bool = False) -> str:
    name = bare(person.name) if short else councillor(person.name)
    role = CONVENERS.get(person.role or "", person.role)
    shown = person.model_copy(update={"role": role, "name": councillor(person.name)})
    mark = facts.person(paper, shown) + plain(name)
    if person.status == "substitute" and person.role:
        return f"{mark} (as substitute for {plain(councillor(person.role))})"
    return f"{mark} (attending remotely)" if person.status == "remote" else mark


def _with_posts(paper: Paper, people: list[Present]) -> str:
    return "; ".join(
        facts.person(paper, p) + plain(p.name) + (f", {plain(p.role)}" if p.role else "")
        for p in people
    )


def bare(name: str) -> str:
    """A name without the title before it."""
    return TITLE.sub("", name)


def councillor(name: str) -> str:
    """A name as members are called."""
    return f"Councillor {bare(name)}"


def _before(paper: Paper, meeting: Meeting, item: Item) -> str:
    """Where an earlier meeting took an item of the same title, the words that say so."""
    for met in reversed([m for m in paper.world.meetings if m.date < meeting.date]):
        titles = [each.title for each in met.items]
        if item.kind in {"report", "kpi-report"} and item.title in titles:
            day = f"{long_date(met.date)}, "
            return (
                f"With reference to article {titles.index(item.title) + 1} of the minute of {day}"
            )
    return ""


def minute_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said on one item and what was resolved."""
    yield from _article(paper, minute, item, "")


def _article(paper: Paper, minute: str | None, item: Item, lead: str) -> Iterator[Block]:
    said = [_said(paper, minute, words) for words in item.words]
    if said and lead:
        said[0] = lead + re.sub(r"(?<!\w)The ", "the ", said[0], count=1)
    if said:
        yield Para(" ".join(said))
    if item.votes:
        yield Para(f"On a division, there voted:- {plain(item.votes.rstrip('.'))}.", before=4)
    asked = [_asked(paper, words) for words in item.words if _is_marked(words)]
    parts = [_worded(each) for each in (*item.resolved, *asked)]
    if parts:
        yield Para(bold("The Committee resolved:-"), before=4)
    marks = [facts.resolution(paper, minute, each, item) for each in parts]
    yield from _parts([m + plain(each.text) for m, each in zip(marks, parts, strict=True)])


def _said(paper: Paper, minute: str | None, words: Words) -> str:
    """A paragraph's words; a marked action stands in the resolution instead."""
    mark = "" if _is_marked(words) else facts.raised(paper, minute, words)
    return mark + told(paper, words.text, "minutes")


def _is_marked(words: Words) -> bool:
    return words.action is not None and words.mark != "none"


def _asked(paper: Paper, words: Words) -> Resolved:
    """An action as the Committee instructs it."""
    action = paper.world.action(words.action or "")
    task = action.task[0].lower() + action.task[1:].rstrip(".")
    due = f" by {action.due}" if action.due else ""
    whom = f"the {action.owner}" if action.owner else "officers"
    text = f"to instruct {whom} to {task}{due}"
    return Resolved(text=text, action=action.key, tells=("owner", "due"))


def _worded(each: Resolved) -> Resolved:
    """A resolution as it goes on from "resolved:-", without its stop."""
    text = each.text.rstrip(".; ")
    text = text if text.startswith(("to ", "that ", "in terms of ")) else f"that {text}"
    return each.model_copy(update={"text": text})


def _parts(texts: list[str]) -> Iterator[Block]:
    if len(texts) < 2:
        yield from (Para(f"{text}.") for text in texts)
        return
    ends = [*[";"] * (len(texts) - 2), "; and", "."]
    for number, text, end in zip(ROMAN, texts, ends, strict=False):
        yield ListItem(f"({number})", text + end)
