"""The register's names, ready to be compared with printed ones."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from extractor.matching.counted import told, units
from extractor.matching.likeness import Asked, Known, Name, Weights, stem, stems
from extractor.matching.names import Words, content, in_one_form, mended, parted, spelt
from extractor.registers.indicators import Indicator, Register

NAMES, ENTRIES = 60, 15  # of the nearest that are looked at


class Index:
    """Entries of a register by their names."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.vocabulary = set[str]()
        self._owners: defaultdict[str, list[str]] = defaultdict(list)
        documents = [self._entered(each) for each in register]
        self.weights = Weights(documents)
        self._holding = defaultdict[str, set[str]](set)
        for text in self._owners:
            for word in stems(tuple(text.split())):
                self._holding[word].add(text)
        self._themes = stems(read(" ".join({each.theme for each in register})).content)

    def _entered(self, indicator: Indicator) -> list[str]:
        """Enter an indicator under its names; gives the words of them all."""
        held: list[str] = []
        for name in indicator.names:
            printed = spelt(name)
            self.vocabulary.update(printed)
            words = content(in_one_form(printed))
            held += words
            if indicator.slug not in self._owners[" ".join(words)]:
                self._owners[" ".join(words)].append(indicator.slug)
        return held

    def asked(self, name: str, unit: str | None = None, context: str = "") -> Asked:
        """A printed name with its slips put right; of its context, the words of themes count."""
        service, own = parted(name)
        about = stems(read(f"{context} {service}").content) & self._themes
        return Asked(self._mended(own), unit, frozenset(about))

    @lru_cache(maxsize=4096)  # noqa: B019 - an index lives as long as its process
    def _mended(self, name: str) -> Name:
        return named(mended(spelt(name), self.vocabulary))

    def printed(self, name: str, unit: str | None) -> Known:
        """Another printed name as something that a name may be."""
        own = self.asked(name, unit).name
        return Known(name, name, unit, (own,), (own.told,))

    def bearing(self, name: Name) -> list[Known]:
        """The entries of which just this is a name."""
        return [self.known(key) for key in self._owners.get(name.text, ())]

    def near(self, name: Name) -> list[Known]:
        """The entries with the nearest names, of those that share a word, the nearest first."""
        found: dict[str, None] = {}
        sharing = set[str]().union(*(self._holding.get(w, ()) for w in stems(name.content)))
        texts = sorted(sharing)
        nearest = process.extract(name.text, texts, scorer=fuzz.token_ratio, limit=NAMES)
        for text, _, _ in nearest:
            found |= dict.fromkeys(self._owners[text])
        return [self.known(key) for key in list(found)[:ENTRIES]]

    def known(self, slug: str) -> Known:
        """An entry of the register as something that a printed name may be."""
        indicator = self.register.get(slug)
        assert indicator
        return known(indicator)


def read(name: str) -> Name:
    """A name in the form in which it is compared."""
    return named(spelt(name))


def named(printed: Words) -> Name:
    """Printed words in one form, with what they tell."""
    words = in_one_form(printed)
    return Name(words, content(words) or words, told(words), units(words), len(content(printed)))


@cache
def known(indicator: Indicator) -> Known:
    """An indicator as something that a printed name may be."""
    names = tuple(map(read, indicator.names))
    whole = in_one_form(spelt(f"{indicator.label} {indicator.population}"))
    about = in_one_form(spelt(f"{indicator.theme} {indicator.label} {indicator.denominator}"))
    return Known(
        key=indicator.slug,
        label=indicator.label,
        unit=indicator.unit,
        names=names,
        told=(*(name.told for name in names), told(whole)),
        about=frozenset(map(stem, content(about) or about)),
    )
