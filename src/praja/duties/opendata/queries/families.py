# SPDX-License-Identifier: EUPL-1.2
"""The figures of every duty as the office sees them: what is shown, what could be, what stays inside and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import FigureTable
from praja.duties.opendata.models import ShownFamily
from praja.duties.opendata.queries.measured import figure_rows, measures_in
from praja.kernel.measures.declarations import Measure
from praja.kernel.measures.openness import NOBODY, Family, families
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone

PREVIEWED = 8


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure of a family. `is_new`: it was declared open after the decision that holds."""

    measure: Measure
    is_open: bool
    is_about_people: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class FamilySaid:
    """A family with what was decided about it (None: nothing yet) and its figures."""

    family: Family
    decided: ShownFamily | None
    figures: Sequence[FigureSaid]

    @property
    def is_on(self) -> bool:
        return self.decided is not None and self.decided.is_on

    @property
    def open_count(self) -> int:
        """How many of its figures everybody may be shown."""
        return sum(one.is_open for one in self.figures)

    @property
    def has_new(self) -> bool:
        """Whether a decision that holds does not yet speak of all open figures."""
        return self.is_on and any(one.is_new for one in self.figures)


@dataclass(frozen=True, slots=True)
class Preview:
    """What readers would see: the last rows by unit and month, how many rows there are, and how many are left empty."""

    rows: Sequence[tuple[Any, ...]]
    count: int
    left_out: int


def families_said() -> list[FamilySaid]:
    """Every family, in alphabetical order of its key."""
    decided = {row.family: row for row in ShownFamily.objects.select_related("dataset__unit")}
    return [_said(family, decided.get(key)) for key, family in families().items()]


def family_said(key: str) -> FamilySaid:
    """One of them. Raises `NotFound`."""
    family = families().get(key)
    if family is None:
        raise NotFound(_("There are no such figures."), next_step=_("Choose one from the list."))
    return _said(family, ShownFamily.objects.select_related("dataset__unit").filter(family=key).first())


def preview_of(said: FamilySaid, *, at: datetime) -> Preview:
    """What would be shown of the last month that is over."""
    keys = [one.measure.key for one in said.figures if one.is_open]
    found = figure_rows(keys, at=at, since=last_month(at).replace(day=1))[FigureTable.MONTHS]
    return Preview(found.rows[:PREVIEWED], len(found.rows), found.left_out)


def last_month(at: datetime) -> date:
    """A day of the last month that is over."""
    return local_date(at, local_zone()).replace(day=1) - timedelta(days=1)


def _said(family: Family, decided: ShownFamily | None) -> FamilySaid:
    known = set(decided.measures) if decided else set()
    figures = [
        FigureSaid(
            one,
            one.open_to_all is not None,
            one.open_to_all is not None and one.open_to_all.behind != NOBODY,
            one.open_to_all is not None and decided is not None and one.key not in known,
        )
        for one in measures_in(family.key)
    ]
    return FamilySaid(family, decided, sorted(figures, key=lambda one: not one.is_open))
