# SPDX-License-Identifier: EUPL-1.2
"""What a dataset still lacks of its standard and its metadata (Perpres 39/2019 Pasal 4 and the BPS forms)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from praja.duties.opendata.enums import ColumnRole, ResourceKind
from praja.duties.opendata.models import Column, Dataset, Resource

OF_DATASET = ("notes", "row_meaning", "concept", "definition", "method", "source", "tags")
OF_DIMENSION = ("definition",)
OF_MEASURE = ("definition", "measure", "unit_of_measure")


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is not said yet: in words, and where it can be said (`resource` None: with the dataset itself)."""

    words: str
    field: str
    resource: int | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what can be said is said, and what is not, the most important first."""

    said: int
    of: int
    lacks: tuple[Lack, ...]

    @property
    def percent(self) -> int:
        """So many of a hundred, never 100 before the last one."""
        return 100 * self.said // self.of if self.of else 100


def completeness_of(dataset: Dataset, resources: Sequence[Resource]) -> Completeness:
    """What is said of a dataset and of the columns of its tables. `resources` have their columns fetched."""
    names = {
        "notes": _("what the data is about"),
        "row_meaning": _("what one row is"),
        "concept": _("the concept"),
        "definition": _("the definition"),
        "method": _("how it is collected"),
        "source": _("what it is taken from"),
        "tags": _("words to find it by"),
    }
    lacks = [Lack(names[name], name) for name in OF_DATASET if not getattr(dataset, name)]
    of = len(OF_DATASET)
    if not any(resource.kind == ResourceKind.TABLE for resource in resources):
        return Completeness(of - len(lacks), of, tuple(lacks))
    for resource in resources:
        if resource.kind == ResourceKind.TABLE:
            for place, column in enumerate(sorted(resource.columns.all(), key=lambda one: one.position)):
                of += len(_wanted(column))
                lacks += [_lack(resource, column, name, place) for name in column_lacks(column)]
    return Completeness(of - len(lacks), of, tuple(lacks))


def column_lacks(column: Column) -> list[str]:
    """The fields of a column that should be said and are not."""
    return [name for name in _wanted(column) if not getattr(column, name)]


def _wanted(column: Column) -> tuple[str, ...]:
    if column.role == ColumnRole.MEASURE:
        return OF_MEASURE
    return () if column.role == ColumnRole.NOTE else OF_DIMENSION


def _lack(resource: Resource, column: Column, name: str, place: int) -> Lack:
    words = {
        "definition": _("the definition of %(column)s"),
        "measure": _("what %(column)s measures (ukuran)"),
        "unit_of_measure": _("the unit of %(column)s (satuan)"),
    }
    return Lack(words[name] % {"column": column.title}, name, resource.pk, place)
