"""Minutes of a meeting, in a county's and a borough's way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from corpus.press.blocks import Block, Heading, ListItem, Para, bold, plain
from corpus.press.history import Paper, clock, long_date, told
from corpus.press.model import Action, Item, Meeting, Present, Words

LETTERS = "abcdefgh"


def running(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Minutes numbered 12., ACTION at the right or after the words, RESOLVED that ..."""
    council = paper.world.council
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold(plain(council.committee.upper())), "centre")
    held = f"Minutes of the Meeting held on {long_date(meeting.date)} at {clock(meeting.time)}"
    yield Para(bold(_meeting(paper, meeting) + held))
    yield Para("Present:-")
    yield from _present_list(paper, meeting)
    for number, item in _minutes(meeting):
        yield Heading(f"{_item(paper, f'{number}', item)}{number}. {plain(item.title)}", 2)
        yield from running_item(paper, f"{number}", item)
    yield Para(f"The meeting ended at {clock(meeting.ended)}", before=10)
    yield Para("CHAIR", "right")


def running_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said and resolved on one item; a page of one item prints no minute number."""
    for words in item.words:
        yield from _running_words(paper, minute, words)
    for text in item.resolved:
        mark = _resolution(paper, minute, text, item.votes)
        vote = f" {bold(plain(f'Voting: {item.votes}'))}" if item.votes else ""
        yield Para(f"{mark}{bold('RESOLVED')} that {plain(text)}{vote}")


def _present_list(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    present = [p for p in meeting.people if p.status in {"present", "remote"}]
    for person in [p for p in present if p.role in {"Chair", "Vice-Chair"}]:
        yield Para(f"{_person(paper, person)}{plain(person.name)} – {person.role}", indent=20)
    members = [p for p in present if p.role is None]
    yield Para(f"Present: {_named(paper, members, ', ')}")
    co_opted = [p for p in present if p.role and p.role not in {"Chair", "Vice-Chair"}]
    if co_opted:
        yield Para(f"Co-opted Members: {_named(paper, co_opted, '; ')}")
    yield Para(f"Also in attendance: {_named(paper, _with(meeting, 'in-attendance'), '; ')}")
    if away := _with(meeting, "apologies"):
        yield Para(f"Apologies: {_named(paper, away, ', ')}")


def _running_words(paper: Paper, minute: str | None, words: Words) -> Iterator[Block]:
    action = paper.world.action(words.action) if words.action else None
    mark = _raised(paper, minute, action, words)
    end = f" {bold('ACTION')}" if words.mark == "end" else ""
    text = f"{mark}{told(paper, words.text, 'minutes')}{end}"
    yield ListItem("•", text) if words.bullet else Para(text)
    if words.mark == "alone":
        yield Para(bold("ACTION"), "right")


def slashed(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Minutes numbered 24/18, RESOLVED: (a) ..., Action: with owner and task, votes as counts."""
    council = paper.world.council
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold(f"MINUTES OF THE {plain(council.committee.upper())}"), "centre")
    held = f"Meeting held on {meeting.date:%A} {long_date(meeting.date)} at {clock(meeting.time)}"
    yield Para(_meeting(paper, meeting) + held, "centre")
    yield from _run_on(paper, meeting)
    for number, item in _minutes(meeting):
        minute = f"{meeting.date:%y}/{number}"
        yield Heading(f"{_item(paper, minute, item)}{minute} {plain(item.title.upper())}", 2)
        yield from slashed_item(paper, minute, item)
    yield Para(f"The meeting closed at {clock(meeting.ended)}.", before=10)


def slashed_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said and resolved on one item."""
    for words in item.words:
        yield from _slashed_words(paper, minute, words)
    yield from _lettered(paper, minute, item)


def _run_on(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    groups = {
        "PRESENT": [p for p in meeting.people if p.status in {"present", "substitute"}],
        "APOLOGIES": _with(meeting, "apologies"),
        "ALSO PRESENT": _with(meeting, "in-attendance"),
    }
    for label, people in groups.items():
        if people:
            joint = ", " if label != "ALSO PRESENT" else "; "
            title = "" if label == "ALSO PRESENT" else "Councillors "
            yield Para(f"{bold(label + ':')} {title}{_named(paper, people, joint, brackets=True)}")


def _slashed_words(paper: Paper, minute: str | None, words: Words) -> Iterator[Block]:
    action = paper.world.action(words.action) if words.action else None
    if action and words.mark == "owner":
        yield Para(told(paper, words.text, "minutes"))
        due = f" by {plain(action.due)}" if action.due else ""
        mark = _raised(paper, minute, action, words)
        task = plain(action.task[0].lower() + action.task[1:].rstrip("."))
        yield Para(f"{mark}{bold('Action:')} {plain(action.owner or '')} to {task}{due}.")
        return
    text = _raised(paper, minute, action, words) + told(paper, words.text, "minutes")
    yield ListItem("-", text) if words.bullet else Para(text)


def _lettered(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    if not item.resolved:
        return
    marks = [_resolution(paper, minute, text, item.votes) for text in item.resolved]
    if item.votes:
        yield Para(f"Upon being put to the vote the motion was CARRIED ({plain(item.votes)}).")
    if len(marks) == 1:
        yield Para(f"{marks[0]}{bold('RESOLVED:')} That {plain(item.resolved[0])}")
        return
    yield Para(f"{bold('RESOLVED:')} That")
    for letter, mark, text in zip(LETTERS, marks, item.resolved, strict=False):
        yield ListItem(f"({letter})", mark + plain(text))


def _minutes(meeting: Meeting) -> Iterable[tuple[int, Item]]:
    return enumerate(meeting.items, meeting.first_minute)


def _with(meeting: Meeting, status: str) -> list[Present]:
    return [p for p in meeting.people if p.status == status]


def _named(paper: Paper, people: list[Present], joint: str, *, brackets: bool = False) -> str:
    return joint.join(
        f"{_person(paper, p)}{plain(p.name)}{_said_of(p, brackets=brackets)}" for p in people
    )


def _said_of(person: Present, *, brackets: bool) -> str:
    if person.status == "remote":
        return " (virtually)"
    if person.status == "substitute":
        return f" (substituting for {plain(person.role or '')})"
    if not person.role:
        return ""
    return f" ({plain(person.role)})" if brackets else f", {plain(person.role)}"


def _meeting(paper: Paper, meeting: Meeting) -> str:
    return paper.answers.note("minutes", start=meeting.time, end=meeting.ended, date=meeting.date)


def _item(paper: Paper, minute: str, item: Item) -> str:
    return paper.answers.note("minute", number=minute, title=item.title)


def _person(paper: Paper, person: Present) -> str:
    role = None if person.status == "substitute" else person.role
    return paper.answers.note("person", name=person.name, role=role, status=person.status)


def _resolution(paper: Paper, minute: str | None, text: str, votes: str | None) -> str:
    return paper.answers.note("resolution", minute=minute, text=text, votes=votes)


def _raised(paper: Paper, minute: str | None, action: Action | None, words: Words) -> str:
    if action is None:
        return ""
    return paper.answers.note(
        "raised",
        minute=minute,
        text=action.task,
        key=action.key,
        owner=action.owner if words.mark == "owner" else None,
        due=action.due if words.mark == "owner" else None,
        marked=words.mark != "none",
    )


LAYOUTS: dict[str, Callable[[Paper, Meeting], Iterator[Block]]] = {
    "running": running,
    "slashed": slashed,
}

ITEMS: dict[str, Callable[[Paper, str | None, Item], Iterator[Block]]] = {
    "running": running_item,
    "slashed": slashed_item,
}
