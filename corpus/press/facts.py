"""Note a fact where it is printed: each call gives the mark to set before the words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corpus.press.history import Listed, Paper, long_date
from corpus.press.model import Action, Item, Meeting, Planned, Present, Report, Resolved, Words

SAYS_ALL = ("owner", "due")


def minutes_of(paper: Paper, meeting: Meeting, *, times: bool = True) -> str:
    """Minutes of a meeting begin here; ``times`` says whether they give its hours."""
    hours = (meeting.time, meeting.ended) if times else (None, None)
    return paper.answers.note("minutes", date=meeting.date, start=hours[0], end=hours[1])


def agenda_item(paper: Paper, number: str, item: Item, exempt: str | None = None) -> str:
    """An item of the agenda; ``exempt`` is the paragraph by which the paper says that it is."""
    values = {"number": number, "title": item.title, "item_kind": item.kind}
    return paper.answers.note("item", **values, exempt=exempt)


def minute(paper: Paper, number: str | None, item: Item) -> str:
    """An item of the minutes under its number."""
    return paper.answers.note("minute", number=number, title=item.title)


def person(paper: Paper, each: Present, role: str | None = None, *, name: str | None = None) -> str:
    """Somebody who was there or was not; ``role`` and ``name`` as printed where those are not
    the model's."""
    role = role or (None if each.status == "substitute" else each.role)
    return paper.answers.note("person", name=name or each.name, role=role, status=each.status)


def resolution(paper: Paper, number: str | None, resolved: Resolved, item: Item) -> str:
    """A resolution, and the action that it asks for, if it does."""
    mark = paper.answers.note("resolution", minute=number, text=resolved.text, votes=item.votes)
    if resolved.action is None:
        return mark
    action = paper.world.action(resolved.action)
    return mark + _raised(paper, number, action, resolved.tells, marked=True)


def raised(
    paper: Paper,
    number: str | None,
    words: Words,
    tells: Iterable[str] | None = None,
    *,
    owner: str | None = None,
) -> str:
    """The action that a paragraph raises, if it does.

    ``tells`` names which of owner and due the layout prints beside the words; without it, what
    the words say themselves.  ``owner`` is the owner as printed where that is not as listed.
    """
    if words.action is None:
        return ""
    said = words.tells if tells is None else tells
    action = paper.world.action(words.action)
    return _raised(paper, number, action, said, marked=words.mark != "none", owner=owner)


def promised(paper: Paper, number: str | None, action: Action, owner: str) -> str:
    """An action that the layout words as a commitment of ``owner``, without any mark."""
    return _raised(paper, number, action, SAYS_ALL, marked=False, owner=owner)


def _raised(
    paper: Paper,
    number: str | None,
    action: Action,
    tells: Iterable[str],
    *,
    marked: bool,
    owner: str | None = None,
) -> str:
    said = {name: getattr(action, name) if name in tells else None for name in SAYS_ALL}
    if "owner" in tells and owner:
        said["owner"] = owner
    return paper.answers.note(
        "raised",
        minute=number,
        text=action.task,
        key=action.key,
        recipient=action.recipient,
        **said,
        marked=marked,
    )


def entry(
    paper: Paper,
    listed: Listed,
    note: str | None = None,
    shown: Iterable[str] = SAYS_ALL,
    **printed: str | None,
) -> str:
    """A row of the action sheet; ``note`` as printed, ``shown`` names the columns there are.

    ``printed`` gives the owner or the status where the layout does not print them as listed.
    """
    action = listed.action
    said = {
        "raised": long_date(paper.world.meetings[action.meeting].date),
        "item": action.item,
        "text": listed.task,
        "note": listed.note if note is None else note,
        "status": listed.status,
        "key": action.key,
        "owner": listed.owner if "owner" in shown else None,
        "due": listed.due if "due" in shown else None,
    }
    return paper.answers.note("entry", **said | printed)


def planned(paper: Paper, each: Planned, at: date | str, *, note: bool = False) -> str:
    """An entry of the forward plan; ``note`` says whether the layout prints its note."""
    return paper.answers.note(
        "plan",
        section=long_date(at) if isinstance(at, date) else at,
        subject=each.subject,
        lead_officer=each.lead,
        note=each.note if note else "",
    )


def report(paper: Paper, item: Item, each: Report) -> str:
    """The head of a covering report."""
    return paper.answers.note(
        "report", subject=item.title, recommendation=each.recommendation, author=each.author
    )
