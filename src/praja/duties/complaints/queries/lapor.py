# SPDX-License-Identifier: EUPL-1.2
"""What stands in SP4N-LAPOR! and what does not, as far as the reader may see the cases."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.enums import LAPOR, PROCEDURE, LaporState
from praja.duties.complaints.models import LaporReport
from praja.duties.complaints.procedure import ARCHIVED, DRAFT
from praja.duties.complaints.rules import may_coordinate
from praja.kernel.organization.models import ExternalId
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.errors import Text
from praja.lib.pages import Page, page_of

SYSTEM, CASE = LAPOR, "case"
"""How LAPOR! and a case are named among the external codes."""


@dataclass(frozen=True, slots=True)
class CopyField:
    """One field of LAPOR!'s form with what belongs into it."""

    label: Text
    value: str


def case_ids_by_tracking_id(numbers: Collection[str]) -> dict[str, int]:
    """Tracking ID -> case id, of those that are linked. One statement."""
    rows = ExternalId.objects.filter(system=SYSTEM, object_kind=CASE, until=None, code__in=numbers)
    return dict(rows.values_list("code", "object_id"))


def tracking_id_of(case_id: int) -> str:
    """The case's number in LAPOR!; empty where it has none."""
    row = ExternalId.objects.filter(system=SYSTEM, object_kind=CASE, until=None, object_id=case_id).first()
    return row.code if row else ""


def cases_for_lapor(actor: Actor) -> QuerySet[Case]:
    """The cases that belong into LAPOR! and that this actor coordinates: every report that counts as one."""
    cases = may_coordinate.visible(actor, Case.objects.filter(procedure=PROCEDURE))
    return cases.exclude(state__in=(DRAFT, ARCHIVED))


def cases_to_copy(actor: Actor) -> QuerySet[Case]:
    """Those that are not there yet."""
    return cases_for_lapor(actor).filter(~_is_linked()).select_related("lead_unit", "complaint__topic")


def copy_page(actor: Actor, cursor: str | None) -> Page[Case]:
    """One page of what is to be copied, the oldest first. Raises `InvalidInput` for a cursor of another list."""
    return page_of(cases_to_copy(actor), order=("filed_at", "id"), cursor=cursor)


def reports_in(state: LaporState, actor: Actor) -> QuerySet[LaporReport]:
    """What the last lists said, for a coordinator; nobody else sees any."""
    if not actor.units_as("complaint_coordinator"):
        return LaporReport.objects.none()
    return LaporReport.objects.filter(state=state).select_related("case__lead_unit")


def report_page(state: LaporState, actor: Actor, cursor: str | None) -> Page[LaporReport]:
    """One page of them, the newest first."""
    return page_of(reports_in(state, actor), order=("-filed_at", "-id"), cursor=cursor)


def state_counts(actor: Actor) -> dict[str, int]:
    """How many reports stand how."""
    return {state: reports_in(LaporState(state), actor).count() for state in LaporState.values}


def copy_fields(case: Case) -> list[CopyField]:
    """What an officer keys into LAPOR!, field by field. Never the name of an anonymous reporter."""
    complaint = case.complaint
    reporter = "" if complaint.anonymous or complaint.reporter is None else complaint.reporter.name
    place = ", ".join(part for part in (complaint.place, complaint.region.name if complaint.region else "") if part)
    kinds = [str(_("Anonymous"))] * complaint.anonymous + [str(_("Secret"))] * complaint.secret
    fields = (
        CopyField(_("Title"), case.subject),
        CopyField(_("Report"), complaint.text),
        CopyField(_("Place"), place),
        CopyField(_("Category"), complaint.topic.name if complaint.topic else ""),
        CopyField(_("Agency"), case.lead_unit.name),
        CopyField(_("Reporter"), reporter),
        CopyField(_("Anonymous or secret"), ", ".join(kinds)),
        CopyField(_("Our code"), case.code),
    )
    answers = [CopyField(_("Answer"), answer.text) for answer in complaint.answers.order_by("number")]
    return [field for field in (*fields, *answers) if field.value]


def _is_linked() -> Exists:
    return Exists(ExternalId.objects.filter(system=SYSTEM, object_kind=CASE, until=None, object_id=OuterRef("pk")))
