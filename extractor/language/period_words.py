"""The words and signs that periods are printed with, from which their forms are made."""

from __future__ import annotations

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = {
    name: n
    for n, names in enumerate(
        ["first 1st one", "second 2nd two", "third 3rd three", "fourth 4th four final"], 1
    )
    for name in names.split()
}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
PAIR = r"(?:20)?\d\d\s?(?:[/\-–]|to)\s?(?:20)?\d\d(?![\d/]|[-–.]\d)"
# "2/23" for 2022/23, and "2022/3"
SLIP = r"\d/\d\d(?![\d/])|20\d\d/\d(?![\d/])"
DASH = r"\s*(?:[-–—]|to|until|through to|through)\s*"
# between a quarter and its year: "Q2, 2022", "(Q2) 2022", "Quarter 3 (October to December) 2022"
MONTHS_INSIDE = rf"\s*\(\s*{MONTH}{DASH}{MONTH}\s*\)\s*[,\-–—]?\s*"
JOIN = rf"(?:{MONTHS_INSIDE}|\)?\s*[,(\-–—:_]\s*|\)\s*|\s+of\s+|\s+in\s+|\s+for\s+|\s*)"
# "Quarter 4 (Performance Report) 2021/22": the words of a title
TITLE = (
    r"(?:\s(?:corporate|performance|reports?|monitoring|update|key|indicators?|kpis?|council"
    r"|plan|progress|scorecard|outturn|summary)){1,6}\s*[,:(\-–—]?\s*(?:for\s)?"
)
YEAR_KIND = r"(?:financial|fiscal|academic|school|municipal|council|calendar)"
QUARTER = (
    r"(?:q(?:tr|uarter)?\.?[\s\-]?(?P<q>[1-4])(?![\d%]|\.\d|st|nd|rd|th)"
    r"|quarter[\s\-](?P<qw>one|two|three|four)"
    r"|(?P<qo>first|second|third|fourth|final|1st|2nd|3rd|4th)\s+(?:financial\s+)?(?:quarter|qtr))"
)
HALF_TERM = r"(?:ht|half[\s\-]?term)\s?(?P<ht>[1-6])(?!\d)"


# Q2 FY 2023/24
YEARS = rf"(?:FY\s?)?(?P<pair>{PAIR}|{SLIP})"
LONE_YEARS = (
    r"(?P<pair>20\d\d\s?(?:[/\-–]|to)\s?(?:20)?\d\d(?![\d/]|[-–.]\d)"
    r"|\d\d/\d\d(?![\d/%]|\.\d|[\s-]?(?:years?|yrs?)[\s-]?old))"
)
ONE_YEAR = r"(?P<year>20\d\d)(?![\d/%]|\s?[-–]\s?\d)"
DATE = (
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{MONTH})"
    r"(?:,?\s+(?P<year>20\d\d))?(?P<mn>)"
)
SLASHED = r"(?P<d>\d{1,2})(?P<s>[/.])(?P<mn>\d{1,2})(?P=s)(?P<year>(?:20)?\d\d)(?!\d)(?P<m>)"
AT = (
    r"(?:as\s+(?:at|of|on)|snapshot(?:\s+date)?:?|w/e|at|to|ending|ended|end(?:ing)?\s+of)\s+"
    r"(?:the\s+)?"
)
IN = (
    r"(?:in|during|for|of|since|by|throughout|at|end|until|from)\s+"
    r"(?:the\s+)?(?:month\s+of\s+)?(?:end\s+of\s+)?"
)
SAME = (
    r"(?:the\s+)?(?:same|corresponding|equivalent|comparable)\s+"
    r"(?:period|quarter|point|time|month|stage)(?:\s+(?:in|of))?(?:\s+the)?"
)
LAST = r"(?:last|previous|prior|preceding)"
GAP = r"\s*[,(\-–—:]?\s*"
SHORT_YEAR = rf"[12]\d(?!\d|st|nd|rd|th|\s*{MONTH})"
# as in: year to date, YTD, so far this year
YEAR_TO_DATE = (
    r"(?:(?:the\s+)?(?:financial\s+)?year[\s-]to[\s-]date|ytd|so\s+far\s+this\s+(?:financial\s+)?year"
    r"|this\s+(?:financial\s+)?year\s+(?:so\s+far|to\s+date))(?!\w)"
)
TWELVE = r"(?:12|twelve)[\s-]months?"
# as in: rolling 12 months, rolling year average
ROLLING = (
    rf"(?:rolling|moving)\s+(?:annual|{TWELVE}|year)\b"
    r"(?:\s+(?:period|average|figure|total|rate))?"
)
UP_TO = r"\s+(?:to|ending|ended|up\s+to)\s+(?:the\s+)?(?:end\s+of\s+)?"
# the end of a run: 30 September 2024, September 2024, Q2 2024/25
LAST_DAY = rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{MONTH}),?\s+(?P<year>20\d\d)(?P<mn>)"
LAST_MONTH = rf"(?P<m>{MONTH})[\s,'’\-–]*(?P<year>20\d\d|(?<!\d)[12]\d)(?!\d|[/%]|\.\d)"
TERM_NAME = r"(?P<term>autumn|spring|summer)\s+term"
NUMBERED_TERM = r"(?-i:T(?:erms?\s?|))(?P<ht>[1-6])(?!\d)"
QUARTER_SIGN = r"q(?:uarters?|trs?)?\.?[\s\-]?"
QUARTER_RUN = (
    rf"(?<!from\s){QUARTER_SIGN}(?P<q>[1-4])\s?(?:[-–—]|\s?to\s)\s?(?:{QUARTER_SIGN})?(?P<q2>[1-4])"
    r"(?![\d%/]|\.\d|\s+(?:change|increase|decrease|difference|movement|variance)\b)"
)
HALF_TERM_RUN = (
    r"(?:ht|half[\s\-]?terms?)\s?(?P<ht>[1-6])\s?(?P<join>[-–—]|\s?to\s|\s?and\s|\s?&\s)\s?"
    r"(?:ht\s?|half[\s\-]?term\s?)?(?P<ht2>[1-6])(?!\d)"
)
# the day that a year or term began is not the year: "at the start of this academic year"
NOT_ITS_START = "".join(
    rf"(?<!{word} of )(?<!{word} of the )" for word in ("start", "beginning", "opening", "outset")
)
# as in: the first half of the (year)
HALF = r"(?P<half>first|second|1st|2nd)\s+half\s+of\s+(?:the\s+)?"
