# SPDX-License-Identifier: EUPL-1.2
"""A machine whose clock was wrong holds a whole morning: one word for all of them."""

from datetime import timedelta

import pytest
from django.test import Client

from attendance.conftest import Staff
from attendance.machines.scene import DAY, MORNING, known_as, lobby, sent
from praja.duties.attendance.errors.punches import NothingToJudge, ReasonMissing
from praja.duties.attendance.models import DirtyDay, Judgement, Machine, Punch
from praja.duties.attendance.operations.judging import judge_punch, judge_together
from praja.duties.attendance.queries.together import Together, held_together
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from sql_edits import findings

AHEAD = ("12\t2026-08-20 09:31:00\t0\t1", "13\t2026-08-20 09:32:00\t0\t1", "12\t2026-08-20 09:33:00\t1\t1")
WHY = "Mesin dipasang ulang pagi itu"


@pytest.fixture
def machine(staff: Staff) -> Machine:
    """Two employees punched three times on a machine that is two hours ahead."""
    found = lobby(staff)
    known_as(staff, staff.worker, "12")
    known_as(staff, staff.colleague, "13")
    sent(found, *AHEAD)
    return found


def test_one_word_counts_for_all_and_empties_the_desks(staff: Staff, machine: Machine) -> None:
    keeper = staff.actor(staff.keeper, MORNING)
    (held,) = held_together(keeper)
    assert (held.machine_id, held.day, held.count, held.people) == (machine.pk, DAY, 3, 2)
    DirtyDay.objects.all().delete()

    assert judge_together(held=held, counts=True, reason="", actor=keeper, at=MORNING) == 3

    assert set(Judgement.objects.values_list("counts", flat=True)) == {True}
    assert LedgerEvent.objects.filter(name="attendance.punch_judged").count() == 3
    assert set(DirtyDay.objects.values_list("employee", "day")) >= {
        (staff.employee(one).pk, DAY) for one in (staff.worker, staff.colleague)
    }
    assert not WorkItem.objects.filter(kind="attendance.held", closed_at=None).exists()
    assert held_together(keeper) == []
    with pytest.raises(NothingToJudge):
        judge_together(held=held, counts=True, reason="", actor=keeper, at=MORNING)
    assert findings() == []


def test_what_was_decided_or_came_in_the_meantime_stands(staff: Staff, machine: Machine) -> None:
    keeper = staff.actor(staff.keeper, MORNING)
    (held,) = held_together(keeper)
    first, *_others = Punch.objects.order_by("pk")
    judge_punch(punch=first, counts=False, reason=WHY, actor=keeper, at=MORNING)
    sent(machine, "13\t2026-08-20 09:40:00\t1\t1", at=MORNING + timedelta(minutes=1))

    assert judge_together(held=held, counts=True, reason="", actor=keeper, at=MORNING) == 2

    assert not Judgement.objects.get(punch=first).counts
    assert Punch.objects.filter(judgement=None).count() == 1


def test_none_counts_only_with_a_reason_that_employees_read(staff: Staff, machine: Machine) -> None:
    keeper = staff.actor(staff.keeper, MORNING)
    (held,) = held_together(keeper)
    with pytest.raises(ReasonMissing):
        judge_together(held=held, counts=False, reason=" ", actor=keeper, at=MORNING)

    assert judge_together(held=held, counts=False, reason=WHY, actor=keeper, at=MORNING) == 3
    assert set(Judgement.objects.values_list("counts", "reason")) == {(False, WHY)}


def test_nobody_says_it_of_themselves_or_of_others_people(staff: Staff, machine: Machine) -> None:
    seen = Together(machine.pk, DAY, Punch.objects.latest("pk").pk)
    worker = staff.actor(staff.worker, MORNING)
    assert held_together(worker) == []
    with pytest.raises(NothingToJudge):
        judge_together(held=seen, counts=True, reason="", actor=worker, at=MORNING)
    elsewhere = staff.actor(staff.lights_head, MORNING)
    with pytest.raises(NothingToJudge):
        judge_together(held=seen, counts=True, reason="", actor=elsewhere, at=MORNING)


def test_on_the_page_it_is_one_press_or_a_reason(staff: Staff, machine: Machine) -> None:
    client = Client()
    client.force_login(staff.keeper)
    with clock.frozen(MORNING):
        page = client.get("/presensi/ditahan/").content.decode()
        assert "Lobi" in page
        said = {"machine": machine.pk, "day": DAY.isoformat(), "upto": Punch.objects.latest("pk").pk}
        refused = client.post("/presensi/ditahan/bersama/", {**said, "counts": "0", "reason": "apa"})
        assert (refused.status_code, 'value="apa"' in refused.content.decode()) == (422, True)
        client.post("/presensi/ditahan/bersama/", {**said, "counts": "1", "reason": ""})
        assert Judgement.objects.filter(counts=True).count() == 3
        assert "bersama" not in client.get("/presensi/ditahan/").content.decode()
