# SPDX-License-Identifier: EUPL-1.2
"""Which tests one worker runs one after the other, so that what takes long to prepare is prepared once and not in every worker.

xdist's own marker for this has no effect with the pytest that is pinned: it writes the group into an id that pytest 9 has
remembered before. The place of a test says the same and is known to whoever hands tests out.
"""

from typing import Any

from xdist.scheduler import LoadScopeScheduling

TOGETHER = {
    "tests/demo/": "the demo town",
    "tests/robustness/": "installations",
    "tests/services/queues/test_restart.py": "installations",
    "tests/architecture/test_contracts.py": "violated contracts",
    "tests/docs/test_reference.py": "reference pages",
    "tests/practice/": "a practice town",
}
"""Beginnings of test ids, and the group that they belong to."""
PREPARED_ONCE = {"demo_town": "the demo town", "practice_town": "a practice town", "installation": "installations"}
"""Fixtures that are worth a group."""


def group_of(nodeid: str) -> str | None:
    return next((group for start, group in TOGETHER.items() if nodeid.startswith(start)), None)


class Together(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out single tests, except those of a group."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid) or nodeid


def strays(nodeid: str, fixtures: Any) -> list[str]:
    """Fixtures of a test that are prepared anew because it stands outside their group."""
    return [name for name, group in PREPARED_ONCE.items() if name in fixtures and group_of(nodeid) != group]
