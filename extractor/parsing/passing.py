"""Commitments in passing: sentences of minutes that promise something without a mark.

A sentence without any word of promising is skipped.  Of the others a trained model tells which
promise something, what the rules say being among what it is told; without the model the rules
decide alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.classifier import Classifier
from extractor.parsing.clauses import clauses
from extractor.parsing.commitment_features import Said, features
from extractor.parsing.due_times import due
from extractor.parsing.instructions import SURE, instructed
from extractor.parsing.owners import owner
from extractor.parsing.promises import promised
from extractor.parsing.standing import standing_alone
from extractor.records import Stretch

# one of these words is in every commitment; all others are skipped unread
CANDIDATE = re.compile(
    r"\b(?:(?:would|will|shall)(?!\s+(?:also\s+|then\s+)?(?:continue|carry\s+on|go\s+on|remain|still"
    r"|keep(?!\s+(?:\w+\s+){1,3}(?:posted|informed|updated|advised|abreast)))\b)"
    r"|be|agreed|asked|requested|request|promised"
    r"|undert\w+|proposed|offered|accepted|assur\w+|volunteered|pledged|commit(?:ted|ment)"
    r"|left\s+(?:to|with)|(?:intend(?:s|ed)?|means?|meant|plan(?:s|ned)?)\s+to"
    r"|(?:is|are|was|were|able|content|glad|happy|pleased|prepared|ready|willing)\s+to"
    r"|(?:he|she|they)\s+could)\b|:\s+yes\b"
    r"|['’](?:d|ll)\b|^\W*(?-i:[A-Z][\w&-]*\s+|of\s+|for\s+|and\s+){1,8}to\s|^Officers?\s+to\s",
    re.I,
)
# "Agree to submit a bid", "whether to ask": what a body is to decide, and nobody's promise
TO_DECIDE = re.compile(
    r"^\W*(?:whether|(?:agree|note|endorse|approve|consider|recommend|support)\s+(?:to|that|the))\b",
    re.I,
)
SHORTEST = 4  # words of a sentence that promises something


@dataclass(frozen=True, slots=True)
class Promise:
    """What a stretch of a sentence promises.  ``task`` says it so that it stands alone, where the
    words as printed do not."""

    stretch: Stretch
    owners: tuple[str, ...]
    due: str | None
    confidence: float
    task: str | None = None


def promises(said: Said, model: Classifier | None) -> Iterator[Promise]:
    """Everything that a sentence promises; nothing where it promises nothing."""
    sure = certainty(said, model)
    if sure is None:
        return
    told = instructed(said.text, said.before)
    for start, end in clauses(said.text):
        clause, lead = said.text[start:end], said.text[:start]
        owners = (told if start == 0 else ()) or owner(clause, lead, said.before, said.passage)
        task = standing_alone(clause, lead, said.before, owners)
        yield Promise((start, end), owners, due(clause), sure, task)


def may_promise(text: str) -> bool:
    """Whether a sentence is to be asked about at all."""
    return CANDIDATE.search(text) is not None and not TO_DECIDE.match(text)


def certainty(said: Said, model: Classifier | None) -> float | None:
    """How sure it is that a sentence promises something; None where it does not."""
    if instructed(said.text, said.before):
        return SURE
    if not may_promise(said.text):
        return None
    if model is None:
        found = promised(said.text, resolved=False)
        return found[1] if found else None
    if len(said.text.split()) < SHORTEST:
        return None
    sure = model.probability(features(said))
    return round(sure, 3) if sure >= model.threshold else None
