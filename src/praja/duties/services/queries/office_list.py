# SPDX-License-Identifier: EUPL-1.2
"""The register of applications as officers narrow it, page through it and take it along."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from praja.duties.services.domain.grid import Shown
from praja.duties.services.models import Service
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.procedure.names import OPEN, WAITS_FOR_OTHERS
from praja.duties.services.queries.figures import facts_behind
from praja.duties.services.queries.office import visible_applications
from praja.duties.services.rules import OFFICE_ROLES
from praja.kernel.measures.domain.reporting import ReportingPeriod
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.enums import Channel, Outcome
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.domain import FAR
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.pages import Page, page_of

NEWEST_FIRST = ("-filed_at", "-id")
OWED = OPEN - WAITS_FOR_OTHERS
"""States in which an office owes the next act; elsewhere it waits for others, or it has ended."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of applications is narrowed to; empty: everything. `unit` is a unit's code and takes in the units below it,
    `service` a service's code, `code` that of one application. `behind` is a figure of the matrix and its period: the
    applications from which it was counted, where `unit` is that unit alone."""

    state: str = ""
    late: bool = False
    unit: str = ""
    service: str = ""
    code: str = ""
    behind: tuple[Shown, ReportingPeriod] | None = None


def office_applications(actor: Actor, filters: Filters, at: datetime) -> QuerySet[Case]:
    """The visible applications that match, with all that a list shows."""
    cases = visible_applications(actor)
    if filters.code:
        cases = cases.filter(code=read_code(filters.code))
    if filters.state:
        cases = cases.filter(state=filters.state)
    if filters.late:
        cases = cases.filter(state__in=OWED, due_at__lt=at)
    if filters.unit:
        cases = cases.filter(lead_unit_id__among=_units_asked(filters))
    if filters.service:
        cases = cases.filter(application__service__code=filters.service)
    if filters.behind:
        counted_as = Concat(Value("case:"), Cast("pk", CharField()))
        facts = facts_behind(*filters.behind, at).filter(unit=OuterRef("lead_unit"), subject=OuterRef("counted_as"))
        cases = cases.alias(counted_as=counted_as).filter(Exists(facts))
    return cases.select_related("lead_unit", "application__service", "application__version")


def _units_asked(filters: Filters) -> Collection[int]:
    node = units.current().by_code(filters.unit)
    if node is None:
        return ()
    return (node.id,) if filters.behind else units.value.subtree(node.id)


def applications_page(cases: QuerySet[Case], cursor: str | None) -> Page[Case]:
    """One page, newest first. Raises `InvalidInput` for a cursor of another list."""
    return page_of(cases, order=NEWEST_FIRST, cursor=cursor)


def visible_by_code(actor: Actor, codes: Collection[str]) -> dict[str, Case]:
    """The applications with these codes that the actor may read, by code. One statement."""
    rows = visible_applications(actor).filter(code__in={read_code(code) for code in codes})
    return {case.code: case for case in rows.select_related("lead_unit", "application__service")}


def units_in_sight(actor: Actor, on: date) -> list[UnitNode]:
    """The open units over which the actor reads applications, by code."""
    mine = actor.units_as(*OFFICE_ROLES)
    nodes = (node for node in units.current().nodes.values() if node.id in mine and node.is_open(on))
    return sorted(nodes, key=lambda node: node.code)


def services_in_sight(actor: Actor) -> list[tuple[str, str]]:
    """Code and name of the services that the actor's units offer or offered, by name."""
    rows = Service.objects.filter(offers__unit__among=actor.units_as(*OFFICE_ROLES)).distinct().order_by("name")
    return list(rows.values_list("code", "name"))


def export_rows(cases: QuerySet[Case], at: datetime) -> Iterator[dict[str, Any]]:
    """The register's rows, read in chunks: no answer and no name of a person."""
    ordered = cases.order_by("-filed_at", "-pk").prefetch_related("deadlines")
    for case in ordered.iterator(chunk_size=1_000):
        application = case.application
        yield {
            "code": case.code,
            "filed_at": case.filed_at,
            "channel": channel_label(case.channel),
            "service": application.service.name,
            "version": application.version.number,
            "unit": case.lead_unit.name,
            "state": APPLICATION.by_state[case.state].office,
            "due_at": case.due_at if case.state in OWED and case.due_at != FAR else None,
            "late": is_late(case, at),
            "closed_at": case.closed_at,
            "in_time": in_time(case.deadlines.all()),
            "fee": application.fee,
            "refusal": application.get_refusal_display(),
        }


def in_time(deadlines: Collection[Deadline] | QuerySet[Deadline]) -> bool | None:
    """Whether the standard's promise was kept; None while it is open, and where none was given."""
    judged = [row.outcome for row in deadlines if row.clock == "processing"]
    return {Outcome.MET: True, Outcome.LATE: False}.get(Outcome(judged[-1])) if judged else None


def is_late(case: Case, at: datetime) -> bool:
    """Whether an office owes the next act and its date has passed."""
    return case.state in OWED and case.due_at < at


def channel_label(channel: str) -> str:
    """The door by which an application came in, in words."""
    return str(dict(Channel.choices).get(channel, channel))
