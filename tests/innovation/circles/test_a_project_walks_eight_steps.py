# SPDX-License-Identifier: EUPL-1.2
"""Eight steps, each begun only when the one before is complete; the head decides about plan and standard; going back
keeps all."""

from datetime import date
from typing import Any

import pytest

from innovation.circles.acting import BEGUN, DAY, SHEETS, Group
from officers import signed_in
from praja.duties.innovation.attestation.circles import circles_match_their_events, projects_match_their_events
from praja.duties.innovation.enums.circles import CirclePart, ProjectState
from praja.duties.innovation.errors.circles import NotYourCircle, SheetWrittenSince, StepIncomplete, StepNotOpen
from praja.duties.innovation.models.circles import CircleProject
from praja.duties.innovation.operations.circles import (
    CircleWish,
    MinutesWish,
    approve_plan,
    display_project,
    go_back,
    go_on,
    grow_into_innovation,
    hand_in_plan,
    keep_circle,
    open_project,
    send_plan_back,
    stop_project,
    take_in_person,
    write_minutes,
    write_sheet,
)
from praja.duties.innovation.queries.circles import entry_of, projects_visible
from praja.duties.innovation.rules.circles import SEE_PROJECT
from praja.kernel.people.models import Account
from praja.kernel.plans.enums import PlanState
from praja.kernel.plans.models import Commitment, Diagnosis
from praja.kernel.procedures.errors import StepNotAllowed, WordsTooShort
from praja.kernel.work.models import WorkItem

GIVEN: dict[str, Any] = {"at": BEGUN + DAY, "seen_version": None}


def test_from_the_theme_to_the_next_plan(group: Group):
    project = group.walk_to(9)

    assert project.case.state == ProjectState.FINISHED
    assert [row.step for row in project.sheets.order_by("pk")] == list(range(1, 9))
    assert project.plan is not None
    assert project.plan.state == PlanState.ACCEPTED
    assert not list(circles_match_their_events())
    assert not list(projects_match_their_events())


@pytest.mark.parametrize(
    ("step", "field", "changes"),
    [(1, "target", {"target": ""}), (2, "roots", {"roots": "?"}), (3, "chosen", {"chosen": ""})],
)
def test_a_step_that_lacks_something_is_not_left(group: Group, step: int, field: str, changes: dict[str, str]):
    group.walk_to(step)
    group.pareto(step)
    group.write(step, **changes)
    group.meet(step)

    with pytest.raises(StepIncomplete) as refused:
        go_on(case=group.case(), actor=group.leader, **GIVEN)
    assert refused.value.field == field

    group.write(step)
    go_on(case=group.case(), actor=group.leader, **GIVEN)


def test_a_step_without_numbers_or_minutes_is_not_left(group: Group):
    group.write(1)
    with pytest.raises(StepIncomplete) as refused:
        go_on(case=group.case(), actor=group.leader, **GIVEN)
    assert refused.value.field == "numbers"

    group.pareto(1)
    with pytest.raises(StepIncomplete) as refused:
        go_on(case=group.case(), actor=group.leader, **GIVEN)
    assert refused.value.field == "meetings"


def test_rows_of_the_plan_become_promises_only_when_the_head_accepts(group: Group):
    group.walk_to(4)
    group.write(4)
    group.meet(4)
    hand_in_plan(case=group.case(), actor=group.leader, **GIVEN)
    assert not Commitment.objects.exists()
    with pytest.raises(StepNotAllowed):
        approve_plan(case=group.case(), actor=group.leader, **GIVEN)

    approve_plan(case=group.case(), actor=group.head, **GIVEN)

    promised = Commitment.objects.get()
    assert (promised.title, promised.due_on) == ("Menyusun jadwal pengganti", date(2026, 4, 30))
    assert promised.owner_person_id == group.staff.worker.person_id


def test_a_promise_on_the_desk_leads_to_its_place_on_the_page(group: Group):
    group.walk_to(4)
    group.write(4)
    group.meet(4)
    hand_in_plan(case=group.case(), actor=group.leader, **GIVEN)
    approve_plan(case=group.case(), actor=group.head, **GIVEN)

    page, _mark, place = WorkItem.objects.get(commitments=Commitment.objects.get()).url.partition("#")

    assert place
    assert f'id="{place}"' in signed_in(group.staff.worker).get(page).content.decode()


def test_a_plan_that_was_sent_back_is_handed_in_again(group: Group):
    group.walk_to(4)
    group.write(4)
    group.meet(4)
    hand_in_plan(case=group.case(), actor=group.leader, **GIVEN)
    with pytest.raises(WordsTooShort):
        send_plan_back(case=group.case(), why="?", actor=group.head, **GIVEN)
    send_plan_back(case=group.case(), why="Tanggalnya terlalu jauh.", actor=group.head, **GIVEN)
    assert group.case().state == ProjectState.PLAN

    row = {**SHEETS[4]["plan"][0], "last_day": "2026-03-31"}
    group.write(4, plan=[row])
    hand_in_plan(case=group.case(), actor=group.leader, **GIVEN)
    approve_plan(case=group.case(), actor=group.head, **GIVEN)

    assert Commitment.objects.get().due_on == date(2026, 3, 31)
    assert not list(projects_match_their_events())


def test_an_open_promise_keeps_the_project_at_its_work(group: Group):
    group.walk_to(5)
    group.write(5)
    with pytest.raises(StepIncomplete) as refused:
        go_on(case=group.case(), actor=group.leader, **GIVEN)
    assert refused.value.field == "milestones"


def test_going_back_keeps_what_was_written_and_asks_the_head_again(group: Group):
    group.walk_to(6)
    go_back(case=group.case(), to_step=3, why="Solusinya ternyata terlalu mahal.", actor=group.leader, **GIVEN)
    assert group.case().state == ProjectState.SOLUTION
    assert group.project.sheets.filter(step=4).count() == 1

    group.write(3, chosen="Juru gambar kedua dari seksi lain.")
    go_on(case=group.case(), actor=group.leader, **GIVEN)
    later = [{**SHEETS[4]["plan"][0], "what": "Meminjam juru gambar", "last_day": "2026-05-31"}]
    group.write(4, plan=later)
    hand_in_plan(case=group.case(), actor=group.leader, **GIVEN)
    approve_plan(case=group.case(), actor=group.head, **GIVEN)

    assert group.reread().plan.number == 2  # type: ignore[union-attr]
    assert not list(projects_match_their_events())


@pytest.mark.parametrize("to_step", [0, 1, 2, 8])
def test_going_back_leads_only_to_an_earlier_step(group: Group, to_step: int):
    with pytest.raises(StepNotOpen):
        go_back(case=group.case(), to_step=to_step, why="Belum ada alasannya.", actor=group.leader, **GIVEN)


def test_only_the_step_at_hand_is_written_and_by_the_group_alone(group: Group):
    with pytest.raises(StepNotOpen):
        group.write(2)
    given: dict[str, Any] = {"project": group.project, "step": 1, "sheet": SHEETS[1], "at": BEGUN}
    for account in (group.staff.stranger, group.staff.bridges_head):
        with pytest.raises(NotYourCircle):
            write_sheet(**given, seen_number=0, actor=group.actor(account))
    group.write(1)
    with pytest.raises(SheetWrittenSince):
        write_sheet(**given, seen_number=0, actor=group.leader)


@pytest.mark.parametrize(
    ("role", "during", "after"),
    [
        *(("worker", True, True), ("contracted", True, True), ("bridges_head", True, True), ("mayor", True, True)),
        *(("auditor", True, True), ("stranger", False, True), ("lights_head", False, True)),
    ],
)
def test_others_in_the_office_read_it_once_it_is_finished(group: Group, role: str, during: bool, after: bool):
    account: Account = getattr(group.staff, role)

    def sees(project: CircleProject) -> tuple[bool, bool]:
        actor = group.actor(account)
        return SEE_PROJECT.allows(actor, project), projects_visible(actor).filter(pk=project.pk).exists()

    assert sees(group.reread()) == (during, during)
    assert sees(group.walk_to(9)) == (after, after)


def test_a_new_leader_takes_over_what_waits_and_the_numbers(group: Group):
    staff = group.staff
    group.walk_to(4)
    take_in_person(
        circle=group.circle, person=staff.colleague.person, part=CirclePart.LEADER, actor=group.head, at=BEGUN
    )
    assert WorkItem.objects.get(case_id=group.project.pk, closed_at=None).holder_person_id == staff.colleague.person_id
    group.write(4)
    group.meet(4)
    with pytest.raises(StepNotAllowed):
        go_back(case=group.case(), to_step=1, why="Saya bukan ketua lagi.", actor=group.leader, **GIVEN)

    hand_in_plan(case=group.case(), actor=group.actor(staff.colleague), **GIVEN)

    assert group.reread().plan.owner_id == staff.colleague.person_id  # type: ignore[union-attr]
    assert not list(circles_match_their_events())
    assert not list(projects_match_their_events())


def test_minutes_say_who_was_there_and_are_written_anew_with_their_number(group: Group):
    group.meet(1)
    row = group.project.minutes.get()
    wish = MinutesWish(
        held_on=date(2026, 2, 1),
        step=1,
        present=[group.staff.contracted.person],
        discussed="Angka dibaca ulang.",
        decided="Tema dipertajam lagi.",
    )
    given: dict[str, Any] = {"project": group.project, "wish": wish, "minutes": row, "actor": group.leader, "at": BEGUN}
    with pytest.raises(SheetWrittenSince):
        write_minutes(**given, seen_number=0)
    write_minutes(**given, seen_number=1)

    row.refresh_from_db()
    assert row.number == 2
    assert [one.person_id for one in row.present.all()] == [group.staff.contracted.person_id]
    assert not list(projects_match_their_events())


def test_circles_are_kept_by_the_head_or_the_bureau_and_projects_begun_by_the_leader(group: Group):
    staff = group.staff
    for account in (staff.worker, staff.lights_head, staff.auditor):
        with pytest.raises(NotYourCircle):
            keep_circle(
                wish=_wish(group), unit=staff.bridges, leader=staff.worker.person, actor=group.actor(account), at=BEGUN
            )
    for account in (staff.colleague, staff.bridges_head):
        with pytest.raises(NotYourCircle):
            open_project(circle=group.circle, title="Tema lain lagi", actor=group.actor(account), at=BEGUN)
    take_in_person(
        circle=group.circle, person=staff.stranger.person, part=CirclePart.MEMBER, actor=group.leader, at=BEGUN
    )
    with pytest.raises(NotYourCircle):
        take_in_person(
            circle=group.circle, person=staff.stranger.person, part=CirclePart.SECRETARY, actor=group.leader, at=BEGUN
        )


def _wish(group: Group) -> Any:
    return CircleWish(title="KBK Lain", aim="Sesuatu yang lain lagi.", founded_on=date(2026, 1, 5))


def test_a_finished_project_is_shown_and_an_unfinished_one_stopped(group: Group):
    with pytest.raises(StepNotAllowed):
        stop_project(case=group.case(), why="Tidak ada waktu lagi.", actor=group.actor(group.staff.colleague), **GIVEN)
    group.walk_to(9)
    display_project(case=group.case(), actor=group.head, **GIVEN)
    assert group.case().state == ProjectState.DISPLAYED


def test_a_project_as_an_entry_of_a_competition(group: Group):
    entry = entry_of(group.walk_to(9))

    assert (entry.title, entry.unit_id) == ("Gambar jembatan lebih cepat", group.staff.bridges.pk)
    people = (group.staff.worker, group.staff.colleague, group.staff.contracted)
    assert set(entry.people) == {one.person_id for one in people}
    assert list(entry.texts) == list(range(1, 9))
    assert "Cuti tanpa pengganti" in entry.texts[2]


def test_a_finished_project_becomes_an_innovation_once_with_causes_and_results(group: Group):
    with pytest.raises(StepNotOpen):
        grow_into_innovation(project=group.reread(), actor=group.leader, at=BEGUN)
    project = group.walk_to(9)
    made = grow_into_innovation(project=project, actor=group.leader, at=BEGUN + 9 * DAY)

    assert (made.origin_kind, made.origin_id) == ("innovation.circle", project.pk)
    assert made.profiles.get().sheet["results"] == "Hari menunggu: 5 → 2"
    causes = Diagnosis.objects.get(source_kind="innovation.path", source_id=made.pk).sheet["causes"]
    assert [one["text"] for one in causes] == ["Satu juru gambar", "Cuti tanpa pengganti", "Diperiksa dua kali"]
    assert grow_into_innovation(project=project, actor=group.leader, at=BEGUN + 9 * DAY) == made
    with pytest.raises(NotYourCircle):
        grow_into_innovation(project=project, actor=group.actor(group.staff.colleague), at=BEGUN)
