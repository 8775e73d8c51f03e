"""Examples for the models that link papers: pairs of mentions from made-up histories.

The histories are not typeset: what the minutes and the sheets of a council say is taken as it
would be read, with columns that some councils do not print left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS
from corpus.press.history import sheet
from corpus.press.model import Action as Asked
from corpus.press.model import Meeting as Met
from corpus.press.model import World
from corpus.press.outcomes import members
from extractor.linking.candidates import candidates, mention
from extractor.linking.likeness import TermWeights, features, texts
from extractor.linking.meetings import MINUTES, SHEET, documents
from extractor.records import Action, Evidence, Extraction, Meeting, Paper, Records
from models.examples import Example

YEARS = 3
SAME, OTHER = "same", "other"
LEFT_OUT = 0.4  # of the columns, for some meetings on end
SLIPS = 0.03  # of the minutes' numbers that a sheet gives


@dataclass(frozen=True, slots=True)
class Told:
    """An action as a paper says it, and which actions it truly is."""

    action: Action
    keys: frozenset[str]


def action_examples(seed: int) -> list[Example]:
    """Pairs of mentions that may be one action, of every council."""
    return [each for key in COUNCILS for each in of_council(key, seed)]


def of_council(key: str, seed: int) -> Iterator[Example]:
    """The candidates of one council's history, those that look the same once."""
    world = history(key, YEARS, seed)
    told = {n: list(said_for(world, n)) for n in range(1, len(world.meetings))}
    keys = {(str(n), each.action.id): each.keys for n, found in told.items() for each in found}
    found = documents([paper(world, number, each) for number, each in told.items()])
    weights = TermWeights(texts([m for d in found for m in d.mentions]))
    seen = set()
    for places in candidates(found, weights):
        one, two = (mention(found, place) for place in places)
        mine, other = (keys[m.places[0].paper, m.action.id] for m in (one, two))
        same, look = SAME if mine & other else OTHER, (one.action.text, two.action.text)
        if (*look, same) not in seen:
            yield Example(features(one, two, weights), same, key)
        seen.add((*look, same))


def packs_of(world: World) -> list[Extraction]:
    """What each pack of a council says of actions."""
    numbers = range(1, len(world.meetings))
    return [paper(world, number, list(said_for(world, number))) for number in numbers]


def paper(world: World, number: int, told: list[Told]) -> Extraction:
    """What a pack says of actions, as if it had been read."""
    council = world.council
    meeting = Meeting(council.name, None, council.committee, world.meetings[number].date)
    actions = tuple(each.action for each in told)
    return Extraction(Paper(str(number), "", ""), meeting, records=Records(actions=actions))


def said_for(world: World, number: int) -> Iterator[Told]:
    """The actions in the pack for a meeting: the last minutes, and the sheet."""
    columns = Random(f"columns {world.key} {number // 3}")
    shown = {name for name in ("item", "minute", "owner", "due") if columns.random() > LEFT_OUT}
    yield from minuted(world, number - 1)
    slip = Random(f"slips {world.key} {number}")
    for place, row in enumerate(sheet(world, number)):
        met, action = world.meetings[row.action.meeting], row.action
        minute = minute_of(met, action.item) if slip.random() > SLIPS else str(slip.randint(1, 60))
        yield Told(
            Action(
                SHEET,
                row.task,
                Evidence(row.task, 1),
                raised=met.date,
                minute=minute if "minute" in shown else None,
                item=action.item if "item" in shown else None,
                owners=(row.owner,) if row.owner and "owner" in shown else (),
                due=row.due if "due" in shown else None,
                status=row.status,
                note=row.note,
                id=f"s{place}",
            ),
            members(world, action.key, number),
        )


def minuted(world: World, number: int) -> Iterator[Told]:
    """What the minutes of a meeting raise."""
    met = world.meetings[number]
    for item in met.items:
        minute = minute_of(met, item.title)
        for words in item.words:
            if words.action:
                action = world.action(words.action)
                text = action.task if words.mark == "owner" else words.text
                yield raised(action, text, words.tells, (met.date, minute))
        for part in item.resolved:
            if part.action:
                yield raised(world.action(part.action), part.text, part.tells, (met.date, minute))


def raised(action: Asked, text: str, tells: Collection[str], where: tuple[date, str]) -> Told:
    """An action as minutes say it."""
    day, minute = where
    said = Action(
        MINUTES,
        text,
        Evidence(text, 1),
        raised=day,
        minute=minute,
        item=action.item,
        owners=(action.owner,) if "owner" in tells and action.owner else (),
        due=action.due if "due" in tells else None,
        status="open",
        id=f"m{action.key}",
    )
    return Told(said, frozenset({action.key}))


def minute_of(met: Met, title: str) -> str:
    """The number of the minute with that title."""
    return str(met.first_minute + [each.title for each in met.items].index(title))
