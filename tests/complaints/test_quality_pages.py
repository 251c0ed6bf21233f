# SPDX-License-Identifier: EUPL-1.2
"""The pages of the quality sample: what waits, one judgement, what came of them."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from complaints.quality import LOT, drawn, judgement, next_week, solved
from officers import officer, signed_in
from praja.duties.complaints.enums import CHECKLIST
from praja.duties.complaints.models import Answer, QualityReview
from praja.duties.complaints.operations import draw_sample, review_answer
from praja.duties.complaints.operations.answering import ANSWER_FILES
from praja.duties.complaints.queries.quality import results_by_unit
from praja.kernel.documents.operations import attach, take_in
from praja.kernel.people.enums import Role
from praja.lib import clock
from praja.lib.actors import NOBODY
from residents import photo
from towns import FOUNDER, Town

NOTE = "Tidak menyebut tanggal dan tidak memperlihatkan hasil."


@pytest.fixture(autouse=True)
def _after_the_draw(monday: datetime):  # type: ignore[no-untyped-def]
    with clock.frozen(monday + timedelta(days=7, hours=1)):
        yield


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Kartika Koordinator", Role.COMPLAINT_COORDINATOR, town.root))


def said(*missing: str, **more: object) -> dict[str, object]:
    return {name: "no" if name in missing else "yes" for name in CHECKLIST} | {
        "note": "",
        "verdict": "good",
        "seen_version": 5,
        **more,
    }


def text(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_what_waits_is_listed_and_the_page_shows_report_answer_and_points(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    answer = drawn(town, monday)
    attach(
        file=take_in(upload=photo(), actor=NOBODY, at=monday),
        object_kind=ANSWER_FILES,
        object_id=answer.pk,
        title="",
        actor=FOUNDER,
        at=monday,
    )
    assert f"/aduan/mutu/{answer.pk}/" in text(coordinator, "/aduan/mutu/")
    page = text(coordinator, f"/aduan/mutu/{answer.pk}/")

    assert "Lubang besar di jalan depan pasar" in page
    assert "Lubang sudah ditambal kemarin pagi" in page
    assert "Does it say when?" in page
    url = page.split('class="case-files"')[1].split('href="')[1].split('"')[0]
    picture = coordinator.get(url)
    assert picture["Content-Type"] == "image/jpeg"
    assert b"".join(picture.streaming_content)[:2] == b"\xff\xd8"
    picture.close()


def test_a_good_judgement_leads_to_the_next_one(coordinator: Client, town: Town, monday: datetime) -> None:
    for n in range(2):
        solved(town, monday + timedelta(minutes=n))
    draw_sample(actor=LOT, at=next_week(monday))
    first, second = QualityReview.objects.order_by("pk")
    response = coordinator.post(f"/aduan/mutu/{first.pk}/", said("shows"))

    assert (response.status_code, response["Location"]) == (302, f"/aduan/mutu/{second.pk}/")
    assert coordinator.post(f"/aduan/mutu/{second.pk}/", said())["Location"] == "/aduan/mutu/"
    page = text(coordinator, f"/aduan/mutu/{first.pk}/")
    assert "Judged" in page
    assert '<form method="post" novalidate' not in page


def test_a_weak_answer_is_sent_back_from_the_page(coordinator: Client, town: Town, monday: datetime) -> None:
    answer = drawn(town, monday)
    version = answer.complaint.case.version
    sent = said("shows", "says_when", note=NOTE, verdict="send_back", seen_version=version)
    assert coordinator.post(f"/aduan/mutu/{answer.pk}/", sent).status_code == 302

    answer.complaint.case.refresh_from_db()
    assert answer.complaint.case.state == "forwarded"
    assert QualityReview.objects.get(pk=answer.pk).sent_back


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"verdict": "send_back"}, "good enough"),
        ({"polite": "no", "shows": "no", "note": "-"}, "too short"),
        ({"polite": ""}, "Say yes or no"),
    ],
)
def test_a_judgement_that_cannot_be_taken_keeps_what_was_written(
    coordinator: Client, town: Town, monday: datetime, changed: dict[str, str], sentence: str
) -> None:
    answer = drawn(town, monday)
    response = coordinator.post(f"/aduan/mutu/{answer.pk}/", said() | {"note": "Kata saya"} | changed)
    page = response.content.decode()

    assert response.status_code == 422
    assert sentence in page
    assert changed.get("note", "Kata saya") in page
    assert QualityReview.objects.get(pk=answer.pk).reviewed_at is None


def test_a_page_out_of_date_says_so_and_keeps_the_note(coordinator: Client, town: Town, monday: datetime) -> None:
    answer = drawn(town, monday)
    sent = said("shows", "says_when", note=NOTE, verdict="send_back", seen_version=2)
    response = coordinator.post(f"/aduan/mutu/{answer.pk}/", sent)

    assert response.status_code == 409
    assert NOTE in response.content.decode()
    assert QualityReview.objects.get(pk=answer.pk).reviewed_at is None


def test_coordinators_of_other_units_find_nothing(town: Town, monday: datetime) -> None:
    answer = drawn(town, monday)
    other = signed_in(officer("Kamil Lain", Role.COMPLAINT_COORDINATOR, town.lights))

    assert f"/aduan/mutu/{answer.pk}/" not in text(other, "/aduan/mutu/")
    assert "Lubang" not in text(other, f"/aduan/mutu/{answer.pk}/", 404)
    assert other.post(f"/aduan/mutu/{answer.pk}/", said()).status_code == 404


def test_units_with_few_reviews_get_no_place(coordinator: Client, town: Town, monday: datetime) -> None:
    for unit, count in ((town.roads, 11), (town.lights, 2)):
        for n in range(count):
            case = solved(town, monday + timedelta(minutes=n), unit=unit)
            answer = Answer.objects.get(complaint=case.pk)
            QualityReview.objects.create(answer=answer, drawn_at=monday)
            missing = ("shows", "says_when") if n % 2 and unit == town.roads else ()
            note = NOTE if missing else ""
            review_answer(
                answer=answer, points=judgement(*missing), note=note, actor=town.coordinator, at=next_week(monday)
            )
    roads, lights = results_by_unit(town.coordinator, monday.date(), monday.date())

    assert (roads.unit, roads.reviewed, roads.good, roads.good_percent, roads.place) == (
        "Dinas Pekerjaan Umum",
        11,
        6,
        55,
        1,
    )
    assert (roads.points, str(roads.mean_points), roads.met) == (45, "4.1", (11, 11, 6, 11, 6))
    assert (lights.unit, lights.good_percent, lights.place) == ("Dinas Perhubungan", 100, None)
    page = text(coordinator, "/aduan/mutu/?dari=2026-01-01&sampai=2026-01-31")
    assert "6 (55%)" in page
    assert "No answer of this time" in text(coordinator, "/aduan/mutu/?dari=2025-01-01&sampai=2025-01-31")
    assert text(coordinator, "/aduan/mutu/?dari=kemarin&sampai=")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_statements_for_many_rows(
    coordinator: Client,
    town: Town,
    monday: datetime,
    rows: int,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for n in range(rows):
        solved(town, monday + timedelta(minutes=n))
    draw_sample(actor=LOT, at=next_week(monday))
    text(coordinator, "/aduan/mutu/")
    with django_assert_max_num_queries(9):
        text(coordinator, "/aduan/mutu/")


def test_who_comes_second_reads_what_the_first_found_and_keeps_their_words(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    answer = drawn(town, monday)
    review_answer(answer=answer, points=judgement(), note="", actor=town.coordinator, at=next_week(monday))
    response = coordinator.post(f"/aduan/mutu/{answer.pk}/", said("shows", "polite", note=NOTE))
    page = response.content.decode()

    assert response.status_code == 409
    assert "has been judged already" in page
    assert NOTE in page
    assert QualityReview.objects.get(pk=answer.pk).note == ""
