# SPDX-License-Identifier: EUPL-1.2
"""One look for everything long: how far, how fast, how much longer. On standard error, so that output stays clean."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from praja.lib.imports import Report

Advance = Callable[[int], None]
"""Called with how many more are done."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "")


Tell = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def _bar() -> Progress:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Advance]:
    """Show one bar while the block runs. `total` of None means that the end is not known beforehand."""
    with _bar() as bar:
        task = bar.add_task(label, total=total)
        yield lambda count: bar.advance(task, count)


class Told:
    """Turns the running report of an import into steps of a progress bar."""

    def __init__(self, advance: Advance) -> None:
        self._advance, self._seen = advance, 0

    def __call__(self, report: Report) -> None:
        self._advance(report.read - self._seen)
        self._seen = report.read


@contextmanager
def stages() -> Iterator[Tell]:
    """Show one bar for each thing that is told about while the block runs."""
    tasks: dict[str, TaskID] = {}
    with _bar() as bar:

        def tell(what: str, done: int, whole: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=whole)
            bar.update(tasks[what], completed=done, total=whole)

        yield tell
