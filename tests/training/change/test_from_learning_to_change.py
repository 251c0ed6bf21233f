# SPDX-License-Identifier: EUPL-1.2
"""Somebody who takes part begins with the numbers of their unit and ends with the same numbers half a year later."""

import io
from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from praja.duties.training.handlers.change import about, mentor_of, owner_and_coach, readers_of_effect
from praja.duties.training.queries.change import NO_PLAN, standing_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.delivering import delivered
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.models import ActionPlan, Commitment, EffectReading
from praja.kernel.plans.tasks import read_effects
from praja.kernel.work.queries import open_items
from sql_edits import findings
from training.change.acting import (
    DAY,
    DESIGN,
    DIAGNOSIS,
    MEASURE,
    PLAN,
    WRITTEN,
    accepted,
    at_work,
    base,
    count,
    planned,
    send,
)
from training.conftest import College


def photo() -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(made, "JPEG")
    made.seek(0)
    made.name = "bukti.jpg"
    return made


def test_a_plan_is_written_handed_in_accepted_carried_out_and_read_again(college: College) -> None:
    worker, head = college.staff.worker, college.staff.bridges_head
    plan = accepted(college, worker, head)
    page = f"{base(college)}{plan.source_id}/"
    assert (plan.coach, plan.mentor) == (college.coach.person, head.person)
    assert plan.design.diagnosis.evidence.get().measure == MEASURE
    assert [item.url for item in open_items(actor_of(worker, WRITTEN + DAY))] == [
        f"{page}#tonggak-1",
        f"{page}#tonggak-3",
    ]

    for one in plan.milestones.order_by("pk"):
        with at_work(worker, WRITTEN + 2 * DAY) as client:
            send(client, f"{page}tonggak/{one.pk}/", {"deed": "finish", "note": "", "papers": [photo()]})
    assert set(Commitment.objects.values_list("status", flat=True)) == {"done"}
    with at_work(worker, WRITTEN + 3 * DAY) as client:
        send(client, f"{page}tindakan/", {"deed": "carried_out", "words": "Jadwal berlaku sejak Maret."})

    seat = plan.source_id
    count(plan.unit, date(2026, 8, 3), late=4, on_time=46)
    read_effects(datetime(2026, 9, 5, 1, 0, tzinfo=UTC))
    assert EffectReading.objects.count() == 2
    with at_work(worker, datetime(2026, 9, 5, 2, 0, tzinfo=UTC)) as client:
        told = client.get(page).content.decode()
    assert "Better than the baseline" in told
    assert "+52.0 percentage points; 95% interval from +34.4 to +65.3" in told
    assert "40.0% (20 of 50)" in told
    standing = standing_of(college.training_class)
    assert (standing[seat].accepted, standing[seat].milestones_done, standing[seat].milestones) == (True, 2, 2)
    assert standing[college.seat(college.staff.stranger).pk] == NO_PLAN
    assert findings() == []


def test_nothing_typed_is_lost_and_what_is_wrong_stands_at_its_field(college: College) -> None:
    worker = college.staff.worker
    with at_work(worker, WRITTEN) as client:
        answer = client.post(
            f"{base(college)}diagnosis/", {"problem": "", "cause_0_text": "Satu orang", "cause_count": "3"}
        )
        told = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_problem"' in told
    assert "Satu orang" in told


def test_a_stage_that_ends_before_it_begins_is_named_at_its_day(college: College) -> None:
    worker = college.staff.worker
    with at_work(worker, WRITTEN) as client:
        send(client, f"{base(college)}diagnosis/", {**DIAGNOSIS, "measures": []})
        send(client, f"{base(college)}rancangan/", DESIGN)
        answer = client.post(f"{base(college)}tulis/", {**PLAN, "stage_1_last_day": "2026-01-01"})
    assert answer.status_code == 422
    assert 'href="#id_stage_1_last_day"' in answer.content.decode()
    assert not ActionPlan.objects.exists()


def test_a_mentor_sends_it_back_and_the_owner_reads_why(college: College) -> None:
    plan = planned(college, college.staff.worker)
    page = f"{base(college)}{plan.source_id}/"
    with at_work(college.staff.roads_head, WRITTEN) as client:
        send(client, f"{page}tindakan/", {"deed": "send_back", "words": "kurang"}, expect=422)
        send(client, f"{page}tindakan/", {"deed": "send_back", "words": "Tambahkan uji coba di dua kelurahan."})
    with at_work(college.staff.worker, WRITTEN) as client:
        assert "Tambahkan uji coba di dua kelurahan." in client.get(page).content.decode()
        assert "Change what your mentor asks for" in client.get(base(college)).content.decode()


def test_only_those_who_belong_to_it_see_a_plan(college: College) -> None:
    """Its owner, the head, coach, committee, personnel office; no fellow participant, trainer, or head of another unit."""
    plan = planned(college, college.staff.worker)
    page = f"{base(college)}{plan.source_id}/"
    staff = college.staff
    may = {"worker": staff.worker, "head": staff.roads_head, "coach": college.coach, "committee": college.committee}
    may["keeper"] = college.keeper
    not_ = {
        "colleague": staff.colleague,
        "stranger": staff.stranger,
        "trainer": college.trainer,
        "other": staff.lights_head,
    }
    answers = {}
    for name, account in {**may, **not_}.items():
        with at_work(account, WRITTEN) as client:
            files = client.get(f"{page}berkas/docx").status_code
            answers[name] = (client.get(page).status_code, files, "Kaji" in client.get(base(college)).content.decode())
    assert {name for name, got in answers.items() if got[:2] == (200, 200)} == set(may)
    assert {name for name, got in answers.items() if got[:2] == (404, 404)} == set(not_)


def test_the_plan_comes_on_paper_with_its_stages(college: College) -> None:
    plan = accepted(college, college.staff.worker, college.staff.roads_head)
    with at_work(college.staff.worker, WRITTEN + DAY) as client:
        pdf = client.get(f"{base(college)}{plan.source_id}/berkas/pdf")
        assert client.get(f"{base(college)}{plan.source_id}/berkas/exe").status_code == 404
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


def test_the_board_costs_the_same_whatever_the_number_of_plans(college: College) -> None:
    counts = []
    for account in (college.staff.worker, college.staff.colleague):
        planned(college, account)
        with at_work(college.keeper, WRITTEN) as client:
            client.get(base(college))
            with CaptureQueriesContext(connection) as seen:
                assert client.get(base(college)).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_mentor_owner_and_coach_hear_of_it_without_a_word_of_the_plan(college: College) -> None:
    plan = accepted(college, college.staff.worker, college.staff.bridges_head)
    count(plan.unit, date(2026, 8, 3), late=4, on_time=46)
    read_effects(datetime(2026, 9, 5, 1, 0, tzinfo=UTC))
    owner, mentor, coach = (one.person_id for one in (college.staff.worker, college.staff.bridges_head, college.coach))
    told = {
        row.name: delivered(row) for row in LedgerEvent.objects.filter(stream=f"action_plan:{plan.pk}").order_by("id")
    }

    assert list(mentor_of(told["plans.plan_submitted"])) == [mentor]
    assert list(owner_and_coach(told["plans.plan_accepted"])) == [owner, coach]
    assert list(readers_of_effect(told["plans.effect_read"])) == [owner, mentor]
    assert set(about(told["plans.plan_accepted"])) == {"code", "url"}
