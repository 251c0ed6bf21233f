# SPDX-License-Identifier: EUPL-1.2
"""Questions of the cross-checks, as those who settle, read or answer them see them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.enums import FindingState, Receiver
from praja.duties.attendance.models import Finding
from praja.duties.attendance.rules import may_see_finding
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import assignments_of
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

RECEIVING = {Receiver.PERSONNEL: Role.PERSONNEL, Receiver.INSPECTORATE: Role.INSPECTOR}


def findings_for(actor: Actor, *, states: Iterable[str] = (), kind: str = "") -> "QuerySet[Finding]":
    """Questions about others that this actor may see, of these states and this kind; all without any."""
    found = may_see_finding.visible(actor, Finding.objects.all())
    if actor.person_id is not None:
        found = found.exclude(employee__person_id=actor.person_id)
    wanted = list(states)
    if wanted:
        found = found.filter(state__in=wanted)
    if kind:
        found = found.filter(kind=kind)
    return found.select_related("employee__person", "unit")


def own_findings(actor: Actor) -> "QuerySet[Finding]":
    """Questions about whoever acts."""
    if actor.person_id is None:
        return Finding.objects.none()
    return Finding.objects.filter(employee__person_id=actor.person_id).select_related("employee__person", "unit")


def finding_for(actor: Actor, pk: int) -> Finding:
    """One question that this actor may see. Raises `NotFound` alike for an absent one and one of others."""
    found = may_see_finding.visible(actor, Finding.objects.filter(pk=pk))
    row = found.select_related("employee__person", "unit").first()
    if row is None:
        raise NotFound(_("There is no such question that you may see."), next_step=_("Open the list again."))
    return row


def receivers_of(finding: Finding, at: datetime) -> list[Receiver]:
    """To whom it may be passed on: offices that somebody holds over its unit, but for the one at which it is."""
    here = finding.passed_to if finding.state == FindingState.PASSED_ON else ""
    return [
        receiver
        for receiver, role in RECEIVING.items()
        if receiver != here and assignments_of(role, finding.unit_id, at)
    ]
