"""Who sits on the committee, who works for the council, and who came to a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpus.fiction.words import Profile, names
from corpus.press.model import Present

TERM = 4  # years for which members are elected


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name, and a post where they hold one."""

    first: str
    surname: str
    post: str = ""
    theme: str = ""

    def as_(self, form: str) -> str:
        """The name in a form: ``Cllr {initial} {surname}``."""
        return form.format(first=self.first, initial=self.first[0], surname=self.surname)

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.surname}"


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody of one term: members (the first two lead), co-opted people, officers, guests."""

    members: tuple[Person, ...]
    spare: tuple[Person, ...]
    co_opted: tuple[Person, ...]
    officers: tuple[Person, ...]
    cabinet: Person

    def officer(self, theme: str, chance: Random) -> Person:
        """One of the officers who answer for a theme."""
        return chance.choice([p for p in self.officers if p.theme == theme])


def staff(profile: Profile, seed: str, year: int) -> Staff:
    """The people of the term in which a municipal year falls."""
    chance = Random(f"{seed} people {year // TERM}")
    surnames = iter(chance.sample(names().surnames, len(names().surnames)))

    def person(post: str = "", theme: str = "") -> Person:
        return Person(chance.choice(names().first), next(surnames), post, theme)

    return Staff(
        tuple(person() for _ in range(profile.members)),
        tuple(person() for _ in range(3)),
        tuple(person(post) for post in profile.co_opted),
        tuple(person(each.post, each.theme) for each in profile.officers),
        person(profile.about.portfolio),
    )


def attendance(profile: Profile, body: Staff, chance: Random, speakers: set[str]) -> list[Present]:
    """Who came to a meeting; ``speakers`` are the posts of officers who had to."""
    found = list(_members(profile, body, chance))
    found += [Present(name=p.name, role=p.post) for p in body.co_opted if chance.random() < 0.9]
    if chance.random() < 0.7:
        cabinet = body.cabinet
        found.append(
            Present(name=cabinet.as_(profile.listed), status="in-attendance", role=cabinet.post)
        )
    for officer in body.officers:
        if officer.post in speakers or chance.random() < 0.1:
            found.append(Present(name=officer.name, status="in-attendance", role=officer.post))
    return found


def _members(profile: Profile, body: Staff, chance: Random) -> list[Present]:
    """The members: the chair is always there, some send apologies and a substitute."""
    found: list[Present] = []
    spare = list(body.spare)
    for place, member in enumerate(body.members):
        name = member.as_(profile.listed)
        role = ("Chair", "Vice-Chair")[place] if place < 2 else None
        away = place > 0 and chance.random() < 0.14
        remote = not away and place > 1 and chance.random() < 0.05
        status = "apologies" if away else "remote" if remote else "present"
        found.append(Present(name=name, status=status, role=None if away else role))
        if away and spare and chance.random() < 0.4:
            substitute = spare.pop().as_(profile.listed)
            found.append(Present(name=substitute, status="substitute", role=name))
    return found
