# SPDX-License-Identifier: EUPL-1.2
"""Asking the questions of the cross-checks: what is new is asked, what has other proofs is asked anew, what has none any more
closes by itself. The same proofs again change nothing."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Min, Q, QuerySet

from praja.duties.attendance.domain.silang.questions import Question, Shown
from praja.duties.attendance.enums import FindingKind, FindingState, Gone
from praja.duties.attendance.events.findings import FindingsChecked, stream_of_findings
from praja.duties.attendance.models import Finding
from praja.duties.attendance.operations.silang.waiting import ask_for_answers, waits_no_more
from praja.duties.attendance.queries.plans import units_between
from praja.duties.attendance.queries.silang.asking import figure, questions_between
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Absence
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

Name = tuple[str, int, str]
STANDING = (FindingState.OPEN, FindingState.PASSED_ON)


@dataclass(frozen=True, slots=True)
class Checked:
    """How many questions a run asked, asked anew with other proofs, and closed."""

    asked: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: "Checked") -> "Checked":
        return Checked(self.asked + other.asked, self.changed + other.changed, self.gone + other.gone)


def cross_check(*, actor: Actor, at: datetime) -> Checked:
    """Run every check over the last days, and over all since the oldest question that still stands. By the clock, as the system.

    One transaction and one `attendance.findings_checked` for each unit in which something changed; none where nothing did.
    """
    today = local_date(at, local_zone())
    first = _first_day(today)
    asked = {question.name: question for question in questions_between(first, today)}
    done = Checked()
    for unit, own in sorted(_by_unit(asked, first, today).items()):
        done += _check_unit(unit, own, first, actor, at)
    return done


def _first_day(today: date) -> date:
    """The first of a month: some questions are about months."""
    oldest = Finding.objects.filter(state__in=STANDING, is_blank=False).aggregate(day=Min("last_day"))["day"]
    back = today - timedelta(days=figure("silang_back", today))
    return min(back, oldest or back).replace(day=1)


def _by_unit(asked: dict[Name, Question], first: date, today: date) -> dict[int, dict[Name, Question]]:
    """The questions of each unit in which some differ from what is known, or some of those known are asked no more."""
    known = {_name(row): row for row in _known(first, {question.employee for question in asked.values()})}
    at_units = units_between({question.employee for question in asked.values()}, first, today)
    units, touched = defaultdict[int, dict[Name, Question]](dict), set[int]()
    for name, question in asked.items():
        row = known.get(name)
        unit = row.unit_id if row else at_units[question.employee].on(question.last_day)
        units[unit][name] = question
        if row is None or _differs(row, question):
            touched.add(unit)
    touched |= {row.unit_id for name, row in known.items() if name not in asked and _may_go(row, first)}
    return {unit: units[unit] for unit in touched}


def _known(first: date, employee_ids: Collection[int]) -> "QuerySet[Finding]":
    """What may be asked again, or no more: questions of these days, and all of whoever is asked about."""
    return Finding.objects.filter(Q(last_day__gte=first) | Q(employee__among=employee_ids or {0}))


def _name(row: Finding) -> Name:
    return str(row.kind), row.employee_id, row.key


def _may_go(row: Finding, first: date) -> bool:
    """Whether it stands, and all its proofs were read, so that it is over where nothing asked it."""
    return row.state in STANDING and row.last_day >= first and not row.is_blank


def _differs(row: Finding, question: Question) -> bool:
    if row.is_blank:
        return False
    return row.state == FindingState.GONE or row.content != _digest(question, row.unit_id, bytes(row.salt))


def _digest(question: Question, unit: int, salt: bytes) -> str:
    row = Finding(kind=str(question.kind), employee_id=question.employee, unit_id=unit, key=question.key)
    _fill(row, question)
    return content_digest(salt, row.digested(list(question.others)))


def _fill(row: Finding, question: Question) -> None:
    row.first_day, row.last_day = question.first_day, question.last_day
    row.proofs = [[str(proof.shown), proof.id, proof.employee] for proof in question.proofs]
    row.figures = dict(question.figures)


def _check_unit(unit: int, asked: dict[Name, Question], first: date, actor: Actor, at: datetime) -> Checked:
    with transaction.atomic():
        # Two runs at once take turns by the unit, a run and somebody's word by the question.
        Unit.objects.select_for_update().get(pk=unit)
        rows = _known(first, {question.employee for question in asked.values()}).filter(unit=unit)
        known = {_name(row): row for row in rows.select_for_update().order_by("pk")}
        new = [_ask(question, unit, at) for name, question in asked.items() if name not in known]
        differing = [name for name, one in asked.items() if name in known and _differs(known[name], one)]
        again = [known[name] for name in differing if _ask_anew(known[name], asked[name], at)]
        changed = [known[name] for name in differing]
        gone = _close([row for name, row in known.items() if name not in asked and _may_go(row, first)], at)
        if new or changed or gone:
            event = FindingsChecked(
                unit=unit,
                asked=tuple((row.pk, row.content) for row in new),
                changed=tuple((row.pk, row.content, row.state == FindingState.OPEN) for row in changed),
                gone=tuple((row.pk, str(row.gone_for)) for row in gone),
            )
            record(event, actor=actor, at=at, stream=stream_of_findings(unit), refs={"unit": unit})
            ask_for_answers([*new, *again], at=at)
            waits_no_more(gone, at=at)
    return Checked(len(new), len(changed), len(gone))


def _ask(question: Question, unit: int, at: datetime) -> Finding:
    salt = new_salt()
    row = Finding(
        kind=str(question.kind),
        employee_id=question.employee,
        unit_id=unit,
        key=question.key,
        salt=salt,
        content=_digest(question, unit, salt),
        asked_at=at,
        changed_at=at,
    )
    _fill(row, question)
    row.save(force_insert=True)
    row.others.set(question.others)
    return row


def _ask_anew(row: Finding, question: Question, at: datetime) -> bool:
    """Other proofs. It is open again where it had closed by itself, or was explained before there was as much to explain. Whether
    it waits for words again: there is something to which nobody said any yet."""
    before, stood = {tuple(proof) for proof in row.proofs}, row.state in STANDING
    _fill(row, question)
    row.content = _digest(question, row.unit_id, bytes(row.salt))
    has_more = any(tuple(proof) not in before for proof in row.proofs)
    asks_more = has_more or row.state == FindingState.GONE
    if asks_more and not stood:
        row.state, row.gone_for, row.passed_to, row.changed_at = FindingState.OPEN, "", "", at
    row.save()
    row.others.set(question.others)
    return asks_more


def _close(rows: list[Finding], at: datetime) -> list[Finding]:
    holding = _absences_that_hold(rows)
    for row in rows:
        row.state, row.changed_at, row.gone_for = FindingState.GONE, at, _why_gone(row, holding)
        row.save(update_fields=["state", "changed_at", "gone_for"])
    return rows


def _absences_of(row: Finding) -> set[int]:
    return {number for shown, number, _employee in row.proofs if shown == Shown.ABSENCE}


def _absences_that_hold(rows: Iterable[Finding]) -> set[int]:
    asked = {absence for row in rows for absence in _absences_of(row)}
    found = Absence.objects.filter(pk__in=asked, cancelled_at=None) if asked else Absence.objects.none()
    return set(found.values_list("pk", flat=True))


def _why_gone(row: Finding, holding: set[int]) -> Gone:
    if _absences_of(row) - holding:
        return Gone.ABSENCE
    return {FindingKind.PAID: Gone.PAY, FindingKind.CORRECTIONS: Gone.CORRECTION}.get(FindingKind(row.kind), Gone.FACTS)
