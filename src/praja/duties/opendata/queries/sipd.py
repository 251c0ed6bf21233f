# SPDX-License-Identifier: EUPL-1.2
"""The reference list of SIPD: its elements, what answers them, and the values of each year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from praja.duties.opendata.domain.asking import Ask, Figure, Function, Grouping
from praja.duties.opendata.domain.sipd import missing_fields, recognised, year_in
from praja.duties.opendata.enums import Access, Reckoning
from praja.duties.opendata.errors import NoSuchColumn, TooMuchAsked
from praja.duties.opendata.errors.sipd import NoSuchElement
from praja.duties.opendata.models import Column, Dataset, PlannedDataset, SipdElement, SipdTemplate
from praja.duties.opendata.queries.rows import groups_of
from praja.duties.opendata.rules import units_answering
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind

ANSWERED, WITHOUT_VALUE, OPEN = "dijawab", "tanpa-nilai", "terbuka"
"""How elements stand: a value can be worked out; a dataset or plan answers it, but no column is said; nothing answers it."""


@dataclass(frozen=True, slots=True)
class YearValue:
    """What an element is in a year."""

    element: SipdElement
    year: int
    value: int | float | Decimal


def elements_for(actor: Actor, *, standing: str = "", words: str = "") -> QuerySet[SipdElement]:
    """The elements that this actor sees, by code: those of whose units they bring or check data, and those of which nobody knows
    the unit."""
    rows = SipdElement.objects.select_related("dataset", "planned__case", "resource", "unit")
    if actor.kind is not ActorKind.SYSTEM:
        mine = actor.units_as(Role.OFFICER, Role.HEAD, Role.STEWARD, Role.AUDITOR)
        rows = rows.filter(Q(unit=None) | Q(unit_id__among=mine))
    if words:
        rows = rows.filter(Q(wording__icontains=words) | Q(code__startswith=words))
    match standing:
        case "dijawab":
            return rows.exclude(column="")
        case "tanpa-nilai":
            return rows.filter(column="").exclude(Q(dataset=None) & Q(planned=None))
        case "terbuka":
            return rows.filter(dataset=None, planned=None)
    return rows


def element_for(actor: Actor, number: int) -> SipdElement:
    """One of them. Raises `NoSuchElement`."""
    found = elements_for(actor).filter(pk=number).first()
    if found is None:
        raise NoSuchElement
    return found


def sipd_columns_for(headings: Sequence[str]) -> dict[str, str]:
    """Field to heading, as far as it is known: by the newest template whose headings all stand in the file, else by headings that
    say plainly what they are."""
    given = set(headings)
    for template in SipdTemplate.objects.order_by("-kept_at", "-pk"):
        if given.issuperset(template.columns.values()):
            return dict(template.columns)
    return recognised(headings)


def are_known(columns: dict[str, str]) -> bool:
    """Whether nothing needs to be asked."""
    return not missing_fields(columns)


MOST_OFFERED = 500


def datasets_offered(actor: Actor) -> list[Dataset]:
    """The datasets that this actor may say answer an element."""
    rows = Dataset.objects.filter(closed_at=None, unit_id__among=units_answering(actor))
    return list(rows.order_by("title")[:MOST_OFFERED])


def plans_offered(actor: Actor) -> list[PlannedDataset]:
    """The entries of the list of data that still wait for their dataset, likewise."""
    rows = PlannedDataset.objects.select_related("case").filter(case__closed_at=None, dataset=None)
    return list(rows.filter(case__lead_unit__among=units_answering(actor)).order_by("title")[:MOST_OFFERED])


def columns_offered(dataset: Dataset | None) -> list[Column]:
    """The columns of a dataset's tables, in order."""
    if dataset is None:
        return []
    rows = Column.objects.filter(resource__dataset=dataset, resource__removed_at=None).select_related("resource")
    return list(rows.order_by("resource__position", "resource", "position"))


def values_of(element: SipdElement) -> list[YearValue]:
    """The value of each year, from the rows that are published now; none where rows are closed, or where several rows of a year
    stand against what was said."""
    version = element.resource.current if element.resource else None
    dataset = element.dataset
    if not element.column or version is None or dataset is None or not dataset.is_shown:
        return []
    if dataset.access == Access.CLOSED:
        return []
    function = Function.MEAN if element.reckoning == Reckoning.MEAN else Function.SUM
    figures = (Figure(function, element.column), Figure(Function.COUNT, element.column))
    by = (element.year_column,) if element.year_column else ()
    try:
        rows = groups_of(version, Grouping(by=by, figures=figures), Ask()).rows
    except (NoSuchColumn, TooMuchAsked):
        return []
    period = year_in(version.release.period) if version.release else None
    return [one for row in rows if (one := _value(element, row, period)) is not None]


def _value(element: SipdElement, row: tuple[Any, ...], period: int | None) -> YearValue | None:
    *by, value, count = row
    year = year_in(str(by[0])) if by else period
    if year is None or value is None or not count or (element.reckoning == Reckoning.ONLY and count != 1):
        return None
    return YearValue(element, year, value)


def every_value(actor: Actor) -> Iterator[tuple[SipdElement, list[YearValue]]]:
    """Each element that something answers, with its values."""
    rows = elements_for(actor).exclude(Q(dataset=None) & Q(planned=None)).order_by("code")
    for element in rows.select_related("dataset", "resource__current__release", "resource__current__file"):
        yield element, values_of(element)
