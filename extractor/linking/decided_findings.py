"""What people decided of findings: right, wrong, or explained.

A finding is named by what papers say: its kind and subject, the period, and each value with its
words; so a decision holds however often the papers are read, and as long as they say so.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import blake2s

from extractor.linking.bodies import body_of_names
from extractor.linking.decided import ACCEPT, CORRECT, FINDING, REJECT, standing
from extractor.linking.wording import words
from extractor.records import Decision, Finding, FindingValue, Said

RIGHT, WRONG, EXPLAINED = "right", "wrong", "explained"
ANSWERS = (RIGHT, WRONG, EXPLAINED)
STANDING = "standing"  # the field that is explained
VERDICTS = {RIGHT: ACCEPT, WRONG: REJECT, EXPLAINED: CORRECT}


def named(found: Finding) -> tuple[Said, ...]:
    """What tells a finding: its kind and subject, then the period with each value."""
    values = (Said(found.period or "", None, None, told(each)) for each in found.values)
    return (Said(found.kind, None, None, found.subject), *values)


def told(value: FindingValue) -> str:
    """A value with its words: ``12.5 | 12.5%``."""
    plain = f"{value.value:.10g}" if isinstance(value.value, float) else value.value
    return " | ".join(filter(None, (str(plain or ""), value.text)))


def name_of(council: str | None, committee: str | None, said: Sequence[Said]) -> str:
    """What can be typed for a finding: ``f-…``."""
    lines = [f"{each.source} {' '.join(words(each.text))}" for each in said]
    digest = blake2s("|".join((*body_of_names(council, committee), *lines)).encode(), digest_size=5)
    return f"f-{b32encode(digest.digest()).decode().lower()}"


def judged(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last decision that stands of each finding, by its name."""
    found = (d for d in standing(decisions) if d.kind == FINDING)
    return {name_of(d.council, d.committee, d.subject): d for d in found}


def answer_of(made: Decision) -> str:
    """What a decision says of a finding: right, wrong or explained."""
    return next(answer for answer, verdict in VERDICTS.items() if verdict == made.verdict)


def decision(found: Finding, answer: str, by: str, when: datetime, why: str | None) -> Decision:
    """That ``by`` says of a finding that it is right, wrong or explained."""
    explained = answer == EXPLAINED
    return Decision(
        kind=FINDING,
        verdict=VERDICTS[answer],
        by=by,
        when=when,
        council=found.council,
        committee=found.committee,
        subject=named(found),
        field=STANDING if explained else None,
        value=EXPLAINED if explained else None,
        why=why,
    )
