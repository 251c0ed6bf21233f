# SPDX-License-Identifier: EUPL-1.2
"""The register of cases as officers narrow it, page through it and take it along."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from praja.duties.complaints.enums import Held
from praja.duties.complaints.procedure import COMPLAINT, DRAFT
from praja.duties.complaints.queries.office import WAITING, is_waiting, visible_cases
from praja.duties.complaints.rules import OFFICE_ROLES
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.organization.queries import units
from praja.kernel.procedures.enums import Channel, Priority
from praja.kernel.procedures.models import Case, Deadline
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.pages import Page, page_of

NEWEST_FIRST = ("-filed_at", "-id")
FIRST_DUE = ("due_at", "id")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of cases is narrowed to; empty: everything. `unit` is a unit's code and takes in the units below it."""

    state: str = ""
    late: bool = False
    unanswered: bool = False
    """The clock of the first answer runs and has passed its date."""
    unit: str = ""
    channel: str = ""
    held: bool = False
    """It was looked at before it counted as a report, or still is."""
    priority: bool = False
    """Somebody who is served first."""


def office_cases(actor: Actor, filters: Filters, at: datetime) -> QuerySet[Case]:
    """The visible cases that match, with all that a list shows."""
    cases = visible_cases(actor)
    if filters.state:
        cases = cases.filter(state=filters.state)
    if filters.late:
        cases = cases.filter(state__in=WAITING, due_at__lt=at)
    if filters.unanswered:
        overdue = Deadline.objects.filter(clock="response", stopped_at=None, due_at__lt=at)
        cases = cases.filter(pk__in=overdue.values("case"))
    if filters.unit:
        node = units.current().by_code(filters.unit)
        cases = cases.filter(lead_unit_id__among=units.value.subtree(node.id) if node else ())
    return _by_arrival(cases, filters).select_related("lead_unit", "complaint__topic", "complaint__region")


def _by_arrival(cases: QuerySet[Case], filters: Filters) -> QuerySet[Case]:
    """By how a case came in and for whom."""
    if filters.channel:
        cases = cases.filter(channel=filters.channel)
    if filters.held:
        cases = cases.exclude(complaint__held=Held.NO)
    if filters.priority:
        cases = cases.exclude(priority=Priority.NONE)
    return cases


def office_page(cases: QuerySet[Case], cursor: str | None) -> Page[Case]:
    """One page, newest first. Raises `InvalidInput` for a cursor of another list."""
    return page_of(cases, order=NEWEST_FIRST, cursor=cursor)


def cases_to_screen(actor: Actor, cursor: str | None) -> Page[Case]:
    """What came in and does not count as a report yet, the first due first."""
    drafts = visible_cases(actor).filter(state=DRAFT)
    return page_of(drafts.select_related("lead_unit", "complaint__topic"), order=FIRST_DUE, cursor=cursor)


def visible_by_code(actor: Actor, codes: Collection[str]) -> dict[str, Case]:
    """The cases with these codes that the actor may read, by code, each with its complaint. One statement."""
    wanted = {read_code(code) for code in codes}
    rows = visible_cases(actor).filter(code__in=wanted)
    return {case.code: case for case in rows.select_related("lead_unit", "complaint__topic", "complaint__region")}


def units_in_sight(actor: Actor, on: date) -> list[UnitNode]:
    """The open units over which the actor reads cases, by code."""
    mine = actor.units_as(*OFFICE_ROLES)
    nodes = (node for node in units.current().nodes.values() if node.id in mine and node.is_open(on))
    return sorted(nodes, key=lambda node: node.code)


def export_rows(cases: QuerySet[Case], at: datetime) -> Iterator[dict[str, Any]]:
    """The register's rows, read in chunks: the report's own words, never the reporter."""
    for case in cases.order_by("-filed_at", "-pk").iterator(chunk_size=1_000):
        complaint = case.complaint
        yield {
            "code": case.code,
            "filed_at": case.filed_at,
            "channel": channel_label(case.channel),
            "priority": case.get_priority_display() if case.priority else "",
            "held": complaint.get_held_display() if complaint.held else "",
            "subject": case.subject,
            "text": complaint.text,
            "classification": complaint.get_classification_display(),
            "unit": case.lead_unit.name,
            "state": COMPLAINT.by_state[case.state].office,
            "due_at": case.due_at if is_waiting(case) else None,
            "late": is_late(case, at),
            "closed_at": case.closed_at,
        }


def is_late(case: Case, at: datetime) -> bool:
    """Whether an office owes the next act and its date has passed."""
    return case.state in WAITING and case.due_at < at


def channel_label(channel: str) -> str:
    """The door by which a case came in, in words."""
    return str(dict(Channel.choices).get(channel, channel))
