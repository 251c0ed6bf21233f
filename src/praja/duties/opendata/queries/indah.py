# SPDX-License-Identifier: EUPL-1.2
"""Statistical metadata as the office reads it, and the record that goes to INDAH."""

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from praja.duties.opendata.domain.indah.payload import Activity, Producer, Variable, record_of
from praja.duties.opendata.enums import Access
from praja.duties.opendata.errors.indah import NoSuchActivity
from praja.duties.opendata.models import Column, Dataset, StatisticalActivity
from praja.kernel.organization.models import ExternalId
from praja.kernel.organization.queries import own_region_code
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind

INDAH = "indah"
"""How INDAH is named among the external codes."""
READERS = (Role.OFFICER, Role.HEAD, Role.STEWARD, Role.AUDITOR)


def activities_for(actor: Actor) -> QuerySet[StatisticalActivity]:
    """Those of the units whose data one brings, checks or audits."""
    rows = StatisticalActivity.objects.select_related("unit", "file")
    return rows if actor.kind is ActorKind.SYSTEM else rows.filter(unit_id__among=actor.units_as(*READERS))


def activity_for(actor: Actor, code: str) -> StatisticalActivity:
    """One of them. Raises `NoSuchActivity`."""
    found = activities_for(actor).filter(code=code).first()
    if found is None:
        raise NoSuchActivity
    return found


def datasets_of_unit(activity: StatisticalActivity) -> list[Dataset]:
    """The datasets that an activity can have made: those of its unit."""
    return list(Dataset.objects.filter(unit=activity.unit_id, closed_at=None).order_by("title"))


def variables_of(activity: StatisticalActivity) -> list[Variable]:
    """MS-Var of the columns of its datasets' tables, in order."""
    columns = Column.objects.filter(resource__dataset__in=activity.datasets.all(), resource__removed_at=None)
    rows = columns.select_related("code_list", "resource__dataset")
    return [_variable(one) for one in rows.order_by("resource__dataset", "resource__position", "resource", "position")]


def record(activity: StatisticalActivity, *, status: str, submitter: str) -> dict[str, Any]:
    """The record of an activity, as it goes out under a status."""
    code = own_region_code().replace(".", "")
    own = ExternalId.objects.filter(system=INDAH, object_kind="unit", object_id=activity.unit_id, until=None)
    known = own.values_list("code", flat=True).first()
    return record_of(
        Activity(
            title=activity.title,
            year=activity.year,
            content=activity.content,
            status=status,
            submitter=submitter,
            producer=Producer(
                id=known or activity.unit.code,
                name=activity.unit.name,
                province_code=code[:2],
                city_code=code if len(code) > 2 else "",
            ),
            variables=variables_of(activity),
            indicators=[one.content for one in activity.indicators.order_by("position")],
        )
    )


def file_of_record(made: Mapping[str, Any]) -> bytes:
    """The record as a JSON file."""
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _variable(column: Column) -> Variable:
    more: Mapping[str, Any] = column.extra or {}
    return Variable(
        name=column.title,
        alias=str(more.get("alias") or column.name),
        definition=column.definition,
        concepts=[column.concept] if column.concept else [],
        chosen_from=[column.code_list.title] if column.code_list else [],
        reference_time=column.reference_time,
        measure=column.measure,
        unit_of_measure=column.unit_of_measure,
        type=column.type,
        domain=[(str(value), str(value)) for value in column.allowed],
        rules=_rules(column),
        question=str(more.get("question") or ""),
        is_public=column.resource.dataset.access == Access.OPEN,
        id_sds=str(more.get("id_sds") or ""),
    )


def _rules(column: Column) -> list[str]:
    """Validation rules in the words of Table Schema."""
    found = [name for name, holds in (("required", column.is_required), ("unique", column.is_unique)) if holds]
    for name, value in (("minimum", column.minimum), ("maximum", column.maximum), ("pattern", column.pattern)):
        if value:
            found.append(f"{name}: {value}")
    return found
