# SPDX-License-Identifier: EUPL-1.2
"""Who sees questions of the cross-checks, and who may say that one is explained. Nobody judges one in which they share."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from praja.duties.attendance.enums import FindingState, Receiver
from praja.duties.attendance.models import Finding
from praja.duties.attendance.rules.people import HEADS, READERS
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule

_NONE = Q(pk__in=())


def _own(actor: Actor) -> Q:
    return Q(employee__person_id=actor.person_id) if actor.person_id is not None else _NONE


def _is_own(actor: Actor, finding: Finding) -> bool:
    return actor.person_id is not None and actor.person_id == finding.employee.person_id


def _shares(actor: Actor, finding: Finding) -> bool:
    """Whether it is about whoever acts, or they stand among its others."""
    if actor.person_id is None:
        return False
    return _is_own(actor, finding) or finding.others.filter(person_id=actor.person_id).exists()


def _inspects(actor: Actor, finding: Finding) -> bool:
    was_passed = finding.passed_to == Receiver.INSPECTORATE
    return was_passed and finding.unit_id in actor.units_as(Role.INSPECTOR)


def _inspected(actor: Actor) -> Q:
    return Q(passed_to=Receiver.INSPECTORATE, unit_id__in=actor.units_as(Role.INSPECTOR))


def _without_own(actor: Actor, findings: "QuerySet[Finding]") -> "QuerySet[Finding]":
    """Without those in which whoever acts shares."""
    if actor.person_id is None:
        return findings
    shared = Finding.objects.filter(others__person_id=actor.person_id).values("pk")
    return findings.exclude(employee__person_id=actor.person_id).exclude(pk__in=shared)


def _sees(actor: Actor, finding: Finding) -> bool:
    if actor.kind is not ActorKind.EMPLOYEE:
        return False
    over = finding.unit_id in actor.units_as(*READERS) or _inspects(actor, finding)
    return _is_own(actor, finding) or (over and not _shares(actor, finding))


def _visible(actor: Actor, findings: "QuerySet[Finding]") -> "QuerySet[Finding]":
    if actor.kind is not ActorKind.EMPLOYEE:
        return findings.none()
    over = Finding.objects.filter(Q(unit_id__in=actor.units_as(*READERS)) | _inspected(actor))
    return findings.filter(_own(actor) | Q(pk__in=_without_own(actor, over).values("pk")))


def _readers(finding: Finding) -> Iterable[Holders]:
    above = frozenset((finding.unit_id, *units.current().ancestors(finding.unit_id)))
    roles = (*READERS, Role.INSPECTOR) if finding.passed_to == Receiver.INSPECTORATE else READERS
    return (*(Holders(role, above) for role in roles), Holders("", person_id=finding.employee.person_id))


may_see_finding: Rule[Finding] = Rule("attendance.see_finding", _sees, _visible, _readers)
"""Everybody their own; head, personnel office and auditor those of their units, the inspectorate what was passed on to it: but
those in which they share, and so never as a judge of themselves."""


def _judging(state: str, passed_to: str) -> tuple[Role, ...]:
    """Whose word a question waits for: once it was passed on, theirs to whom it was."""
    if state != FindingState.PASSED_ON:
        return HEADS
    return (Role.INSPECTOR,) if passed_to == Receiver.INSPECTORATE else (Role.PERSONNEL,)


def _judges(actor: Actor, finding: Finding) -> bool:
    if actor.kind is not ActorKind.EMPLOYEE or _shares(actor, finding):
        return False
    return finding.unit_id in actor.units_as(*_judging(finding.state, finding.passed_to))


def _judged(actor: Actor, findings: "QuerySet[Finding]") -> "QuerySet[Finding]":
    if actor.kind is not ActorKind.EMPLOYEE:
        return findings.none()
    passed_on = Q(state=FindingState.PASSED_ON)
    waits = ~passed_on & Q(unit_id__in=actor.units_as(*HEADS))
    for receiver in Receiver:
        over = actor.units_as(*_judging(FindingState.PASSED_ON, receiver))
        waits |= passed_on & Q(passed_to=receiver, unit_id__in=over)
    return _without_own(actor, findings.filter(waits))


def _judges_of(finding: Finding) -> Iterable[Holders]:
    above = frozenset((finding.unit_id, *units.current().ancestors(finding.unit_id)))
    return tuple(Holders(role, above) for role in _judging(finding.state, finding.passed_to))


may_judge_finding: Rule[Finding] = Rule("attendance.judge_finding", _judges, _judged, _judges_of)
"""Head and personnel office over the unit; once passed on, whoever it was passed on to. An auditor only reads."""
