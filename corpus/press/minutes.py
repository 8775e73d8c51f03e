"""Minutes of a meeting, in a county's and a borough's way."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.press import facts
from corpus.press.blocks import Block, Heading, ListItem, Para, bold, plain
from corpus.press.history import Paper, clock, long_date, told
from corpus.press.model import Item, Meeting, Present, Words

LETTERS = "abcdefgh"


def running(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    """Minutes numbered 12., ACTION at the right or after the words, RESOLVED that ..."""
    council = paper.world.council
    yield Para(bold(plain(council.name.upper())), "centre")
    yield Para(bold(plain(council.committee.upper())), "centre")
    held = f"Minutes of the Meeting held on {long_date(meeting.date)} at {clock(meeting.time)}"
    yield Para(bold(facts.minutes_of(paper, meeting) + held))
    yield Para("Present:-")
    yield from _present_list(paper, meeting)
    for place, item in enumerate(meeting.items):
        number = plain_number(meeting, place)
        yield Heading(f"{facts.minute(paper, number, item)}{number}. {plain(item.title)}", 2)
        yield from running_item(paper, number, item)
    yield Para(f"The meeting ended at {clock(meeting.ended)}", before=10)
    yield Para("CHAIR", "right")


def running_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said and resolved on one item; a page of one item prints no minute number."""
    for words in item.words:
        yield from _running_words(paper, minute, words)
    for each in item.resolved:
        mark = facts.resolution(paper, minute, each, item)
        vote = f" {bold(plain(f'Voting: {item.votes}'))}" if item.votes else ""
        yield Para(f"{mark}{bold('RESOLVED')} that {plain(each.text)}{vote}")


def _present_list(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    present = meeting.of_status("present", "remote")
    for person in [p for p in present if p.role in {"Chair", "Vice-Chair"}]:
        yield Para(f"{facts.person(paper, person)}{plain(person.name)} – {person.role}", indent=20)
    members = [p for p in present if p.role is None]
    yield Para(f"Present: {named(paper, members, ', ')}")
    co_opted = [p for p in present if p.role and p.role not in {"Chair", "Vice-Chair"}]
    if co_opted:
        yield Para(f"Co-opted Members: {named(paper, co_opted, '; ')}")
    yield Para(f"Also in attendance: {named(paper, meeting.of_status('in-attendance'), '; ')}")
    if away := meeting.of_status("apologies"):
        yield Para(f"Apologies: {named(paper, away, ', ')}")


def _running_words(paper: Paper, minute: str | None, words: Words) -> Iterator[Block]:
    mark = facts.raised(paper, minute, words)
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
    yield Para(facts.minutes_of(paper, meeting) + held, "centre")
    yield from _run_on(paper, meeting)
    for place, item in enumerate(meeting.items):
        minute = slashed_number(meeting, place)
        yield Heading(f"{facts.minute(paper, minute, item)}{minute} {plain(item.title.upper())}", 2)
        yield from slashed_item(paper, minute, item)
    yield Para(f"The meeting closed at {clock(meeting.ended)}.", before=10)


def slashed_item(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    """What was said and resolved on one item."""
    for words in item.words:
        yield from _slashed_words(paper, minute, words)
    yield from _lettered(paper, minute, item)


def _run_on(paper: Paper, meeting: Meeting) -> Iterator[Block]:
    groups = {
        "PRESENT": meeting.of_status("present", "substitute"),
        "APOLOGIES": meeting.of_status("apologies"),
        "ALSO PRESENT": meeting.of_status("in-attendance"),
    }
    for label, people in groups.items():
        if people:
            joint = ", " if label != "ALSO PRESENT" else "; "
            title = "" if label == "ALSO PRESENT" else "Councillors "
            yield Para(f"{bold(label + ':')} {title}{named(paper, people, joint, brackets=True)}")


def _slashed_words(paper: Paper, minute: str | None, words: Words) -> Iterator[Block]:
    action = paper.world.action(words.action) if words.action else None
    if action and words.mark == "owner":
        yield Para(told(paper, words.text, "minutes"))
        due = f" by {plain(action.due)}" if action.due else ""
        mark = facts.raised(paper, minute, words, facts.SAYS_ALL)
        task = plain(action.task[0].lower() + action.task[1:].rstrip("."))
        yield Para(f"{mark}{bold('Action:')} {plain(action.owner or '')} to {task}{due}.")
        return
    text = facts.raised(paper, minute, words) + told(paper, words.text, "minutes")
    yield ListItem("-", text) if words.bullet else Para(text)


def _lettered(paper: Paper, minute: str | None, item: Item) -> Iterator[Block]:
    if not item.resolved:
        return
    marks = [facts.resolution(paper, minute, each, item) for each in item.resolved]
    if item.votes:
        yield Para(f"Upon being put to the vote the motion was CARRIED ({plain(item.votes)}).")
    if len(marks) == 1:
        yield Para(f"{marks[0]}{bold('RESOLVED:')} That {plain(item.resolved[0].text)}")
        return
    yield Para(f"{bold('RESOLVED:')} That")
    for letter, mark, each in zip(LETTERS, marks, item.resolved, strict=False):
        yield ListItem(f"({letter})", mark + plain(each.text))


def plain_number(meeting: Meeting, place: int) -> str:
    """25 for the first item of a meeting whose first minute is 25."""
    return str(meeting.first_minute + place)


def slashed_number(meeting: Meeting, place: int) -> str:
    """24/18: the year of the meeting and the minute."""
    return f"{meeting.date:%y}/{meeting.first_minute + place}"


def named(paper: Paper, people: list[Present], joint: str, *, brackets: bool = False) -> str:
    """People in one line with what is said of each, after a comma or in brackets."""
    return joint.join(
        f"{facts.person(paper, p)}{plain(p.name)}{said_of(p, brackets=brackets)}" for p in people
    )


def said_of(person: Present, *, brackets: bool) -> str:
    """What stands after a name: how the person attended, or the role."""
    if person.status == "remote":
        return " (virtually)"
    if person.status == "substitute":
        return f" (substituting for {plain(person.role or '')})"
    if not person.role:
        return ""
    return f" ({plain(person.role)})" if brackets else f", {plain(person.role)}"
