"""What states and events mean, for the last sheet of the spreadsheet."""

from __future__ import annotations

STATES = {
    "open": "Raised, and nothing later closes it.",
    "reported-complete": "A sheet or the minutes say it is done.",
    "on-forward-plan": "It moved to the forward plan.",
    "delivered": "The report that was planned for it was on an agenda.",
    "superseded": "Something else took its place, or minutes said that it would be removed.",
    "vanished": "Open when last listed; a later sheet does not have it and nothing says why."
    " Gone is not done.",
    "reopened": "Open on a sheet after one that said it was done.",
}
EVENTS = {
    "raised": "The minutes raise it.",
    "listed": "An action sheet has it; where it stands has not changed.",
    "reworded": "A sheet words it otherwise than the one before.",
    "split": "A sheet has it in several rows.",
    "deadline moved": "A sheet gives another time than the one before.",
    "owner changed": "A sheet gives another owner than the one before.",
    "reported complete": "A sheet or the minutes say it is done.",
    "moved to forward plan": "Minutes, a sheet or the plan say it moved there.",
    "scheduled": "The forward plan gives it a date, or another date.",
    "delivered": "An agenda has the report.",
    "superseded": "Something else took its place.",
    "vanished": "This sheet no longer has it.",
    "reopened": "A sheet has it as open again.",
}
HOW_TO_EDIT = (
    "Columns with a green header are yours to correct. Leave the reference as it is: by it a"
    " correction is read back."
)
