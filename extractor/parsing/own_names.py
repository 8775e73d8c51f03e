"""The indicator that a sentence names itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.periods import dated
from extractor.parsing.indicator_names import any_of, clean_name
from extractor.parsing.lead_names import LONGEST, Lead
from extractor.parsing.prose_words import FINITE, ends_with, prose_words

# as in: the percentage of children in care (has ...)
OWN = re.compile(
    r"(?<!\ba )\b(?P<name>(?:(?:overall|total|average|year to date)\s+)*"
    r"(?:percentage|per\s?cent|proportion|number|rate|share|timeliness|average [a-z]+)"
    r"\s+(?:of|for)\s+)",
    re.IGNORECASE,
)
PERIOD_END = re.compile(
    r"\s(?:(?:in|during|for)\s(?:(?:the\s)?Q[1-4]\b.*|20\d\d\S*|quarter\s\w+(?:\s20\S+)?)"
    r"|(?:(?:in|during|for)\s)?(?:this|the)\s(?:quarter|year|period|month))$",
    re.IGNORECASE,
)
NAME_ENDS = re.compile(
    r"[.;:()]|,\s|\s[-–—]\s|\sat\s+\d|\sto\s+\d|\s(?:when\s)?compared\b|\sagainst\s+(?:a|the)\b",
    re.IGNORECASE,
)
# what goes on after a comma or bracket that only seems to end a name: not in education(, employment
# or training); plans( (EHCPs)) issued in time; leavers in homes of their own(, excluding ...,)
GOES_ON = re.compile(
    r",\s(?!(?:which|who|while|whilst|with|when|where|compared|although|but|however|as|in|at|by|up"
    r"|down|from|this|it|there|they)\b)(?:[a-z][\w’'-]*,?\s){1,8}?(?:and|or)\s(?!the\b)(?=[a-z])"
    r"|\s?\((?=[^()]*[A-Z&][^()]*[A-Z])[A-Za-z&]{2,8}\)"
    r"|,\s(?:excluding|including|other than)\s[^,.;:()]{3,60},"
)
# as in: the largest (proportion of the group), 92 (per cent of calls)
NO_SUBJECT = re.compile(
    r"\b(?:largest|highest|greatest|smallest|lowest|higher|lower|large|small|high|low|significant"
    r"|second|greater|growing)\s+$|\d\s*$",
    re.IGNORECASE,
)
# what counts indicators or other councils measures no service
OTHERS = re.compile(
    r"^(?:%|number) of (?:(?:all|the|other|these|english|local|corporate|key)\s+)*"
    r"(?:councils|authorities|recommendations|projects|actions"
    r"|(?:[\w’'-]+\s+){0,4}?(?:indicators?|kpis?|pis|measures|commitments|milestones))\b",
    re.IGNORECASE,
)
# as in: (86%) of conferences took place within 15 days
SHARE = re.compile(
    r"(?P<number>\d[\d.,]*\s?(?:%|per\s?cent))\s+of\s+"
    r"(?P<what>(?:all\s+|the\s+)?['‘’]?(?:\d{3}\s)?[A-Za-z]"
    r"(?:[^.;:()]|\([A-Z][A-Za-z&]{1,7}\)){3,160}?)"
    r"(?=$|[.;:]|\((?![A-Z][A-Za-z&]{1,7}\))|,\s|\s(?:compared|against|which|with an?|from)\b"
    r"|\s[-–]\s|\sand\s[^.]*?\d\s?(?:%|per\s?cent)"
    r"|\s(?:above|below)\s(?:the\s|our\s)?target\b|\syear to date\b|\sand\sthis\b)"
)
# as in: to ensure that (100% of waste was recycled)
PROMISED = re.compile(
    r"\b(?:ensur\w+|ma(?:de|kes?|king)\s+sure|aim\w*|so|plan\w*|target\w*|committed)\s+(?:that|to)\s+$",
    re.I,
)
POINTED = re.compile(r"(?:this|that|these|those|them|which|whom)\b", re.IGNORECASE)
SHARE_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|took|lived?|attend|achieved|met|received|attended|resulted"
    r"|reported|completed|remained|came|went|made|said|felt|agreed)\b"
)
# as in: Missed visits (had fallen in May to 6%)
MOVED = re.compile(
    r"^(?P<name>[A-Z][\w'’/-]*(?:\s+[\w'’/&-]+){0,6}?)\s+(?:ha[sd]\s+|have\s+)?(?:also\s+)?"
    r"(?:reduced|increased|decreased|risen|fallen|rose|fell|dropped|improved|declined)\b"
    r"[^.;]*?\b(?:to|at)\s+\d"
)
NO_NAME = re.compile(
    r"^(?:this|it|there|these|those|they|we|he|she|the\s+(?:figure|service|team|council|number)\b"
    r"|performance|overall|however|which|both|all|numbers?|figures?|in|by|during|since|from|as"
    r"|at|on|for|of|although|while|when|if|there|some|many|most|our|your|his|her|their)\b"
    r"|\b(?:this|it|which|they|we)$"
    r"|^(?:(?:year to date|overall|annual|monthly|current)\s)*(?:average|rate|percentage)s?$",
    re.IGNORECASE,
)


# as in: The recycling rate (was 45.6%), Sickness absence (averaged 9.4 days)
STOOD = re.compile(
    r"^(?:in\s[^,]{2,25},\s|overall,?\s|(?:last|this)\syear,?\s)?(?:the\s)?(?P<name>[A-Za-z][\w'’/-]*(?:\s[\w'’/()&-]+){0,9}?)\s"
    r"(?:currently\s)?(?:is|was|are|were|stands|stood|averaged|remains|remained)\s"
    r"(?:currently\s)?(?:at\s)?(?=\d[\d.,]*\s?(?:%|per\scent|days|weeks|working))",
    re.IGNORECASE,
)
# as in: There were (345) children in care at the end of March
THERE = re.compile(
    r"\bthere\s(?:were|are|had\sbeen|have\sbeen)\s(?:currently\s)?"
    r"(?=\d[\d,]*\s(?P<what>[A-Za-z][\w'’/ -]{3,80}?)"
    r"(?=$|[.,;:(]|\s(?:at|as|on|during|compared|by)\s|\s(?:in\s)?this\s(?:quarter|year|month)\b"
    r"|\sin\s(?:Q|the\s|20|[A-Z][a-z]+\s20)))",
    re.IGNORECASE,
)
# as in: Household waste recycled (was 48.3% against a target of 50%), Missed bins per 1,000 (fell
# to 76 from 104)
TOLD = re.compile(
    r"^(?:(?:in|during|for|at the end of)\s[^,]{2,30},\s)?(?:the\s)?"
    r"(?P<name>[A-Za-z][^.;:!?]{3,140}?)\s"
    r"(?:(?:is|was|are|were|stands|stood|averaged|totalled|reached|ha[sd])"
    r"|(?:(?:ha[sd]|have)\s)?(?:rose|risen|fell|fallen|dropped|increased|decreased|reduced|improved"
    r"|declined|grew|grown)(?:\s(?:slightly|sharply|again|further))?(?:\sto)?)"
    r"(?:\s(?:at|now|currently|only|just))*\s£?\d[\d,.]*(?:m|k|\s?%)?(?:\s[A-Za-z]+){0,5}?,?\s\(?"
    r"(?:(?:in|for|during|at the end of)\s[^,;]{2,25},?\s)?"
    r"(?:against|from|(?:when\s)?compared\s(?:with|to)|up\sfrom|down\sfrom"
    r"|(?:above|below)\s(?:the|a|our|its)\starget\sof|target:?)\s"
    r"(?:(?:a|the|our|its)\s)?(?:[a-z]+\s){0,4}?£?\d",
    re.IGNORECASE,
)


def own_name(sentence: str) -> Lead | None:
    """The indicator that a sentence names itself, and where what it says of it begins."""
    of, share = _of_name(sentence), _share_name(sentence)
    first = share if of and share and share.start < of.start else of
    own = first or share or _stood_name(sentence)
    return None if own and OTHERS.search(own.name) else own or _told_name(sentence)


def _of_name(sentence: str) -> Lead | None:
    found = (m for m in OWN.finditer(sentence) if not NO_SUBJECT.search(sentence[: m.start()]))
    if not (m := next(found, None)):
        return None
    ends = list(_ends(sentence, m.end()))
    end = min(ends, default=len(sentence))
    name = PERIOD_END.sub("", clean_name(sentence[m.start() : end]).rstrip(","))
    if (
        ends
        and OWN.match(f"{name} ")
        and len(OWN.sub("", name)) > 3
        and len(name.split()) <= LONGEST - 5
    ):
        return Lead(name, m.start(), end)
    return None


def _ends(sentence: str, start: int) -> Iterator[int]:
    """Where a name that begins before ``start`` may end: at a verb, and at the first mark that
    neither lists more of it nor gives its letters."""
    if verb := FINITE.search(sentence, start):
        yield verb.start()
    while end := NAME_ENDS.search(sentence, start):
        more = GOES_ON.match(sentence, end.start())
        if not more or FINITE.search(more[0]):
            yield end.start()
            return
        start = more.end()


def _share_name(sentence: str) -> Lead | None:
    if m := next((m for m in SHARE.finditer(sentence) if _is_told(sentence, m)), None):
        return Lead(f"% of {PERIOD_END.sub('', clean_name(m['what']))}", m.start(), m.start())
    m = THERE.search(sentence)
    if m and dated(sentence) and not NO_NAME.search(m["what"]):
        return Lead(f"Number of {clean_name(m['what'])}", m.start(), m.end())
    return None


def _is_told(sentence: str, share: re.Match[str]) -> bool:
    """Whether a share says what was so of its whole: no promise, and no change by that much."""
    before = sentence[: share.start()]
    changed = ends_with(prose_words().change_before).search(before)
    told = SHARE_VERB.search(share["what"]) and not POINTED.match(share["what"])
    return bool(told) and not changed and not PROMISED.search(before)


def _stood_name(sentence: str) -> Lead | None:
    nouns = any_of(prose_words().measured_nouns)
    m = STOOD.match(sentence)
    if m and nouns.search(m["name"]) and not NO_NAME.search(m["name"]):
        name = PERIOD_END.sub("", clean_name(m["name"]))
        return Lead(name, m.start("name"), m.start("name") + len(name))
    if (m := MOVED.match(sentence)) and not NO_NAME.search(m["name"]):
        return Lead(clean_name(m["name"]), 0, m.end("name"))
    return None


def _told_name(sentence: str) -> Lead | None:
    """A plain subject counts where the sentence sets its value against a target or another one."""
    m = TOLD.match(sentence)
    if not m or FINITE.search(m["name"]) or NO_NAME.search(m["name"]):
        return None
    return Lead(clean_name(m["name"]), m.start("name"), m.end("name"))
