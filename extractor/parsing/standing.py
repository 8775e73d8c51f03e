"""What is to be done in words that stand alone: "share this" says what "this" was.

The words as printed stay beside it: what is put together here is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# the promise with its verb: "would email", "agreed to supply", "was content to share"
PROMISE = re.compile(
    r"\b(?:would|will|was\sto|were\sto|(?:agreed|offered|undertook|promised|volunteered|committed"
    r"|pledged|happy|glad|pleased|willing|content|prepared)\sto)\s(?:also\s|then\s|therefore\s|nevertheless\s|(?!supply|apply|reply)\w+ly\s)*"
    r"(?:be\s(?:happy|glad|pleased|willing|able|prepared)\sto\s)?(?P<task>(?!be\b|not\b|have\b|do\b|see\sto\b|(?!bring\b)\w+ing\b)[a-z].*)"
)
# "this" for a thing that was named before, not "this table"
BACK = re.compile(
    r"\b(?:(?:it|them|one)\b(?!\s(?:was|were|had|would|is)\b)|(?:this|these|those|that)\b"
    r"(?=\s(?:to|with|at|by|in|for|on|up|back|from|and|before|after|outwith|outside|between|as|via)\b|[.,;]|$))"
)
# what was asked for: "asked for a list of the defects that had missed the deadline"
REQUESTED = re.compile(
    r"\b(?:asked\s(?:for|to\s(?:see|have))|requested|sought|wanted(?:\sto\s(?:see|know|have))?"
    r"|wished\sto\s(?:see|know|have)|requesting|request\s\w+\s\w+\s\w+\sfor|queried|enquired\s(?:as\sto|about)"
    r"|asked\sabout)\s(?:(?:sight|a\scopy)\sof\s)?(?P<what>(?:a|an|the|some|further|more|\w+)\s[^.;?]+?)"
    r"(?=,\s(?:and|which|but)\b|;|\.|\sand\s(?:was|the)\b|$)"
)
WHETHER = re.compile(
    r"\b(?:asked|enquired|queried|questioned|wondered)\s(?P<what>(?:if|whether|why|how|what|when|where)\s[^.;?]+?)(?=,\sand\b|;|\.|$)"
)
NEAR = 3  # sentences before in which the thing may have been asked for
LONGEST = 160  # letters of what "this" may stand for


def standing_alone(
    clause: str, lead: str, before: Sequence[str], owners: Sequence[str]
) -> str | None:
    """ "Head of Roads to email a list of the defects to Members"; None where nothing is added.

    Words are put in for "she" and for "this"; a clause that has neither stands as it is printed.
    """
    match = PROMISE.search(clause)
    if not match or not owners:
        return None
    task = match["task"].strip(" .;,")
    back = BACK.search(task)
    spoken = re.search(r"\b(?:he|she|they|who)\b", clause[: match.start() + 1], re.I)
    headless = not clause[: match.start()].strip()
    if not (back or spoken or headless):
        return None
    if back:
        what = _meant(clause[: match.start()], lead, before)
        if what is None:
            return None
        task = f"{task[: back.start()]}{what}{task[back.end() :]}"
    return f"{owners[0]} to {task}"


def _meant(head: str, lead: str, before: Sequence[str]) -> str | None:
    """What was asked for: in the sentence itself, or in the nearest before it."""
    for text in (lead + head, *reversed(before[-NEAR:])):
        for pattern in (REQUESTED, WHETHER):
            found = pattern.search(text)
            if found and len(found["what"]) <= LONGEST:
                return found["what"].strip(" ,")
    return None
