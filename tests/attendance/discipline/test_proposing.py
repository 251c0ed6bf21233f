# SPDX-License-Identifier: EUPL-1.2
"""Proposals follow the days: one per employee, year and band; taken back, or to be looked at again, when days are corrected."""

from datetime import UTC, date, datetime, timedelta

import pytest

from attendance.discipline.absent import MONDAY, close, counted, days, mended, only_case
from praja.duties.attendance.enums import NO_SANCTION
from praja.duties.attendance.errors.discipline import (
    DecreeInFuture,
    DecreeNeeded,
    HearingNotYet,
    HearingPast,
    MustBePassedOn,
    NobodyHeads,
    OfficialIsEmployee,
    ReasonsNeeded,
    UnknownSanction,
)
from praja.duties.attendance.models import Day, Discipline
from praja.duties.attendance.operations.discipline import (
    Decision,
    Found,
    answer_discipline,
    decide_discipline,
    hear_discipline,
    miss_discipline,
    pass_on_discipline,
    summon_discipline,
    summon_discipline_again,
)
from praja.duties.attendance.queries.discipline.cases import visible_disciplines
from praja.kernel.law.domain.rules import Unit
from praja.kernel.law.operations import adopt_regional_rule
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
HEARING = AT + timedelta(days=3)
AFTER = HEARING + timedelta(hours=1)


def waiting_for(case):
    return sorted(WorkItem.objects.filter(case_id=case.pk, closed_at=None).values_list("kind", "holder_unit_id"))


def summoned(staff, case, by=None, hearing_at=HEARING):
    return summon_discipline(
        case=case,
        hearing_at=hearing_at,
        place="Ruang rapat",
        examiner="Kepala Seksi Jembatan",
        actor=staff.actor(by or staff.bridges_head, AT),
        at=AT,
        seen_version=None,
    )


def heard(staff, case):
    actor = staff.actor(staff.bridges_head, AT)
    summoned(staff, case)
    return hear_discipline(case=case, text="Mengaku sakit tanpa surat.", actor=actor, at=AFTER, seen_version=None)


def decided(staff, case, sanction, by=None, **given):
    said = {"decree": "800/1/2026", "decree_on": date(2026, 6, 4), **given}
    actor = staff.actor(by or staff.bridges_head, AFTER)
    decision = Decision(sanction=sanction, **said)
    return decide_discipline(case=case, decision=decision, actor=actor, at=AFTER, seen_version=None)


def test_counting_proposes_once_and_grows_with_the_days(staff):
    employee = staff.employee(staff.worker)
    days(employee, "THTHT")
    days(staff.employee(staff.contracted), "TTTTT")
    days(staff.employee(staff.colleague), "TT")
    assert counted(AT) == Found(proposed=1)
    assert counted(AT) == Found()
    case = only_case()
    assert (case.state, case.discipline.band, len(case.discipline.days)) == ("proposed", "R1", 3)
    assert waiting_for(case) == [("attendance.summon", staff.bridges.pk)]
    payload = LedgerEvent.objects.get(name="attendance.discipline_proposed").payload
    assert "R1" not in payload
    assert "2026-03-02" not in payload
    days(employee, "T", MONDAY + timedelta(days=7))
    assert counted(AT) == Found(proposed=1)
    days(employee, "T", MONDAY + timedelta(days=8))
    assert counted(AT) == Found(recounted=1)
    held = {row.band: len(row.days) for row in Discipline.objects.all()}
    assert held == {"R1": 3, "R2": 5}


def test_days_count_once_their_month_is_closed_and_stay_counted_while_it_is_open_again(staff):
    employee = staff.employee(staff.worker)
    days(employee, "TTTT")
    close(MONDAY, is_locked=False)
    assert counted(AT) == Found()
    close(MONDAY)
    assert counted(AT) == Found(proposed=1)
    close(MONDAY, is_locked=False)
    assert counted(AT) == Found()
    mended(employee, MONDAY, MONDAY + timedelta(days=1))
    assert counted(AT) == Found(withdrawn=1)


def test_a_row_is_proposed_as_dismissal_also_over_new_year(staff):
    days(staff.employee(staff.worker), "TTTTTLLTTTTT", date(2025, 12, 24))
    assert counted(AT, 2025) == Found(proposed=1)
    assert counted(AT, 2026) == Found(proposed=1)
    assert only_case(year=2026).discipline.band == "B4"
    assert len(only_case(year=2026).discipline.run) == 10


def test_corrected_days_take_an_open_proposal_back_and_it_may_come_again(staff):
    employee = staff.employee(staff.worker)
    days(employee, "TTT")
    counted(AT)
    mended(employee, MONDAY)
    assert counted(AT) == Found(withdrawn=1)
    case = only_case()
    assert (case.state, waiting_for(case)) == ("withdrawn", [])
    days(employee, "T", MONDAY + timedelta(days=9))
    assert counted(AT) == Found(proposed=1)
    assert Discipline.objects.filter(band="R1").count() == 2


def test_a_decision_whose_days_were_corrected_is_to_be_looked_at_again(staff):
    employee = staff.employee(staff.worker)
    days(employee, "TTT")
    counted(AT)
    case = decided(staff, heard(staff, only_case()), "R1")
    assert (case.state, waiting_for(case)) == ("decided", [])
    assert counted(AFTER) == Found()
    mended(employee, MONDAY)
    assert counted(AFTER) == Found(to_review=1)
    assert counted(AFTER) == Found()
    case.refresh_from_db()
    assert waiting_for(case) == [("attendance.review", staff.bridges.pk)]
    case = decided(
        staff, case, NO_SANCTION, by=staff.keeper, note="Harinya sudah dikoreksi.", decree="", decree_on=None
    )
    assert (case.state, Discipline.objects.get().sanction) == ("decided", NO_SANCTION)
    assert counted(AFTER) == Found()


def test_minutes_count_once_the_region_has_decided_so(staff):
    employee = staff.employee(staff.worker)
    days(employee, "H")
    Day.objects.update(late_minutes=1350, late_class=4)
    assert counted(AT) == Found()
    adopt_regional_rule(
        rule_key="discipline.minutes_per_day",
        value=450,
        unit=Unit.MINUTES,
        decree="Perwal 1/2026",
        since=date(2026, 1, 1),
        actor=system_actor("tests"),
        at=AT,
    )
    law_data.forget()
    assert counted(AT) == Found(proposed=1)
    assert (only_case().discipline.band, only_case().discipline.converted) == ("R1", 3)


@pytest.mark.one_database
def test_counting_many_takes_no_more_statements(staff, django_assert_num_queries):
    people = (staff.worker, staff.colleague, staff.stranger, staff.keeper, staff.bridges_head)
    first, second, *others = (staff.employee(one) for one in people)
    days(first, "TTTTTLLTTTTT")
    days(second, "TTT")
    assert counted(AT) == Found(proposed=2)
    with django_assert_num_queries(5):
        assert counted(AT) == Found()
    for one in others:
        days(one, "TTTTTLLTTTTTT")
    assert counted(AT) == Found(proposed=3)
    with django_assert_num_queries(5):
        assert counted(AT) == Found()


def test_the_superior_summons_and_hears_and_the_employee_is_told_without_the_matter(staff):
    employee = staff.employee(staff.worker)
    days(employee, "TTT")
    counted(AT)
    case = only_case()
    with pytest.raises(HearingPast):
        summoned(staff, case, hearing_at=AT)
    for somebody in (staff.worker, staff.colleague, staff.lights_head, staff.roads_head, staff.mayor, staff.auditor):
        with pytest.raises(StepNotAllowed):
            summoned(staff, case, by=somebody)
    worker = staff.actor(staff.worker, AT)
    seen, case = case, summoned(staff, case)
    with pytest.raises(StaleCase):
        answer_discipline(case=seen, text="Saya sakit, surat menyusul.", actor=worker, at=AT, seen_version=None)
    assert waiting_for(case) == [("attendance.come", staff.bridges.pk), ("attendance.hear", staff.bridges.pk)]
    case = answer_discipline(case=case, text="Saya sakit, surat menyusul.", actor=worker, at=AT, seen_version=None)
    assert case.state == "summoned"
    with pytest.raises(HearingNotYet):
        summon_discipline_again(
            case=case, hearing_at=AFTER, place="Aula", examiner="Kepala", actor=worker, at=AT, seen_version=None
        )
    assert b"sakit" not in case.discipline.words.get().text.token
    assert "sakit" not in "".join(LedgerEvent.objects.values_list("payload", flat=True))
    seen = {
        account: visible_disciplines(staff.actor(account, AT)).count()
        for account in (staff.worker, staff.bridges_head, staff.mayor, staff.keeper, staff.auditor)
    }
    assert set(seen.values()) == {1}
    for account in (staff.colleague, staff.lights_head, staff.stranger):
        assert not visible_disciplines(staff.actor(account, AT)).exists()


def test_who_does_not_come_twice_is_passed_on_and_decided_by_another(staff):
    days(staff.employee(staff.worker), "TH" * 11)
    counted(AT)
    case, head = summoned(staff, only_case()), staff.actor(staff.bridges_head, AFTER)
    again = AFTER + timedelta(days=2)
    case = summon_discipline_again(
        case=case,
        hearing_at=again,
        place="Ruang rapat",
        examiner="Kepala Seksi",
        actor=head,
        at=AFTER,
        seen_version=None,
    )
    with pytest.raises(HearingNotYet):
        miss_discipline(case=case, note="Tidak ada kabar.", actor=head, at=AFTER, seen_version=None)
    case = miss_discipline(
        case=case, note="Tidak ada kabar.", actor=head, at=again + timedelta(hours=1), seen_version=None
    )
    with pytest.raises(MustBePassedOn):
        decided(staff, case, "S1", by=staff.keeper)
    on = {"case": case, "note": "Perwal pendelegasian 3/2026", "actor": head, "at": AFTER, "seen_version": None}
    with pytest.raises(NobodyHeads):
        pass_on_discipline(official_unit=staff.personnel, **on)
    case = pass_on_discipline(official_unit=staff.root, **on)
    assert waiting_for(case) == [("attendance.impose", staff.root.pk)]
    with pytest.raises(StepNotAllowed):
        decided(staff, case, "S1")
    for wrong, given in (
        (UnknownSanction, {"sanction": "S9"}),
        (DecreeNeeded, {"sanction": "S1", "decree": " "}),
        (DecreeNeeded, {"sanction": "S1", "decree_on": None}),
        (DecreeInFuture, {"sanction": "S1", "decree_on": date(2026, 6, 30)}),
        (ReasonsNeeded, {"sanction": "R3"}),
    ):
        with pytest.raises(wrong):
            decided(staff, case, **{"by": staff.mayor, **given})
    assert decided(staff, case, "R3", by=staff.mayor, note="Baru pertama kali.").state == "decided"
    with pytest.raises(WrongState):
        decided(staff, case, "R3", by=staff.mayor, note="Baru pertama kali.")


def test_nobody_acts_on_their_own(staff):
    days(staff.employee(staff.keeper), "TTT")
    days(staff.employee(staff.bridges_head), "TTT")
    counted(AT)
    for account, superior in ((staff.keeper, staff.root), (staff.bridges_head, staff.roads)):
        case = only_case(employee=staff.employee(account))
        assert case.discipline.superior_unit == superior
        with pytest.raises(StepNotAllowed):
            summoned(staff, case, by=account)
    summoned(staff, case, by=staff.roads_head)
    hear_discipline(
        case=case, text="Sudah didengar.", actor=staff.actor(staff.roads_head, AFTER), at=AFTER, seen_version=None
    )
    with pytest.raises(OfficialIsEmployee):
        pass_on_discipline(
            case=case,
            official_unit=staff.bridges,
            note="Salah alamat saja.",
            actor=staff.actor(staff.roads_head, AFTER),
            at=AFTER,
            seen_version=None,
        )


def test_a_superior_who_lets_it_lie_is_shown_to_the_personnel_office(staff):
    days(staff.employee(staff.worker), "TTT")
    counted(AT)
    assert escalate_overdue(actor=system_actor("tests"), at=AT + timedelta(days=30)) == 1
    late = WorkItem.objects.get(kind="overdue")
    assert (late.holder_role, late.holder_unit_id) == ("personnel", staff.bridges.pk)
