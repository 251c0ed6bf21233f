# SPDX-License-Identifier: EUPL-1.2
"""What somebody is willing to be asked about: a few short topics, one a line."""

import re
from collections.abc import Sequence

MOST_TOPICS, LONGEST_TOPIC = 10, 40
"""Topics of one person, and characters of one."""
_REACHED_BY = re.compile(r"@|\d{6}")
"""An address or a telephone number: people are reached through their unit."""


def topics_in(text: str) -> tuple[str, ...]:
    """The topics of a text, one a line (commas part them too), each once, as they are kept."""
    found: dict[str, str] = {}
    for line in re.split(r"[\n,;]", text):
        topic = " ".join(line.split())
        if topic:
            found.setdefault(topic.casefold(), topic)
    return tuple(found.values())


def too_long(topics: Sequence[str]) -> list[str]:
    """Those that are no short words."""
    return [one for one in topics if len(one) > LONGEST_TOPIC]


def reaching(topics: Sequence[str]) -> list[str]:
    """Those that hold an address or a telephone number."""
    return [one for one in topics if _REACHED_BY.search(one)]
