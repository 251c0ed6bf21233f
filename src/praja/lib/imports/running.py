# SPDX-License-Identifier: EUPL-1.2
"""Drives an import: batches to the handler, outcomes to the report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from praja.lib.errors import DomainError
from praja.lib.imports.lines import Line, Refusal
from praja.lib.imports.reports import Outcome, Report

Outcomes = Sequence[Outcome | Refusal]
Handle = Callable[[list[Line]], Outcomes]


def run_import(
    lines: Iterable[Line],
    handle: Handle,
    *,
    on_progress: Callable[[Report], None] | None = None,
    batch: int = 500,
) -> Report:
    """Give `handle` up to `batch` readable lines at a time; it answers one outcome per line, in order.

    `handle` writes in its own transaction and must be repeatable: the same line again is `unchanged`.
    `on_progress` sees the report after each batch. What `handle` raises is not caught: finished batches stay.
    """
    report = Report()
    for group in _groups(iter(lines), batch):
        readable = [line for line in group if line.refusal is None]
        outcomes = iter(handle(readable) if readable else ())
        for line in group:
            report.note(line, line.refusal or next(outcomes))
        assert next(outcomes, None) is None, "a handler answers one outcome per line"
        if on_progress:
            on_progress(report)
    return report


def line_by_line(handle_one: Callable[[Line], Outcome]) -> Handle:
    """A handler out of a function for one line: a `DomainError` it raises becomes that line's refusal."""

    def one(line: Line) -> Outcome | Refusal:
        try:
            return handle_one(line)
        except DomainError as error:
            return Refusal(line.number, error.field, error.code, error.message)

    return lambda lines: [one(line) for line in lines]


def _groups(lines: Iterator[Line], size: int) -> Iterator[list[Line]]:
    while group := list(islice(lines, size)):
        yield group
