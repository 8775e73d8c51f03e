"""Which name a value is of: every name that it may be, and what speaks for each.

What the rules alone would choose is among it; a trained model weighs it
(``models/cards/value-names.md``), and without the model the rules decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.classifier import Classifier
from extractor.language.entities import Entity
from extractor.language.features import words as feature_words
from extractor.language.join_words import words
from extractor.language.name_places import words as place_words
from extractor.language.scenes import OF_NAME, Scene

NAME, VERSION = "value-names", 1
RULE = "rule"
SENTENCES = re.compile(r"[.?!]\s")
WORD = re.compile(r"[\w%£']+")
MARKS = re.compile(r"[(),;:–—-]")
FEW = 3  # a count is told up to this


@dataclass(frozen=True, slots=True)
class NameOption:
    """A name that a value may be of: an entity of the paragraph, or one from outside.  ``how`` is
    sentence, earlier, later, lead or heading; ``score`` the tagger's of the name.  One that is not
    ``likely`` is only possible, by the tagger or by its ``shape``."""

    name: str
    start: int
    end: int
    how: str
    score: float
    full: bool = True
    likely: bool = True
    shape: str = ""


def options(scene: Scene, place: int) -> list[NameOption]:
    """Every name that a value may be of."""
    value, text = scene.values[place], scene.text
    own = [
        NameOption(text[e.start : e.end], e.start, e.end, _how(scene, e), e.score, likely=e.likely)
        for e in (*scene.every_name, *scene.possible_names)
    ]
    placed = [
        NameOption(text[p.start : p.end], p.start, p.end, "sentence", 0.0, True, False, p.shape)
        for p in scene.placed_names
        if not value.start < p.end <= value.end and not value.start <= p.start < value.end
    ]
    outside = [
        NameOption(o.name, o.start, o.start, o.how, 1.0, o.full)
        for o in scene.paragraph.outside
        if o.start <= value.start
    ]
    return [*own, *placed, *outside]


def _how(scene: Scene, name: Entity) -> str:
    if scene.holds(name.start):
        return "sentence"
    return "earlier" if name.start < scene.stretch[0] else "later"


def chosen(
    scene: Scene, place: int, model: Classifier | None
) -> tuple[NameOption, float, float] | None:
    """The likeliest name with its probability and that of the next one; None where there is
    none."""
    found = options(scene, place)
    if not found:
        return None
    rule = by_rule(scene, place, found)
    if model is None:
        return (rule, 1.0, 0.0) if rule else None
    told = features(scene, place, found, rule)
    shares = [model.probability(each) for each in told]
    best = max(range(len(found)), key=shares.__getitem__)
    others = [s for o, s in zip(found, shares, strict=True) if o.name != found[best].name]
    return found[best], shares[best], max(others, default=0.0)


# --- by rule ------------------------------------------------------------------------------------


def by_rule(scene: Scene, place: int, found: Sequence[NameOption]) -> NameOption | None:
    """The name right after a value, in order for "respectively", the last before it, what the
    block leads with, what an earlier sentence names, or a heading that says what is counted."""
    value = scene.values[place]
    found = [o for o in found if o.likely]
    own = [o for o in found if o.how == "sentence"]
    if own:
        return _own(scene, place, own)
    leads = [o for o in found if o.how == "lead" and o.start <= value.start]
    earlier = [o for o in found if o.how == "earlier"]
    headings = [o for o in found if o.how == "heading" and o.full]
    kept = leads or earlier or headings
    return kept[-1] if kept else None


def _own(scene: Scene, place: int, own: Sequence[NameOption]) -> NameOption:
    value = scene.values[place]
    after = next((n for n in own if n.start >= value.end), None)
    if after and OF_NAME.fullmatch(scene.text, value.end, after.start):
        return after
    if scene.together:
        alike = [v for v in scene.values if v.label == value.label]
        if len(own) == len(alike):
            return own[alike.index(value)]
    before = [n for n in own if n.end <= value.start]
    return before[-1] if before else own[0]


# --- what speaks for a name ---------------------------------------------------------------------


def features(
    scene: Scene, place: int, found: Sequence[NameOption], rule: NameOption | None
) -> list[dict[str, float]]:
    """Of each option what speaks for it and against it."""
    likely = [each for each in found if each.likely]
    return [
        dict.fromkeys((*_of_option(scene, place, each, likely), *_rule(each, rule)), 1.0)
        for each in found
    ]


def _rule(option: NameOption, rule: NameOption | None) -> Iterator[str]:
    if option == rule:
        yield f"{RULE}={option.how}"


def _of_option(
    scene: Scene, place: int, option: NameOption, found: Sequence[NameOption]
) -> Iterator[str]:
    value = scene.values[place]
    where = _where(scene, value, option)
    yield f"where={where}"
    yield f"where={where}|{value.label}"
    yield f"surest={int(option.score * 4)}"
    yield f"likely={option.likely}|{where}"
    own = sum(o.how == "sentence" for o in found)
    yield f"shape={option.shape}|{where}|own={min(own, 1)}"
    yield f"where={where}|own={min(own, FEW)}"
    if option.how in ("lead", "heading"):
        yield f"full={option.full}|{option.how}|own={min(own, 1)}"
        yield f"only={len(found) == 1}|{option.how}"
        return
    yield from _unit(scene, place, option, where)
    yield f"rank={where}{_rank(value, option, found)}"
    if option.how == "sentence":
        yield from _beside(scene, place, option, where)
        yield from _in_order(scene, place, option, found)
    else:
        parted = len(SENTENCES.findall(scene.text, *_gap(value, option)))
        yield f"sentences={where}{min(parted, FEW)}"
        yield f"backward={where}|{_first_word(scene)}"


def _where(scene: Scene, value: Entity, option: NameOption) -> str:
    if option.how != "sentence":
        return option.how
    return "before" if option.start < value.start else "after"


def _gap(value: Entity, option: NameOption) -> tuple[int, int]:
    if option.start < value.start:
        return option.end, value.start
    return value.end, option.start


def _rank(value: Entity, option: NameOption, found: Sequence[NameOption]) -> int:
    """How many other names of the paragraph stand nearer on the same side."""
    left = option.start < value.start
    spans = [o for o in found if o.how in ("sentence", "earlier", "later")]
    if left:
        nearer = [o for o in spans if option.start < o.start < value.start]
    else:
        nearer = [o for o in spans if value.start < o.start < option.start]
    return min(len(nearer), FEW)


def _unit(scene: Scene, place: int, option: NameOption, where: str) -> Iterator[str]:
    """The value's unit beside the words of the name that measure."""
    number = scene.numbers[place]
    said = WORD.findall(option.name.lower())
    measuring = [w for w in said if w in feature_words().measure_words]
    unit = number.unit or "bare"
    yield f"unit={unit}|{measuring[0] if measuring else '-'}"
    yield f"unit={unit}|{where}"
    yield f"begins={said[0] if said and said[0] in feature_words().measure_words else '-'}|{where}"


def _beside(scene: Scene, place: int, option: NameOption, where: str) -> Iterator[str]:
    """What stands between a value and a name in the same sentence."""
    value, text = scene.values[place], scene.text
    start, end = _gap(value, option)
    inner = text[start:end]
    values = [v for v in scene.values if start <= v.start < end]
    yield f"values={where}{min(len(values), FEW)}"
    kinds = "".join(sorted({v.label[0] for v in values}))
    yield f"kinds={where}{value.label[0]}{kinds}"
    marks = "".join(dict.fromkeys(MARKS.findall(inner)))[:4]
    yield f"marks={where}{marks}|{min(len(values), 1)}"
    said = WORD.findall(inner.lower())
    yield f"words={where}{min(len(said) // 2, 6)}"
    yield f"first={where}|{said[0] if said else '-'}"
    yield f"last={where}|{said[-1] if said else '-'}"
    yield f"verb={where}{any(w in place_words().verbs for w in said)}|{min(len(values), 1)}"
    if where == "after" and OF_NAME.fullmatch(inner):
        yield "of-name"
    bracketed = text[: option.start].rstrip().endswith("(") and text[option.end :].startswith(")")
    yield f"bracketed={where}{bracketed}|{min(len(values), 1)}"
    claimed = any(
        v != value and v.end <= option.start and OF_NAME.fullmatch(text, v.end, option.start)
        for v in scene.values
    )
    yield f"claimed={where}{claimed}|{value.label}|{min(len(values), 1)}"
    followed = text[option.end :].lstrip()[:1]
    yield f"follows={where}|{followed if MARKS.match(followed) else 'w'}"


def _in_order(
    scene: Scene, place: int, option: NameOption, found: Sequence[NameOption]
) -> Iterator[str]:
    """Whether values and names stand in the same order, as many of one as of the other."""
    if not option.likely:
        return
    own = [o for o in found if o.how == "sentence"]
    alike = [v for v in scene.values if v.label == scene.values[place].label]
    told = "together" if scene.together else "listed"
    if len(own) == len(alike) > 1:
        same = own.index(option) == alike.index(scene.values[place])
        yield f"order={told}{same}"
    elif len(alike) % max(len(own), 1) == 0 and len(own) > 1:
        same = own.index(option) == alike.index(scene.values[place]) % len(own)
        yield f"rounds={told}{same}"


def _first_word(scene: Scene) -> str:
    """The word that a value's sentence begins with, where it is one that may point back."""
    said = WORD.search(scene.text, *scene.stretch)
    word = said[0].lower() if said else ""
    return word if word in words().back else "-"
