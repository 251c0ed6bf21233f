# SPDX-License-Identifier: EUPL-1.2
"""What is said to a question: the employee answers, whoever it waits for explains it or passes it on."""

from datetime import datetime

from django.db import transaction

from praja.duties.attendance.enums import FindingState, Receiver, RemarkKind
from praja.duties.attendance.errors.findings import (
    FindingEnded,
    NobodyReceives,
    NotYoursToAnswer,
    NotYoursToExplain,
)
from praja.duties.attendance.events.findings import (
    FindingAnswered,
    FindingExplained,
    FindingPassedOn,
    stream_of_findings,
)
from praja.duties.attendance.models import Finding, Remark
from praja.duties.attendance.operations.silang.waiting import waits_no_more, was_answered, was_passed_on
from praja.duties.attendance.queries.silang.findings import receivers_of
from praja.duties.attendance.rules import may_judge_finding
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import Words, words_of
from praja.lib.actors import Actor

LONGEST = 1_000
STANDING = (FindingState.OPEN, FindingState.PASSED_ON)


def answer_finding(*, finding: Finding, text: str, actor: Actor, at: datetime) -> Remark:
    """The employee says how it was; nothing else changes. Raises `NotYoursToAnswer`, `FindingEnded`, `WordsTooShort` and
    `WordsTooLong` at `text`. Records `attendance.finding_answered`."""
    if actor.person_id is None or actor.person_id != finding.employee.person_id:
        raise NotYoursToAnswer
    words = words_of(text, longest=LONGEST)
    with transaction.atomic():
        held = _standing(finding)
        remark = _said(held, RemarkKind.ANSWER, words, actor, at)
        event = FindingAnswered(unit=held.unit_id, finding=held.pk, remark=remark.pk, text=words.digest)
        _record(event, held, actor, at)
        was_answered(held, at=at)
    return remark


def explain_finding(*, finding: Finding, text: str, actor: Actor, at: datetime) -> Remark:
    """It is explained, and how; the employee reads it. Raises `NotYoursToExplain`, `FindingEnded`, `WordsTooShort` and
    `WordsTooLong` at `text`. Records `attendance.finding_explained`."""
    words = words_of(text, longest=LONGEST)
    with transaction.atomic():
        held = _judged(finding, actor)
        remark = _said(held, RemarkKind.EXPLAINED, words, actor, at)
        held.state, held.changed_at = FindingState.EXPLAINED, at
        held.save(update_fields=["state", "changed_at"])
        event = FindingExplained(unit=held.unit_id, finding=held.pk, remark=remark.pk, text=words.digest)
        _record(event, held, actor, at)
        waits_no_more([held], at=at)
    return remark


def pass_on_finding(*, finding: Finding, receiver: str, text: str, actor: Actor, at: datetime) -> Remark:
    """Somebody else shall settle it, and why: from now on it waits for them. Raises what `explain_finding` raises, and
    `NobodyReceives`. Records `attendance.finding_passed_on`."""
    words = words_of(text, longest=LONGEST)
    with transaction.atomic():
        held = _judged(finding, actor)
        if receiver not in receivers_of(held, at):
            raise NobodyReceives
        remark = _said(held, RemarkKind.PASSED_ON, words, actor, at)
        before = held.passed_to
        held.state, held.passed_to, held.changed_at = FindingState.PASSED_ON, Receiver(receiver), at
        held.save(update_fields=["state", "passed_to", "changed_at"])
        event = FindingPassedOn(
            unit=held.unit_id, finding=held.pk, remark=remark.pk, receiver=str(receiver), text=words.digest
        )
        _record(event, held, actor, at)
        was_passed_on(held, before=before, at=at)
    return remark


def _judged(finding: Finding, actor: Actor) -> Finding:
    if not may_judge_finding.allows(actor, finding):
        raise NotYoursToExplain
    held = _standing(finding)
    if not may_judge_finding.allows(actor, held):  # somebody passed it on in the meantime
        raise NotYoursToExplain
    return held


def _standing(finding: Finding) -> Finding:
    """The row under its lock, as long as the question stands."""
    held = Finding.objects.select_for_update(of=("self",)).select_related("employee__person").get(pk=finding.pk)
    if held.state not in STANDING:
        raise FindingEnded
    return held


def _said(finding: Finding, kind: RemarkKind, words: Words, actor: Actor, at: datetime) -> Remark:
    return Remark.objects.create(
        finding=finding, kind=kind, text=words.text, salt=words.salt, said_by_id=int(actor.id), said_at=at
    )


def _record(event: Event, finding: Finding, actor: Actor, at: datetime) -> None:
    refs = {"unit": finding.unit_id, "finding": finding.pk}
    record(event, actor=actor, at=at, stream=stream_of_findings(finding.unit_id), refs=refs)
