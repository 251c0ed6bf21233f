# SPDX-License-Identifier: EUPL-1.2
"""A line of the action plan as one title: what was found, then what is done about it."""

ARROW = " → "
MOST_FINDING, MOST_ACTION = 95, 100


def planned_title(finding: str, action: str) -> str:
    """One line of at most 200 characters. An arrow inside either would be read as the one between them and becomes a dash."""
    return ARROW.join(text.replace("→", "–") for text in (finding, action))


def finding_and_action(title: str) -> tuple[str, str]:
    """The two parts of a planned title."""
    finding, _arrow, action = title.partition(ARROW)
    return finding, action
