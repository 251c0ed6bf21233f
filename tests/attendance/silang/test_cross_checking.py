# SPDX-License-Identifier: EUPL-1.2
"""The run of the cross-checks: everything is asked once, answered, explained or passed on, and closes by itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from attendance.conftest import Staff
from attendance.days.making import local, punched
from attendance.silang.scene import EVENING, MONDAY, checked, everything, far_apart, on_a_machine, on_travel, travelled
from officers import officer
from praja.duties.attendance.domain.silang.questions import Kind
from praja.duties.attendance.enums import FindingKind, FindingState, Gone, Receiver
from praja.duties.attendance.errors.findings import (
    FindingEnded,
    NobodyReceives,
    NotYoursToAnswer,
    NotYoursToExplain,
)
from praja.duties.attendance.models import Finding, Remark
from praja.duties.attendance.operations.silang import (
    Checked,
    answer_finding,
    blank_findings,
    explain_finding,
    pass_on_finding,
)
from praja.duties.attendance.queries.silang.asking import questions_between
from praja.duties.attendance.rules import may_judge_finding, may_see_finding
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import cancel_absence
from praja.kernel.procedures.errors import WordsTooShort
from praja.lib.actors import system_actor
from sql_edits import not_named

WORDS = "Ia kembali lebih awal karena acara dibatalkan."
LATER = EVENING + timedelta(days=1)


def unproven():
    """What the ledger says of questions and remarks. Punches here were put down as rows, without the body that brought them."""
    return [one for one in verify() if one.where.startswith(("question", "remark"))]


def explained(staff: Staff, finding: Finding, by=None, at=EVENING):
    actor = staff.actor(by or staff.bridges_head, at)
    return explain_finding(finding=finding, text=WORDS, actor=actor, at=at)


def test_the_kinds_of_questions_are_those_of_the_checks():
    assert set(FindingKind.values) == {kind.value for kind in Kind}


def test_everything_is_asked_once_and_the_same_proofs_again_change_nothing(staff: Staff):
    found = [(row.kind, row.employee.person.name, row.figures) for row in everything(staff)]
    assert found == [
        ("assignments", "Cahya", {"days": 1}),
        ("corrections", "Wayan", {"days": 3, "of": 0}),
        ("movement", "Cahya", {"minutes": 20}),
        ("others_phone", "Dewi", {"days": 1, "times": 1}),
        ("shared_phone", "Wayan", {"days": 1}),
        ("shared_phone", "Cahya", {"days": 1}),
        ("together", "Lina", {"days": 10, "share": 10000}),
        ("together", "Slamet", {"days": 10, "share": 10000}),
        ("travelling", "Wayan", {"days": 3, "edge": 2}),
    ]
    before = LedgerEvent.objects.filter(name="attendance.findings_checked").count()
    assert before == 2  # one for each unit
    assert checked(LATER) == Checked()
    assert LedgerEvent.objects.filter(name="attendance.findings_checked").count() == before
    assert unproven() == []


def test_a_question_closes_by_itself_with_the_reason_and_comes_back_with_its_proofs(staff: Staff):
    travel = on_travel(staff)
    assert checked() == Checked(asked=1)
    cancel_absence(absence=travel, actor=staff.actor(staff.keeper, LATER), at=LATER)
    assert checked(LATER) == Checked(gone=1)
    row = Finding.objects.get()
    assert (row.state, row.gone_for) == (FindingState.GONE, Gone.ABSENCE)
    travel.cancelled_at = None
    travel.save()
    assert checked(LATER) == Checked(changed=1)
    assert Finding.objects.get().state == FindingState.OPEN
    assert unproven() == []


def test_what_is_explained_stays_explained_until_there_is_more_to_explain(staff: Staff):
    on_travel(staff)
    checked()
    explained(staff, Finding.objects.get())
    assert checked(LATER) == Checked()
    punched(staff.employee(staff.worker), MONDAY + timedelta(days=2), "07:25")
    assert checked(LATER) == Checked(changed=1)
    assert Finding.objects.get().state == FindingState.OPEN
    assert Remark.objects.get().text == WORDS
    assert unproven() == []


def test_an_old_question_that_stands_is_asked_again_and_closes_long_after(staff: Staff):
    travel = on_travel(staff)
    checked()
    much_later = EVENING + timedelta(days=120)
    assert checked(much_later) == Checked()
    cancel_absence(absence=travel, actor=staff.actor(staff.keeper, much_later), at=much_later)
    assert checked(much_later) == Checked(gone=1)


def test_the_employee_answers_and_nobody_else_does(staff: Staff):
    on_travel(staff)
    checked()
    row = Finding.objects.get()
    with pytest.raises(NotYoursToAnswer):
        answer_finding(finding=row, text=WORDS, actor=staff.actor(staff.bridges_head, EVENING), at=EVENING)
    worker = staff.actor(staff.worker, EVENING)
    with pytest.raises(WordsTooShort):
        answer_finding(finding=row, text="ya", actor=worker, at=EVENING)
    answer_finding(finding=row, text=WORDS, actor=worker, at=EVENING)
    row.refresh_from_db()
    assert row.state == FindingState.OPEN
    explained(staff, row)
    with pytest.raises(FindingEnded):
        answer_finding(finding=row, text=WORDS, actor=worker, at=EVENING)


def test_what_is_passed_on_waits_for_whoever_it_was_passed_on_to(staff: Staff):
    on_travel(staff)
    checked()
    row, head = Finding.objects.get(), staff.actor(staff.bridges_head, EVENING)
    with pytest.raises(NobodyReceives):
        pass_on_finding(finding=row, receiver=Receiver.INSPECTORATE, text=WORDS, actor=head, at=EVENING)
    inspector = officer("Irma", Role.INSPECTOR, staff.root)
    assert not may_see_finding.allows(staff.actor(inspector, EVENING), row)
    pass_on_finding(finding=row, receiver=Receiver.INSPECTORATE, text=WORDS, actor=head, at=EVENING)
    row.refresh_from_db()
    with pytest.raises(NotYoursToExplain):
        explained(staff, row)
    explained(staff, row, by=inspector)
    row.refresh_from_db()
    assert (row.state, row.passed_to) == (FindingState.EXPLAINED, Receiver.INSPECTORATE)
    assert unproven() == []


def test_nobody_judges_or_reads_as_a_head_what_they_share_in(staff: Staff):
    on_a_machine(staff, staff.stranger, staff.lights_head)
    on_travel(staff)
    checked()
    rows = {row.employee.person.name: row for row in Finding.objects.all()}
    seen = {
        "bridges_head": ("Wayan",),
        "roads_head": ("Wayan",),
        "lights_head": ("Lina",),  # about herself, as everybody reads their own
        "keeper": ("Lina", "Slamet", "Wayan"),
        "auditor": ("Lina", "Slamet", "Wayan"),
        "worker": ("Wayan",),
        "colleague": (),
        "stranger": ("Slamet",),
    }
    judged = {"bridges_head": ("Wayan",), "roads_head": ("Wayan",), "keeper": ("Lina", "Slamet", "Wayan")}
    for rule, expected in ((may_see_finding, seen), (may_judge_finding, judged)):
        for name in seen:
            actor = staff.actor(getattr(staff, name), EVENING)
            allowed = sorted(who for who, row in rows.items() if rule.allows(actor, row))
            visible = rule.visible(actor, Finding.objects.all())
            assert sorted(row.employee.person.name for row in visible) == allowed, (rule.name, name)
            assert tuple(allowed) == expected.get(name, ()), (rule.name, name)


def test_the_checks_read_with_as_many_statements_for_one_as_for_many(staff: Staff):
    travelled(staff, staff.worker, MONDAY, MONDAY)
    far_apart(staff)

    def statements():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            questions_between(MONDAY.replace(day=1), EVENING.date())
        return len(seen)

    statements()  # what is remembered of laws and places is read once
    once = statements()
    for account in (staff.colleague, staff.contracted, staff.stranger):
        travelled(staff, account, MONDAY, MONDAY + timedelta(days=1))
        punched(staff.employee(account), MONDAY, "07:30", "16:00")
    on_a_machine(staff, staff.stranger, staff.lights_head)
    assert statements() == once


def test_questions_that_ended_long_ago_keep_neither_proofs_nor_words(staff: Staff):
    on_travel(staff)
    checked()
    explained(staff, Finding.objects.get())
    system = system_actor("attendance.blank_findings")
    assert blank_findings(actor=system, at=EVENING + timedelta(days=729)) == 0
    long_after = EVENING + timedelta(days=732)
    assert blank_findings(actor=system, at=long_after) == 1
    row = Finding.objects.get()
    assert (row.proofs, row.figures, bytes(row.salt)) == ([], {}, b"")
    assert Remark.objects.get().text == ""
    assert blank_findings(actor=system, at=long_after) == 0
    assert unproven() == []


def test_edits_of_questions_and_of_what_was_said_are_named(staff: Staff):
    on_a_machine(staff, staff.stranger, staff.lights_head)
    checked()
    row = Finding.objects.get(employee=staff.employee(staff.stranger))
    answer_finding(finding=row, text=WORDS, actor=staff.actor(staff.stranger, EVENING), at=EVENING)
    head = staff.actor(staff.keeper, EVENING)
    explain_finding(finding=row, text=WORDS, actor=head, at=EVENING)
    assert unproven() == []
    edits = [
        ("UPDATE attendance_finding SET state = 'gone' WHERE id = %s", [row.pk], f"question {row.pk}"),
        ("UPDATE attendance_finding SET proofs = '[]' WHERE id = %s", [row.pk], f"question {row.pk}"),
        ("UPDATE attendance_finding SET last_day = '2026-02-01' WHERE id = %s", [row.pk], f"question {row.pk}"),
        ("DELETE FROM attendance_finding_others WHERE finding_id = %s", [row.pk], f"question {row.pk}"),
        ("UPDATE attendance_remark SET text = 'lain sekali'", [], "remark"),
        ("UPDATE attendance_remark SET said_by_id = %s", [staff.worker.pk], "remark"),
        ("DELETE FROM attendance_remark WHERE kind = 'answer'", [], "remark"),
    ]
    assert not_named(edits) == []


def test_a_run_says_nothing_of_anybody_to_the_ledger(staff: Staff):
    on_travel(staff)
    checked()
    payload = LedgerEvent.objects.get(name="attendance.findings_checked").payload
    row = Finding.objects.get()
    assert row.content in payload
    assert "travelling" not in payload
    assert local(MONDAY, "07:25").isoformat() not in payload
