"""What the entities of a paragraph may be."""

LABELS = (
    "INDICATOR", "FIGURE", "TARGET", "COMPARATOR", "CHANGE", "PERIOD",
    "PERSON", "ROLE", "ORG", "COMMITTEE", "DUE",
)  # fmt: skip
VALUES = ("FIGURE", "TARGET", "COMPARATOR")
