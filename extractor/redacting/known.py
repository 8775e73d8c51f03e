"""Who is who in a library: councillors and officers, and the public, each under one name.

What is noted of a council's papers is kept a name a row, never their words.  Whoever is said
nowhere in them to be a councillor or an officer counts as of the public.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from extractor.redacting.mentions import NAMED, OFFICIAL, PUBLIC, Mention

Name = tuple[str, str, str | None]  # surname, forename, gender


@dataclass(slots=True, eq=False)
class Person:
    """Somebody of the public in a council's papers: every name and gender met with, and the papers
    that have them.  ``number`` is theirs in this export."""

    surname: str
    forename: str
    genders: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    number: int = 0

    @property
    def label(self) -> str:
        """What is printed in place of the name."""
        return f"Person {self.number}"


@dataclass(slots=True)
class Council:
    """What the papers of one council say of people; ``numbers`` are those of the export.

    ``officials`` are their names by surname with the papers that say so; ``named`` all others, by
    paper in the order they came; ``public`` those of them whom a paper calls members of the public.
    """

    numbers: Iterator[int]
    officials: defaultdict[str, dict[str, set[str]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    public: defaultdict[tuple[str, str], dict[Name, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    named: dict[tuple[str, Name], None] = field(default_factory=dict)
    persons: dict[tuple[str, Name], Person] = field(default_factory=dict)
    by_surname: defaultdict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_paper: defaultdict[str, dict[Person, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def note(self, paper: str, found: Mention) -> None:
        """Take a name of a paper."""
        if found.standing == OFFICIAL:
            held = self.officials[found.surname].setdefault(found.forename, set())
            held.add(paper)
        else:
            self.named[paper, name(found)] = None
            if found.standing == PUBLIC:
                self.public[paper, found.surname][name(found)] = None

    # -------------------------------------------------------------- who is of the public

    def is_official(self, paper: str, found: Name) -> bool:
        """Whether a name is a councillor's or officer's, and not that of somebody whom this paper
        calls a member of the public."""
        last, first, gender = found
        for _, forename, other in self.public.get((paper, last), ()):
            if fits(forename, first) and len({gender, other, None}) < 3:
                return False
        known = self.officials.get(last, {})
        return any(not first or (other and fits(first, other)) for other in known)

    def settle(self) -> None:
        """Give everybody of the public a person, and each person a number."""
        keys = [key for key in self.named if not self.is_official(*key)]
        for key in sorted(keys, key=lambda key: -min(len(key[1][1]), 2)):
            self.persons[key] = self.person(*key)
        for key in keys:
            self.count_in(key)

    def count_in(self, key: tuple[str, Name]) -> Person:
        """The person of a name, numbered and known in its paper."""
        person = self.persons[key]
        person.number = person.number or next(self.numbers)
        self.by_paper[key[0]][person] = None
        return person

    def person(self, paper: str, found: Name) -> Person:
        """The one person whom a name can mean: of this paper, else of the council; else a new
        one."""
        last, first, gender = found
        fitting = [
            each
            for each in self.by_surname[last]
            if fits(each.forename, first) and (gender is None or each.genders <= {gender})
        ]
        exact = [each for each in fitting if first and each.forename == first]
        here = [each for each in fitting if paper in each.papers]
        choice = exact or here or fitting
        if len(choice) != 1:
            choice = [Person(last, first)]
            self.by_surname[last].append(choice[0])
        choice[0].papers.add(paper)
        choice[0].genders |= {gender} - {None}  # type: ignore[arg-type]
        return choice[0]

    # -------------------------------------------------------------- asked of the settled

    def of(self, paper: str, found: Mention) -> Person | None:
        """Whom a name of a paper means; None for councillors and officers."""
        key = (paper, name(found))
        if key not in self.persons:
            if found.standing == OFFICIAL or self.is_official(*key):
                return None
            self.persons[key] = self.person(*key)
        return None if found.standing == OFFICIAL else self.count_in(key)

    def by_surname_alone(self, paper: str, surname: str) -> Person | None:
        """Whom a surname without title or forename means, where it can be no official."""
        persons = self.by_surname.get(surname)
        if not persons:
            return None
        here = [each for each in persons if paper in each.papers]
        officials = self.officials.get(surname, {})
        if here and any(paper in papers for papers in officials.values()):
            return None
        if not here and officials:
            return None
        return next(iter(here or persons), None)

    def in_paper(self, paper: str) -> list[Person]:
        """The public whom a paper names, each once."""
        return list(self.by_paper.get(paper, ()))

    def by_forename(self, paper: str, forename: str) -> Person | None:
        """The one person of the public in a paper who has this forename."""
        found = [each for each in self.in_paper(paper) if each.forename == forename]
        return found[0] if len(found) == 1 and len(forename) > 2 else None


def name(found: Mention) -> Name:
    """What a mention prints of a name."""
    return found.surname, found.forename, found.gender


def fits(one: str, other: str) -> bool:
    """Whether two forenames, or initials, can be one person's; an empty one fits all."""
    if not one or not other or one == other:
        return True
    return one[0] == other[0] and 1 in (len(one), len(other))


class Known:
    """The councils of a library."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.councils: defaultdict[str, Council] = defaultdict(lambda: Council(self.numbers))

    def note(self, council: str | None, paper: str, found: Iterable[Mention]) -> None:
        """Take the names of a text."""
        for each in found:
            self.councils[council or f"paper {paper}"].note(paper, each)

    def of(self, council: str | None, paper: str) -> Council:
        """What is known of a council; papers without one stand for themselves."""
        return self.councils[council or f"paper {paper}"]

    def settle(self) -> int:
        """Number the public, in the order in which they came; says how many they are."""
        for each in self.councils.values():
            each.settle()
        return sum(
            len(found) for each in self.councils.values() for found in each.by_surname.values()
        )


def standing_as(found: Iterable[Mention], standing: str) -> Iterator[Mention]:
    """Names of a column that says whose they are, unless their own words say otherwise."""
    for each in found:
        yield replace(each, standing=standing) if each.standing == NAMED else each
