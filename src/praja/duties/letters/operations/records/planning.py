# SPDX-License-Identifier: EUPL-1.2
"""What taking a list over would do, line by line; nothing is written here."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.schedules import UnreadableCell, code_of
from praja.duties.letters.enums import Extent
from praja.lib.errors import DomainError, InvalidInput
from praja.lib.imports import Line, Outcome, Refusal, Report

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decreed:
    """By which decree a list holds, from which day, and whether the file is the whole of it."""

    decree: str
    since: date
    extent: str = Extent.PART


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line that was taken although the list itself says that it must be looked at."""

    line: int
    code: str


@dataclass(slots=True)
class Plan:
    """`report` counts lines; `ending` are the rows that end; `passed_over` are headings without a period."""

    report: Report = field(default_factory=Report)
    added: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    ending: list[Any] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    passed_over: int = 0

    @property
    def changes_something(self) -> bool:
        """Whether taking it over writes anything."""
        return bool(self.added or self.changed or self.ending)


@dataclass(slots=True)
class Readable(Generic[R]):
    """Lines that were understood, by key, and the codes of those that were refused: a line that is refused ends nothing."""

    rows: dict[Hashable, tuple[Line, R]] = field(default_factory=dict)
    doubted: set[str] = field(default_factory=set)


def read_rows(lines: Iterable[Line], read: Callable[[Any], R], key: Callable[[R], Hashable], plan: Plan) -> Readable[R]:
    """Read every line; what can't be read, and what an earlier line said otherwise, is refused in the plan's report."""
    found: Readable[R] = Readable()
    for line in lines:
        said = _understood(line, read)
        if isinstance(said, Refusal):
            plan.report.note(line, said)
            found.doubted.update(_code_in(line))
            continue
        earlier = found.rows.setdefault(key(said), (line, said))
        if earlier[0] is not line:
            plan.report.note(line, _twice(line, earlier[0], same=earlier[1] == said))
    return found


def _understood(line: Line, read: Callable[[Any], R]) -> R | Refusal:
    if line.refusal is not None:
        return line.refusal
    try:
        return read(line.values)
    except UnreadableCell as error:
        return Refusal(line.number, error.field, "unreadable", unreadable(str(error)))


def _code_in(line: Line) -> tuple[str, ...]:
    try:
        return (code_of(line.values),)
    except UnreadableCell:
        return ()


def note_refusal(plan: Plan, line: Line, error: DomainError) -> None:
    """Refuse a line for what a `DomainError` says."""
    plan.report.note(line, Refusal(line.number, error.field, error.code, error.message))


def unknown_code(code: str) -> InvalidInput:
    """No such code holds."""
    return InvalidInput(
        _("No code %(code)s holds then.") % {"code": code},
        field="code",
        next_step=_("Take the classification over first, or mend the code."),
    )


def unreadable(value: str) -> Any:
    """Why a cell was not taken, in words."""
    if not value.strip():
        return _("Something is missing here.")
    return _("“%(value)s” can't be read.") % {"value": value[:60]}


def _twice(line: Line, earlier: Line, *, same: bool) -> Outcome | Refusal:
    if same:
        return Outcome.UNCHANGED
    reason = _("Line %(line)s says something else of the same.") % {"line": earlier.number}
    return Refusal(line.number, "code", "twice", reason)
