# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from praja.duties.opendata.web.ckan.calling import Call

Run = Callable[[Call], Any]


@dataclass(frozen=True)
class Action:
    """An action by its name. One that `only_reads` may be called by GET. Its docstring is its help."""

    name: str
    run: Run
    only_reads: bool = True

    @property
    def help(self) -> str:
        """What the action does."""
        return (self.run.__doc__ or "").strip()


class Actions:
    """Actions of one kind, collected where they are written."""

    def __init__(self) -> None:
        self.by_name: dict[str, Action] = {}

    def reads(self, run: Run) -> Run:
        """An action that changes nothing, called as its function is."""
        self.by_name[run.__name__] = Action(run.__name__, run)
        return run

    def writes(self, run: Run) -> Run:
        """An action that changes something, called as its function is."""
        self.by_name[run.__name__] = Action(run.__name__, run, only_reads=False)
        return run
