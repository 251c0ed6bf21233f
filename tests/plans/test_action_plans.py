# SPDX-License-Identifier: EUPL-1.2
"""From a unit's own numbers to a plan that its head accepts, carries on and reads again."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from officers import officer
from plans.conftest import ANSWERED, ON_TIME
from plans.planning import (
    DAY,
    DESIGN,
    QUARTER,
    SHEET,
    STANDARD,
    Cast,
    accepted,
    cast_of,
    count,
    diagnosed,
    noon,
    plan_sheet,
    planned,
)
from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.queries import history
from praja.kernel.measures.domain.periods import Period
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.plans.domain.shares import Shown
from praja.kernel.plans.domain.sheets import AdoptionLine, Expectation, VisitSheet
from praja.kernel.plans.errors import (
    HandedIn,
    MeasureUnreadable,
    MilestonesOpen,
    NotTheMentor,
    NotYourSheet,
    PlanUnfinished,
    WordsMissing,
    WrittenSince,
)
from praja.kernel.plans.models import Commitment, Diagnosis, EffectReading
from praja.kernel.plans.operations import (
    accept_plan,
    agree_adoptions,
    appoint_coach,
    change_plan,
    end_plan,
    finish_commitment,
    read_due_effects,
    report_carried_out,
    send_back,
    speak_to_plan,
    start_visit,
    submit_plan,
    write_design,
    write_diagnosis,
    write_plan,
    write_visit,
)
from praja.kernel.plans.queries.planning import (
    live_milestones,
    version_of,
    visible_diagnoses,
    visible_plans,
    visible_visits,
)
from praja.kernel.plans.queries.readings import effects_of, evidence_of_diagnosis, numbers_of
from praja.kernel.plans.rules import SEE_PLAN
from praja.kernel.work.queries import open_items
from praja.lib.actors import system_actor
from sql_edits import findings, not_named
from towns import Town

PLATFORM = system_actor("tests")
JANUARY = Period.of_month(2025, 1)


@pytest.fixture
def cast(town: Town, measured: None) -> Cast:
    cast = cast_of(town.roads, town.lights)
    count(town.roads, date(2025, 11, 3), late=30, on_time=20)
    return cast


def test_a_diagnosis_keeps_what_the_unit_s_numbers_said(cast: Cast, monday: datetime) -> None:
    made = diagnosed(cast, monday)
    [read] = evidence_of_diagnosis(made)

    assert (read.measure.key, read.figure.numerator, read.figure.denominator, read.figure.n) == (
        ANSWERED.key,
        20,
        50,
        50,
    )
    assert [row.name for row in history(f"diagnosis:{made.pk}")] == ["plans.diagnosis_written", "plans.evidence_read"]


def test_numbers_for_the_inside_are_for_who_leads_the_unit(cast: Cast, monday: datetime) -> None:
    """A number that is open to nobody, and one with few people behind it, are read by the head and not by an officer."""
    count(cast.unit, date(2025, 11, 4), late=1, on_time=1, measure=ON_TIME.key)
    count(cast.unit, date(2025, 1, 4), late=1, on_time=1)

    def keys(account: Account, period: Period = QUARTER) -> list[str]:
        return [one.measure.key for one in numbers_of(cast.actor(account, monday), cast.unit.pk, period, monday)]

    assert (keys(cast.colleague), sorted(keys(cast.head))) == ([ANSWERED.key], [ANSWERED.key, ON_TIME.key])
    assert (keys(cast.colleague, JANUARY), keys(cast.head, JANUARY)) == ([], [ANSWERED.key])


def test_nobody_begins_with_a_number_they_may_not_see(cast: Cast, monday: datetime) -> None:
    with pytest.raises(MeasureUnreadable):
        diagnosed(cast, monday, measures=["letters.received"])
    with pytest.raises(NotYourSheet):
        diagnosed(cast, monday, actor=cast.actor(cast.head, monday))
    assert not Diagnosis.objects.exists()


def test_a_plan_goes_to_the_head_comes_back_and_is_accepted_as_promises(cast: Cast, monday: datetime) -> None:
    sari, head = cast.actor(cast.sari, monday), cast.actor(cast.head, monday)
    plan = submit_plan(plan=planned(cast, monday), actor=sari, at=monday)
    assert [item.kind for item in open_items(head)] == ["plans.action_plan"]
    with pytest.raises(HandedIn):
        write_plan(plan=plan, sheet=plan_sheet(monday.date()), seen_at=None, actor=sari, at=monday)
    with pytest.raises(HandedIn):
        write_diagnosis(diagnosis=plan.design.diagnosis, sheet=SHEET, seen_number=1, actor=sari, at=monday)

    plan = send_back(plan=plan, words="Tambahkan uji coba di dua kelurahan.", actor=head, at=monday)
    assert [item.url for item in open_items(sari)] == ["/diklat/rencana/5/"]
    plan = write_plan(plan=plan, sheet=plan_sheet(monday.date()), seen_at=None, actor=sari, at=monday)
    plan = accept_plan(plan=submit_plan(plan=plan, actor=sari, at=monday), actor=head, at=monday)

    assert (plan.state, plan.number, plan.accepted_number, plan.mentor) == ("accepted", 2, 2, cast.head.person)
    assert [row.due_on for row in Commitment.objects.order_by("due_on")] == [date(2026, 1, 14), date(2026, 3, 26)]
    assert [item.kind for item in open_items(sari)] == ["plans.commitment"] * 2
    assert not open_items(head).exists()
    assert findings() == []


def test_nobody_accepts_a_plan_of_their_own_and_no_stranger_does(cast: Cast, monday: datetime) -> None:
    plan = submit_plan(plan=planned(cast, monday), actor=cast.actor(cast.sari, monday), at=monday)
    for account in (cast.sari, cast.colleague, cast.stranger, cast.coach):
        with pytest.raises(NotTheMentor):
            accept_plan(plan=plan, actor=cast.actor(account, monday), at=monday)


def test_a_head_s_own_plan_goes_to_the_head_above(town: Town, cast: Cast, monday: datetime) -> None:
    mayor = officer("Wali Kota", Role.HEAD, town.root)
    as_owner = replace(cast, sari=cast.head)
    plan = submit_plan(plan=planned(as_owner, monday), actor=cast.actor(cast.head, monday), at=monday)

    assert plan.mentor == mayor.person
    with pytest.raises(NotTheMentor):
        accept_plan(plan=plan, actor=cast.actor(cast.head, monday), at=monday)
    assert accept_plan(plan=plan, actor=cast.actor(mayor, monday), at=monday).state == "accepted"


def test_what_is_unfinished_is_not_handed_in_and_a_stale_form_overwrites_nothing(cast: Cast, monday: datetime) -> None:
    sari = cast.actor(cast.sari, monday)
    plan = planned(cast, monday)
    seen = version_of(plan).written_at
    empty = replace(plan_sheet(monday.date()), stages=(), aim="")
    plan = write_plan(plan=plan, sheet=empty, seen_at=seen, actor=sari, at=monday + DAY)
    with pytest.raises(WrittenSince):
        write_plan(plan=plan, sheet=empty, seen_at=seen, actor=sari, at=monday + DAY)
    with pytest.raises(WordsMissing):
        submit_plan(plan=plan, actor=sari, at=monday + DAY)
    backwards = replace(plan_sheet(monday.date()).stages[0], last_day=date(2025, 1, 1))
    with pytest.raises(PlanUnfinished):
        write_plan(plan=plan, sheet=plan_sheet(monday.date(), stages=[backwards]), seen_at=None, actor=sari, at=monday)


def test_a_change_leaves_promises_standing_and_moves_only_what_changed(
    cast: Cast, photo: StoredFile, monday: datetime
) -> None:
    sari, head = cast.actor(cast.sari, monday), cast.actor(cast.head, monday)
    plan = accepted(cast, monday)
    first, last = live_milestones([plan])[plan.pk]
    finish_commitment(commitment=first.commitment, files=[photo], actor=sari, at=monday + DAY)
    plan = change_plan(plan=plan, why="Ruang baru selesai bulan April.", actor=sari, at=monday + DAY)
    assert (plan.accepted_number, plan.number, plan.state) == (1, 2, "draft")
    assert Commitment.objects.get(pk=last.commitment_id).status == "open"

    kept = plan_sheet(monday.date()).stages
    moved = [kept[0], kept[1], replace(kept[2], last_day=kept[2].last_day + 30 * DAY)]
    plan = write_plan(
        plan=plan, sheet=plan_sheet(monday.date(), stages=moved), seen_at=None, actor=sari, at=monday + DAY
    )
    plan = accept_plan(plan=submit_plan(plan=plan, actor=sari, at=monday + DAY), actor=head, at=monday + DAY)
    now = live_milestones([plan])[plan.pk]

    assert [(one.key, one.commitment.status) for one in now] == [("1", "done"), ("3", "open")]
    assert Commitment.objects.get(pk=last.commitment_id).status == "dropped"
    assert version_of(plan, 1).sheet != version_of(plan, 2).sheet
    assert plan.began_on == date(2026, 1, 5)
    assert findings() == []


def test_it_is_carried_out_once_every_milestone_is(cast: Cast, photo: StoredFile, monday: datetime) -> None:
    sari = cast.actor(cast.sari, monday)
    plan = accepted(cast, monday)
    with pytest.raises(MilestonesOpen):
        report_carried_out(plan=plan, what_came="Jadwal sudah berlaku.", actor=sari, at=monday)
    for one in live_milestones([plan])[plan.pk]:
        finish_commitment(commitment=one.commitment, files=[photo], actor=sari, at=monday + DAY)
    plan = report_carried_out(plan=plan, what_came="Jadwal sudah berlaku.", actor=sari, at=monday + 2 * DAY)

    assert (plan.state, plan.closed_at) == ("carried_out", monday + 2 * DAY)
    assert findings() == []


def test_a_head_may_end_it_and_what_is_open_is_given_up(cast: Cast, monday: datetime) -> None:
    plan = accepted(cast, monday)
    plan = end_plan(plan=plan, why="Tugas dialihkan ke dinas lain.", actor=cast.actor(cast.head, monday), at=monday)

    assert plan.state == "ended"
    assert set(Commitment.objects.values_list("status", flat=True)) == {"dropped"}
    assert not open_items(cast.actor(cast.sari, monday)).exists()


def test_who_may_see_a_plan_is_the_same_asked_three_ways(town: Town, cast: Cast, monday: datetime) -> None:
    plan = accepted(cast, monday)
    plan = appoint_coach(plan=plan, coach=cast.coach.person, actor=PLATFORM, at=monday)
    actors = {
        name: cast.actor(getattr(cast, name), monday) for name in ("sari", "head", "coach", "colleague", "stranger")
    }
    actors |= {"mayor": town.mayor, "auditor": town.auditor, "lights_head": town.lights_head, "officer": town.officer}
    allowed = {name for name, actor in actors.items() if SEE_PLAN.allows(actor, plan)}

    assert allowed == {"sari", "head", "coach", "mayor", "auditor"}
    assert allowed == {name for name, actor in actors.items() if visible_plans(actor).exists()}
    assert {name for name, actor in actors.items() if visible_diagnoses(actor).exists()} == allowed - {"coach"}
    speak_to_plan(plan=plan, text="Mulai dari loket tersibuk.", actor=actors["coach"], at=monday)


def test_three_and_six_months_later_the_same_number_stands_beside_its_baseline(cast: Cast, monday: datetime) -> None:
    plan = accepted(cast, monday)
    count(cast.unit, date(2026, 3, 2), late=20, on_time=24)
    count(cast.unit, date(2026, 6, 1), late=5, on_time=45)
    assert read_due_effects(actor=PLATFORM, at=noon(date(2026, 4, 4))) == 0
    assert read_due_effects(actor=PLATFORM, at=noon(date(2026, 4, 5))) == 1
    assert read_due_effects(actor=PLATFORM, at=noon(date(2026, 7, 9))) == 1
    assert read_due_effects(actor=PLATFORM, at=noon(date(2026, 7, 10))) == 0
    early, late = effects_of(plan)

    assert (early.months, early.after.numerator, early.after.n, early.shown) == (3, 24, 44, Shown.NOT_SHOWN)
    assert (late.months, late.after.numerator, late.after.n, late.shown) == (6, 45, 50, Shown.BETTER)
    assert (late.after_days.first_day, late.after_days.last_day) == (date(2026, 4, 4), date(2026, 7, 4))
    assert [row.name for row in history(f"action_plan:{plan.pk}")].count("plans.effect_read") == 2


def test_a_visit_is_taken_over_by_the_head_s_promise(cast: Cast, monday: datetime) -> None:
    line = AdoptionLine("", "Papan antrean di ruang tunggu", cast.unit.pk, cast.owner.pk, date(2026, 3, 1))
    sheet = VisitSheet(
        "MPP Kota Sebelah",
        "Antreannya paling singkat.",
        "Daftar periksa",
        date(2026, 1, 4),
        "Papan",
        "Tak ada",
        (line,),
    )
    sari, head = cast.actor(cast.sari, monday), cast.actor(cast.head, monday)
    visit = start_visit(
        unit=cast.unit,
        owner=cast.owner,
        source_kind="training.seat",
        source_id=5,
        url="/k/",
        sheet=sheet,
        actor=sari,
        at=monday,
    )
    with pytest.raises(NotTheMentor):
        agree_adoptions(visit=visit, actor=sari, at=monday)
    [adopted] = agree_adoptions(visit=visit, actor=head, at=monday)
    assert (adopted.commitment.title, adopted.commitment.owner_person) == (line.what, cast.owner)
    with pytest.raises(PlanUnfinished):
        write_visit(visit=visit, sheet=replace(sheet, adoptions=()), seen_number=1, actor=sari, at=monday)
    assert visible_visits(head).get() == visit
    assert not visible_visits(cast.actor(cast.colleague, monday)).exists()
    assert findings() == []


def test_every_edit_behind_the_ledger_s_back_is_named(cast: Cast, monday: datetime) -> None:
    sari = cast.actor(cast.sari, monday)
    plan = accepted(cast, monday, coach=cast.coach.person)
    speak_to_plan(plan=plan, text="Mulai dari loket tersibuk.", actor=sari, at=monday)
    line = AdoptionLine("1", "Papan antrean di ruang tunggu", cast.unit.pk, None, date(2026, 3, 1))
    sheet = VisitSheet("MPP Kota Sebelah", "Antreannya paling singkat.", "", date(2026, 1, 4), "", "", (line,))
    visit = start_visit(
        unit=cast.unit,
        owner=cast.owner,
        source_kind="training.seat",
        source_id=5,
        url="/k/",
        sheet=sheet,
        actor=sari,
        at=monday,
    )
    agree_adoptions(visit=visit, actor=cast.actor(cast.head, monday), at=monday)
    count(cast.unit, date(2026, 3, 2), late=5, on_time=45)
    read_due_effects(actor=PLATFORM, at=noon(date(2026, 4, 5)))
    assert EffectReading.objects.count() == 1
    assert findings() == []

    plan_named, visit_named = f"action plan {plan.pk}", f"visit {visit.pk}"
    diagnosis, design = f"diagnosis {plan.design.diagnosis_id}", f"design {plan.design_id}"
    edits: list[tuple[str, list[object], str]] = [
        ("UPDATE plans_diagnosis SET sheet = %s", ['{"problem": "tidak ada"}'], diagnosis),
        ("UPDATE plans_diagnosis SET last_day = '2025-12-30'", [], diagnosis),
        ("UPDATE plans_diagnosis SET unit_id = unit_id + 1", [], diagnosis),
        ("UPDATE plans_evidence SET numerator = 45", [], diagnosis),
        ("DELETE FROM plans_evidence", [], diagnosis),
        ("UPDATE plans_design SET sheet = %s", ['{"what": "lain"}'], design),
        ("UPDATE plans_design SET subject_key = 'cost'", [], design),
        ("UPDATE plans_planversion SET sheet = %s", ['{"stages": []}'], plan_named),
        ("UPDATE plans_planversion SET design_sheet = %s", ["{}"], plan_named),
        ("UPDATE plans_planversion SET handed_in_at = NULL", [], plan_named),
        ("UPDATE plans_actionplan SET state = 'carried_out'", [], plan_named),
        ("UPDATE plans_actionplan SET accepted_number = NULL", [], plan_named),
        ("UPDATE plans_actionplan SET mentor_id = owner_id", [], plan_named),
        ("UPDATE plans_actionplan SET coach_id = NULL", [], plan_named),
        ("UPDATE plans_planword SET text = 'Bagus sekali.'", [], plan_named),
        ("DELETE FROM plans_planword", [], plan_named),
        ("DELETE FROM plans_milestone", [], plan_named),
        ("UPDATE plans_effectreading SET numerator = 50", [], plan_named),
        ("UPDATE plans_effectreading SET months = 6", [], plan_named),
        ("DELETE FROM plans_effectreading", [], plan_named),
        ("UPDATE plans_visit SET sheet = %s", ['{"locus": "lain"}'], visit_named),
        ("DELETE FROM plans_adoption", [], visit_named),
    ]
    assert not_named(edits) == []


def test_a_design_written_anew_keeps_to_the_numbers_of_its_diagnosis(cast: Cast, monday: datetime) -> None:
    sari = cast.actor(cast.sari, monday)
    plan = planned(cast, monday)
    foreign = replace(DESIGN, expects=(Expectation("letters.received", "naik"),))
    with pytest.raises(PlanUnfinished):
        write_design(design=plan.design, sheet=foreign, changes=STANDARD, seen_number=1, actor=sari, at=monday)
    written = write_design(design=plan.design, sheet=DESIGN, changes=STANDARD, seen_number=1, actor=sari, at=monday)
    assert written.number == 2
