"""How well papers are linked: links, states of actions and of planned items, against histories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.fiction.dates import municipal_year
from corpus.press.history import plan
from corpus.press.model import World
from corpus.press.outcomes import action_state, members, plan_state
from evaluation.matching import Json, alike, assigned, pair
from evaluation.measures.actions import ENTRY, RAISED
from evaluation.rows import Miss, Row
from extractor.contract import plain
from extractor.linking.bodies import by_body
from extractor.linking.ledger import Linked
from extractor.linking.ledger import linked as link
from extractor.linking.meetings import Mention
from extractor.linking.plan_threads import programme
from extractor.linking.plans import Subject
from extractor.linking.plans import told as subject_of
from extractor.linking.subjects import Row as PlanRow
from extractor.linking.trained import LinkModels
from extractor.records import Extraction

Key = str | int  # of an action, or the place of a planned item in the history


@dataclass(frozen=True, slots=True)
class Heard:
    """The pack for a meeting as it was read, with its true answers."""

    number: int
    found: Extraction
    answers: Json


@dataclass(frozen=True, slots=True)
class Known:
    """What was linked, and what is told of each planned item."""

    linked: Linked
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """Which actions and planned items of the history the records that were found truly are, by
    paper and record; and the true mentions of each in order."""

    keys: Mapping[tuple[str, str], frozenset[Key]]
    mentions: Mapping[Key, tuple[tuple[str, str] | None, ...]]


def scores(world: World, heard: Sequence[Heard], models: LinkModels) -> list[Row]:
    """Every measure of one council."""
    told = truth(world, heard)
    whole = linked(heard, len(world.meetings), world, models)
    rows = [*links(whole.linked, told, world)]
    for number in year_ends(world):
        known = linked(heard, number, world, models)
        rows += states(known, told, world, number)
    return rows


def linked(heard: Sequence[Heard], number: int, world: World, models: LinkModels) -> Known:
    """What the packs up to a meeting say together."""
    papers = [each.found for each in heard if each.number <= number]
    day = world.meetings[min(number, len(world.meetings) - 1)].date
    [(body, members)] = by_body(papers).items()
    found = link(body, members, day, None, models)
    plans = programme(members)
    subjects = tuple(subject_of(item, members[0], plans) for item in found.items)
    return Known(found, subjects)


def year_ends(world: World) -> list[int]:
    """The last meeting of each municipal year."""
    years = [municipal_year(meeting.date) for meeting in world.meetings]
    return [n for n, year in enumerate(years) if n and years[n + 1 : n + 2] != [year]]


# ------------------------------------------------------------------ what is true


def truth(world: World, heard: Sequence[Heard]) -> Truth:
    """Find the records that were read among the true ones."""
    keys: dict[tuple[str, str], frozenset[Key]] = {}
    mentions = defaultdict[Key, list[tuple[str, str] | None]](list)
    for each in heard:
        for name, own in (*true_actions(world, each), *true_rows(world, each)):
            place = (each.found.paper.source, name) if name else None
            if place:
                keys[place] = own
            for key in own:
                mentions[key].append(place)
    return Truth(keys, {key: tuple(found) for key, found in mentions.items()})


def true_actions(world: World, heard: Heard) -> Iterator[tuple[str | None, frozenset[Key]]]:
    """The true actions of a pack, minutes first, with the id of the record that was found."""
    found = [plain(action, {}) for action in heard.found.records.actions]
    for source, kind in (("minutes", RAISED), ("action-sheet", ENTRY)):
        true = [a for a in heard.answers["actions"] if a["source"] == source]
        pairing = pair(true, [a for a in found if a["source"] == source], kind)
        named = {id(p.true): p.found["id"] for p in pairing.pairs}
        for action in true:
            key = action["key"]
            own = members(world, key, heard.number) if source == "action-sheet" else {key}
            yield named.get(id(action)), frozenset(own)


def true_rows(world: World, heard: Heard) -> Iterator[tuple[str | None, frozenset[Key]]]:
    """The true entries of a pack's plan, with the id of the record that was found."""
    places = {id(entry): n for n, entry in enumerate(world.plan)}
    true = [(at, e) for at, entries in plan(world, heard.number).items() for e in entries]
    found = heard.found.records.plan
    compared = {
        (n, k): (1.0 + (row.meeting_date == at), None)
        for n, (at, entry) in enumerate(true)
        for k, row in enumerate(found)
        if alike(entry.subject, row.subject)
    }
    named = dict(assigned(compared, len(true), len(found)))  # type: ignore[arg-type]
    for n, (_, entry) in enumerate(true):
        yield found[named[n]].id if n in named else None, frozenset({places[id(entry)]})


# ------------------------------------------------------------------ links


def links(known: Linked, told: Truth, world: World) -> Iterator[Row]:
    """Links between the mentions of actions, of planned items, and between the two."""
    actions = [[name_of(m) for m in thread.mentions] for thread in known.threads]
    items = [[row_name(row) for row in item.rows] for item in known.items]
    yield between("links: actions", actions, told, str)
    yield between("links: plans", items, told, int)
    yield became(known, told, world)
    yield came(known, told, world)


def between(
    name: str, threads: Sequence[Sequence[tuple[str, str]]], told: Truth, kind: type
) -> Row:
    """Each mention with the next of the same thread; true ones by the history's own order."""
    found = [each for thread in threads for each in pairwise(thread)]
    right = [bool(own(told, one) & own(told, two)) for one, two in found]
    place = defaultdict[tuple[str, str], set[int]](set)
    for n, thread in enumerate(threads):
        for each in thread:
            place[each].add(n)
    true = [
        each
        for key, mentions in told.mentions.items()
        if isinstance(key, kind)
        for each in pairwise(mentions)
    ]
    kept = [
        one is not None and two is not None and bool(place[one] & place[two]) for one, two in true
    ]
    misses = [
        Miss("wrong link", None, f"{f}", None) for f, ok in zip(found, right, strict=True) if not ok
    ]
    misses += [
        Miss("missed link", f"{t}", None, None) for t, ok in zip(true, kept, strict=True) if not ok
    ]
    return Row(name, sum(kept), len(true), sum(right), len(found), tuple(misses))


def own(told: Truth, name: tuple[str, str]) -> frozenset[Key]:
    """What a record truly is."""
    return told.keys.get(name, frozenset())


def name_of(mention: Mention) -> tuple[str, str]:
    """The paper and the record of a mention."""
    return mention.places[0].paper, mention.action.id


def row_name(row: PlanRow) -> tuple[str, str]:
    """The paper and the record of a plan's row."""
    return row.place.paper, row.entry.id


def keys_of(told: Truth, names: Iterable[tuple[str, str]]) -> frozenset[Key]:
    """What the records of a thread truly are."""
    return frozenset(key for name in names for key in own(told, name))


def became(known: Linked, told: Truth, world: World) -> Row:
    """Each action with the planned item that it became."""
    true = {
        (entry.action, n)
        for n, entry in enumerate(world.plan)
        if entry.action and n in told.mentions and entry.action in told.mentions
    }
    found = {
        (n, keys_of(told, map(name_of, known.threads[n].mentions)),
         keys_of(told, map(row_name, item.rows)))
        for n, item in known.became.items()
    }  # fmt: skip
    pairs = [{(a, i) for a in actions for i in items} & true for _, actions, items in found]
    hits = set().union(*pairs) if pairs else set()
    return Row("links: action to plan", len(hits), len(true), sum(map(bool, pairs)), len(found))


def came(known: Linked, told: Truth, world: World) -> Row:
    """Each planned item with the report that came."""
    days = [meeting.date for meeting in world.meetings]
    true = {
        (n, entry.item, days[entry.gone - 1])
        for n, entry in enumerate(world.plan)
        if n in told.mentions and entry.item and entry.gone and entry.gone <= len(days)
    }
    found = [
        (keys_of(told, map(row_name, item.rows)), item.came) for item in known.items if item.came
    ]
    right = [
        {t for t in true if t[0] in keys and t[2] == report.day and alike(t[1], report.title)}
        for keys, report in found
    ]
    hits = set().union(*right) if right else set()
    return Row("links: plan to agenda", len(hits), len(true), sum(map(bool, right)), len(found))


# ------------------------------------------------------------------ states


def states(known: Known, told: Truth, world: World, number: int) -> Iterator[Row]:
    """The states of actions and of planned items as they stood at a meeting."""
    true: dict[Key, str] = {
        a.key: action_state(world, a, number) for a in world.actions if 0 < a.meeting + 1 <= number
    }
    true = {key: state for key, state in true.items() if key in told.mentions}
    found = best(
        (keys_of(told, map(name_of, t.mentions)), e.state, len(t.mentions))
        for t, e in zip(known.linked.threads, known.linked.entries, strict=True)
    )
    yield of_states("action states", true, found)
    gone = [key for key, state in true.items() if state == "vanished"]
    said = [
        keys_of(told, map(name_of, t.mentions))
        for t, e in zip(known.linked.threads, known.linked.entries, strict=True)
        if e.state == "vanished"
    ]
    right = [any(true.get(key) == "vanished" for key in keys) for keys in said]
    kept = [found.get(key) == "vanished" for key in gone]
    yield Row("actions vanished", sum(kept), len(gone), sum(right), len(said))
    planned = {n: plan_state(entry, number) for n, entry in enumerate(world.plan)}
    listed: dict[Key, str] = {
        n: s for n, s in planned.items() if s and n in told.mentions and shown(world, n, number)
    }
    have = best(
        (keys_of(told, map(row_name, i.rows)), s.state, len(i.rows))
        for i, s in zip(known.linked.items, known.subjects, strict=True)
    )
    yield of_states("plan states", listed, have)


def shown(world: World, place: int, number: int) -> bool:
    """Whether a plan up to a meeting has an item."""
    entry = world.plan[place]
    known = max(entry.placings[0].known, 1)
    return known <= number and (entry.gone is None or known < entry.gone)


def best(found: Iterable[tuple[frozenset[Key], str, int]]) -> dict[Key, str]:
    """The state of each key, by the thread that has most mentions."""
    most, states = Counter[Key](), dict[Key, str]()
    for keys, state, count in found:
        for key in keys:
            if count > most[key]:
                most[key], states[key] = count, state
    return states


def of_states(name: str, true: Mapping[Key, str], found: Mapping[Key, str]) -> Row:
    """How many states are right; what was not found at all is wrong."""
    wrong = {key: state for key, state in true.items() if found.get(key) != state}
    hits = len(true) - len(wrong)
    misses = tuple(
        Miss(f"{state} taken for {found.get(key, 'nothing')}", f"{key}", None, None)
        for key, state in wrong.items()
    )
    return Row(name, hits, len(true), hits, len(true), misses)
