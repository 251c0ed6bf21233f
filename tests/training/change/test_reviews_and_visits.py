# SPDX-License-Identifier: EUPL-1.2
"""Dated reviews by rubric, sealed before their owners read them; and visits whose adoption a head promises."""

from datetime import timedelta

from praja.duties.services.enums import Component
from praja.duties.training.queries.change import standing_of
from praja.duties.training.queries.change.reviews import RUBRIC_CRITERIA
from praja.kernel.assessments.models import Round, Score
from praja.kernel.plans import wording
from praja.kernel.plans.domain.components import COMPONENTS
from praja.kernel.plans.models import Commitment, Visit
from sql_edits import findings, not_named
from training.change.acting import DAY, WRITTEN, at_work, base, planned, send
from training.conftest import College

VISIT = {
    "locus": "MPP Kota Sebelah",
    "why": "Antreannya paling singkat di provinsi.",
    "visited_on": "2026-03-03",
    "findings": "Papan antrean terlihat dari pintu.",
    "line_count": "3",
    "line_0_what": "Papan antrean di ruang tunggu",
    "line_0_due_on": "2026-06-01",
}


def scores(value: int, comment: str = "") -> dict[str, str]:
    given = {f"value_{key}": str(value) for key, _title, _weight in RUBRIC_CRITERIA}
    return {**given, f"comment_{RUBRIC_CRITERIA[0][0]}": comment}


def open_review(college: College) -> Round:
    with at_work(college.keeper, WRITTEN) as client:
        given = {"title": "Telaah pertama", "opens_on": "2026-03-03", "closes_on": "2026-03-10"}
        people = [college.coach.person_id, college.trainer.person_id]
        send(client, f"{base(college)}telaah/", {**given, "assessors": people})
    return Round.objects.get()


def test_nobody_reads_scores_before_the_review_is_sealed_and_then_the_owner_does(college: College) -> None:
    plan = planned(college, college.staff.worker)
    row = open_review(college)
    page, sheet = f"{base(college)}{plan.source_id}/", f"{base(college)}telaah/{row.pk}/{plan.source_id}/"
    for account, value in ((college.coach, 4), (college.trainer, 3)):
        with at_work(account, WRITTEN) as client:
            assert client.get(sheet).status_code == 200
            assert client.get(page).status_code == 200
            send(client, sheet, scores(value, "Angkanya jelas."))
    for reader in (college.staff.worker, college.keeper, college.committee):
        with at_work(reader, WRITTEN) as client:
            assert "Angkanya jelas." not in client.get(page).content.decode()
            assert client.get(sheet).status_code == 404
    assert standing_of(college.training_class)[plan.source_id].reviews == 0

    with at_work(college.keeper, WRITTEN + DAY) as client:
        send(client, f"{base(college)}telaah/{row.pk}/", {})
    with at_work(college.staff.worker, WRITTEN + DAY) as client:
        told = client.get(page).content.decode()
    assert "3.50 of 4, by 2 reviewers" in told
    assert "Angkanya jelas." in told
    assert "Tirta" not in told.split("Reviews")[1].split("Benchmarking")[0]
    assert standing_of(college.training_class)[plan.source_id].reviews == 1
    score = Score.objects.first()
    assert score is not None
    edit = ("UPDATE assessments_score SET value = 1 WHERE id = %s", [score.pk], f"round {row.pk}")
    assert not_named([edit]) == []


def test_a_reviewer_with_a_conflict_leaves_the_plan_to_the_others(college: College) -> None:
    plan = planned(college, college.staff.worker)
    row = open_review(college)
    sheet = f"{base(college)}telaah/{row.pk}/{plan.source_id}/"
    with at_work(college.coach, WRITTEN) as client:
        send(client, sheet, {"deed": "conflict", "words": "Saya turut menyusunnya."})
        assert "You left this plan to others." in client.get(sheet).content.decode()
        assert client.post(sheet, scores(4)).status_code == 422
    assert not Score.objects.exists()


def test_only_who_holds_the_class_opens_a_review(college: College) -> None:
    planned(college, college.staff.worker)
    for account in (college.staff.worker, college.coach, college.staff.roads_head):
        with at_work(account, WRITTEN) as client:
            assert client.get(f"{base(college)}telaah/").status_code == 404


def test_a_visit_is_written_agreed_and_carried(college: College) -> None:
    worker = college.staff.worker
    seat = college.seat(worker)
    given = {**VISIT, "line_0_unit": str(seat.unit_id)}
    with at_work(worker, WRITTEN) as client:
        send(client, f"{base(college)}studi-tiru/", {**given, "line_0_due_on": ""}, expect=422)
        send(client, f"{base(college)}studi-tiru/", given)
    visit = Visit.objects.get()
    page = f"{base(college)}{seat.pk}/studi-tiru/{visit.pk}/"
    with at_work(college.staff.stranger, WRITTEN) as client:
        assert client.get(page).status_code == 404
    with at_work(worker, WRITTEN) as client:
        send(client, page, {"deed": "agree"}, expect=422)
    with at_work(college.staff.bridges_head, WRITTEN) as client:
        send(client, page, {"deed": "agree"})
    row = Commitment.objects.get()
    assert (row.title, row.owner_person, row.due_on.isoformat()) == (VISIT["line_0_what"], worker.person, "2026-06-01")
    with at_work(worker, WRITTEN + timedelta(hours=1)) as client:
        assert VISIT["line_0_what"] in client.get(page).content.decode()
    assert findings() == []


def test_components_are_called_as_standards_call_them() -> None:
    assert list(Component.values) == list(COMPONENTS) == list(wording.COMPONENTS)
    assert [str(name) for name in wording.COMPONENTS.values()] == [str(one.label) for one in Component]
