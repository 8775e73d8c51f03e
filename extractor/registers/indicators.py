"""The register of indicators that councils report, by slug and by printed name.

``indicators/THEME.toml`` holds them, written by hand.  An indicator is what is counted, of whom and
in which unit: the number and the rate of the same children are two indicators.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from extractor.registers.errors import RegisterError, raise_any, told

Unit = Literal["percent", "count", "points", "gbp", "days", "weeks", "rate", "ratio", "score"]
Polarity = Literal["low", "high", "none"]
PeriodType = Literal[
    "financial-year",
    "academic-year",
    "calendar-year",
    "municipal-year",
    "financial-quarter",
    "month",
    "half-term",
    "term",
    "rolling-year",
    "day",
]
Scheme = Literal["lait", "tsm", "ascof", "lgbf", "ni", "fingertips", "esd", "bvpi", "pam"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(pattern=r"\w", strip_whitespace=True)]
Identifiers = Annotated[
    tuple[Words, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)
]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    ``denominator`` says what a percentage is of or an average is over, ``per`` what a rate is per,
    ``population`` who is counted where alike indicators differ in just that.  ``polarity`` is the
    better end.  ``period_type`` is that of the figures as published nationally, or most often
    (``day`` is a state as at a day); papers may print others.  ``valid_from`` and ``valid_to`` are
    the first and the last year in which it was reported.  ``ids`` are identifiers by scheme; those
    of ``lait`` are "topic / short name".
    """

    slug: Slug
    label: Words
    theme: Words
    unit: Unit
    polarity: Polarity
    period_type: PeriodType
    aliases: tuple[Words, ...] = ()
    denominator: str = ""
    per: str = ""
    population: str = ""
    valid_from: int | None = None
    valid_to: int | None = None
    ids: Mapping[Scheme, Identifiers] = field(default_factory=dict, hash=False)

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    def __post_init__(self) -> None:
        if self.per and self.unit != "rate":
            raise ValueError(f"only a rate is per something, not a {self.unit}")
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError(f"valid from {self.valid_from} to {self.valid_to} is no time")

    @property
    def names(self) -> tuple[str, ...]:
        """The label and every alias."""
        return (self.label, *self.aliases)

    @property
    def identifiers(self) -> tuple[tuple[Scheme, str], ...]:
        """Every identifier with its scheme."""
        return tuple((scheme, each) for scheme, many in self.ids.items() for each in many)


class ThemeFile(BaseModel):
    """One data file; its entries are checked one by one, so that errors can name them."""

    model_config = ConfigDict(extra="forbid")
    theme: Words
    indicator: list[dict[str, object]]


class Register:
    """Indicators, found by slug, by printed name or by identifier.

    Raises :class:`RegisterError` where two have the same slug, the same identifier or, being of
    the same unit and population, the same name.
    """

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self.indicators = tuple(indicators)
        self._by_slug = {each.slug: each for each in self.indicators}
        self._by_id = {key: each for each in self.indicators for key in each.identifiers}
        self._by_name: defaultdict[str, list[Indicator]] = defaultdict(list)
        for each in self.indicators:
            for name in dict.fromkeys(map(normalised, each.names)):
                self._by_name[name].append(each)
        raise_any(_clashes(self.indicators))

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    def get(self, slug: str) -> Indicator | None:
        """The indicator of this slug."""
        return self._by_slug.get(slug)

    def named(self, name: str) -> tuple[Indicator, ...]:
        """Those that bear exactly this name, but for case, marks and ways to write "per cent";
        several where they differ in unit or population."""
        return tuple(self._by_name.get(normalised(name), ()))

    def with_id(self, scheme: Scheme, identifier: str) -> Indicator | None:
        """The indicator that a scheme calls ``identifier``."""
        return self._by_id.get((scheme, identifier))

    def with_(self, more: Iterable[Indicator]) -> Register:
        """This register and ``more``.  One whose slug, identifier or label is held adds its names
        and identifiers to the holder; a name that is taken stays where it is."""
        return Register(_merged(self, more))


@cache
def installed() -> Register:
    """The register that comes with the package."""
    folder = files("extractor.registers").joinpath("indicators")
    sources = sorted(folder.iterdir(), key=lambda each: each.name)
    return Register(each for source in sources for each in read_theme(source))


def read_theme(source: Traversable) -> tuple[Indicator, ...]:
    """The indicators of one data file.

    Raises :class:`RegisterError` with every fault of the file, each with its entry.
    """
    try:
        theme = ThemeFile.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise RegisterError(f"{source.name}: {error}") from error
    faults: list[str] = []
    found: list[Indicator] = []
    for place, entry in enumerate(theme.indicator, start=1):
        try:
            found.append(_INDICATOR.validate_python({"theme": theme.theme, **entry}))
        except ValidationError as error:
            faults.append(f"{source.name}: {entry.get('slug', f'entry {place}')}: {told(error)}")
    raise_any(faults)
    return tuple(found)


_INDICATOR = TypeAdapter(Indicator)


# ------------------------------------------------------------------------------- printed names

_MARKS = re.compile(r"[^\w+<>.]|_|(?<!\d)\.|\.(?!\d)")
_PERCENT = re.compile(r"\b(?:per ?cent|per ?centage|pct)(?: of)*\b")  # "per cent of", "percentage"


def normalised(name: str) -> str:
    """A name as it is compared: "% of EHCPs (in 20 wks)" is "percent ehcps in 20 wks"."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = re.sub("['’]", "", text).replace("&", " and ").replace("%", " percent ")
    return _PERCENT.sub("percent", " ".join(_MARKS.sub(" ", text).split()))


# ------------------------------------------------------------------------------- holding together

Claim = tuple[str, ...]


def _clashes(indicators: Iterable[Indicator]) -> Iterator[str]:
    owners: dict[Claim, Indicator] = {}
    for each in indicators:
        for claim in _claims(each):
            other = owners.setdefault(claim, each)
            if other is not each:
                what = f"{claim[0]} {claim[1]!r}"
                yield f"{each.theme}: {each.slug}: {what} is also of {other.theme}: {other.slug}"


def _claims(indicator: Indicator) -> Iterator[Claim]:
    """What no other indicator may have too."""
    yield "slug", indicator.slug
    for scheme, identifier in indicator.identifiers:
        yield f"{scheme} identifier", identifier
    for name in dict.fromkeys(indicator.names):
        yield _name_claim(name, indicator)


def _name_claim(name: str, indicator: Indicator) -> Claim:
    return "name", normalised(name), indicator.unit, indicator.population


def _merged(held: Iterable[Indicator], more: Iterable[Indicator]) -> Iterable[Indicator]:
    kept = {each.slug: each for each in held}
    owners = {claim: each.slug for each in kept.values() for claim in _claims(each)}
    for each in more:
        named_alone = replace(each, aliases=())
        slug = next((owners[c] for c in _claims(named_alone) if c in owners), each.slug)
        joined = _joined(kept.get(slug), each)
        free = [n for n in joined.aliases if owners.get(_name_claim(n, joined), slug) == slug]
        kept[slug] = replace(joined, aliases=tuple(free))
        owners |= dict.fromkeys(_claims(kept[slug]), slug)
    return kept.values()


def _joined(own: Indicator | None, other: Indicator) -> Indicator:
    """``own`` with the names and identifiers of ``other`` too."""
    if own is None:
        return other
    ids = dict(own.ids)
    for scheme, many in other.ids.items():
        ids[scheme] = tuple(dict.fromkeys((*ids.get(scheme, ()), *many)))
    new = [name for name in other.names if name not in own.names]
    return replace(own, aliases=(*own.aliases, *new), ids=ids)
