"""Numbers of one sentence that do not give each other, each beside a right sentence of its form."""

from __future__ import annotations

from random import Random

from corpus.fiction.faults.draft import Draft, Place, another, free, now_of, of_words, quiet, say
from corpus.fiction.faults.words import fault_words
from corpus.press.model import Fault, Misprint


def moved(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A change that the two values do not give, and beside it one that they do."""
    period, earlier = place.quarter.label, place.quarter.back(1).label
    known = [
        i
        for i in free(draft, place, chance, 6)
        if now_of(i, period, place.number) and now_of(i, earlier, place.number)
    ]
    if len(known) < 2:
        return None
    wrong, right = known[:2]
    now, before = (now_of(wrong, label, place.number) for label in (period, earlier))
    assert now and before and now.actual is not None and before.actual is not None
    change = another(abs(now.actual - before.actual), wrong, chance)
    quiet(draft, place, wrong.key, right.key)
    for each in (wrong, right):
        say(draft, place, fault_words().of_one(fault_words().moved, each, place.quarter, chance))
    place.used.add(right.key)
    misprint = Misprint(
        indicator=wrong.key, measure="change", period=period, source="prose", value=change
    )
    return Fault(
        kind="arithmetic",
        meeting=place.number,
        indicators=(wrong.key,),
        period=period,
        values=(change, before.actual, now.actual),
        misprints=(misprint,),
    )


def adds_up(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """Parts that do not make their total, and others that do."""
    one, two, three, four = (chance.randint(31, 420) for _ in "four")
    wrong = one + two + chance.choice([-20, -10, 10, 12, 30])
    forms = chance.sample(fault_words().sums, 2)
    said = forms[0].format(total=wrong, one=one, two=two)
    say(draft, place, said, forms[1].format(total=three + four, one=three, two=four))
    return of_words("arithmetic", place, (wrong, one, two))


def shared(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A share that part and whole do not give, and one that they do."""
    forms = chance.sample(fault_words().shares, 2)
    parts = [(chance.randint(20, 90), chance.randint(110, 400)) for _ in forms]
    (part, whole), right = parts
    wrong = round(100 * part / whole) + chance.choice([8, 11, 17])
    say(
        draft,
        place,
        forms[0].format(part=part, whole=whole, share=wrong),
        forms[1].format(part=right[0], whole=right[1], share=round(100 * right[0] / right[1])),
    )
    return of_words("arithmetic", place, (wrong,))


def fallen(draft: Draft, place: Place, chance: Random) -> Fault | None:
    """A fall in per cent that the two numbers do not give, and one that they do."""
    forms = chance.sample(fault_words().percents, 2)
    ends = [(chance.randint(300, 900), chance.randint(110, 290)) for _ in forms]
    shares = [round(100 * (a - b) / a) for a, b in ends]
    wrong = shares[0] + chance.choice([-9, -6, 6, 9])
    for form, (a, b), share in zip(forms, ends, [wrong, shares[1]], strict=True):
        say(draft, place, form.format(percent=share, to=b, **{"from": a}))
    return of_words("arithmetic", place, (wrong, *ends[0]))
