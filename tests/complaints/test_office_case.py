# SPDX-License-Identifier: EUPL-1.2
"""A case passes from the coordinator to the liaison officer and back to the reporter, through the pages."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.duties.complaints.enums import Classification
from praja.duties.complaints.models import Topic
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.people.enums import Role
from praja.kernel.people.models import RevealReason
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import NOBODY
from towns import FOUNDER, Town

TEXT = "Lampu jalan di depan pasar mati sejak tiga malam."
ANSWER = "Lampu sudah diganti kemarin malam oleh regu kami."


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday + timedelta(hours=1)):
        yield


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Kartika Koordinator", Role.COMPLAINT_COORDINATOR, town.root))


@pytest.fixture
def liaison(town: Town) -> Client:
    return signed_in(officer("Lukman Penghubung", Role.LIAISON, town.roads))


@pytest.fixture
def head(town: Town) -> Client:
    return signed_in(officer("Hana Kepala", Role.HEAD, town.roads))


@pytest.fixture
def neighbour(town: Town) -> Client:
    return signed_in(officer("Nina Tetangga", Role.LIAISON, town.lights))


def filed(at: datetime, **said: object) -> Case:
    return file_complaint(report=Report(**{"text": TEXT, **said}), channel="web", actor=NOBODY, at=at).case


def forwarded(town: Town, at: datetime, **said: object) -> Case:
    return forward_complaint(
        case=filed(at, **said),
        to_unit=town.roads,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=False,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def page(client: Client, case: Case) -> str:
    response = client.get(f"/aduan/kasus/{case.code}/")
    assert response.status_code == 200
    return response.content.decode()


def forwarding(town: Town, **changed: object) -> dict[str, object]:
    return {
        "seen_version": 1,
        "to_unit": town.roads.pk,
        "classification": "non_supervisory",
        "about_service": "no",
        "publish": "yes",
        **changed,
    }


def answering(version: int, **changed: object) -> dict[str, object]:
    return {
        "seen_version": version,
        "kind": "done",
        "text": ANSWER,
        "no_photo_reason": "Lampu sudah menyala.",
        **changed,
    }


def send(client: Client, case: Case, act: str, data: dict[str, object]):
    return client.post(f"/aduan/kasus/{case.code}/{act}/", data)


def test_the_coordinator_reads_the_consequence_and_the_clocks_before_forwarding(
    coordinator: Client, town: Town, monday: datetime
) -> None:
    topic = Topic.objects.create(name="Jalan rusak", unit=town.roads)
    html = page(coordinator, filed(monday, topic=topic))

    assert TEXT in html
    assert "its clock starts" in html
    assert "14 working days" in html
    assert "60 working days" in html
    assert f'<option value="{town.roads.pk}" selected>' in html


def test_a_case_walks_from_the_coordinator_over_liaison_and_head_to_the_answer(
    coordinator: Client, liaison: Client, head: Client, town: Town, monday: datetime
) -> None:
    case = filed(monday)
    taken = [
        send(coordinator, case, "teruskan", forwarding(town)),
        send(liaison, case, "jawab/simpan", answering(2, text="Regu kami")),
        send(liaison, case, "jawab", answering(3)),
        send(head, case, "setujui", {"seen_version": 4}),
        send(liaison, case, "terbitkan", {"seen_version": 5}),
    ]
    case.refresh_from_db()

    assert [response.status_code for response in taken] == [302] * 5
    assert (case.state, case.lead_unit_id, case.is_public, case.version) == ("answered", town.roads.pk, True, 6)
    html = page(coordinator, case)
    assert [name in html for name in ("Kartika Koordinator", "Lukman Penghubung", "Hana Kepala")] == [True] * 3
    assert (html.count(ANSWER), case.complaint.answers.get().text) == (1, ANSWER)


def test_colleagues_of_other_units_are_shown_by_role_not_by_name(
    coordinator: Client, liaison: Client, town: Town, monday: datetime
) -> None:
    case = filed(monday)
    send(coordinator, case, "teruskan", forwarding(town))
    html = page(liaison, case)

    assert "Kartika" not in html
    assert "Complaint coordinator, Dinas Komunikasi dan Informatika" in html


def test_filing_away_needs_words_and_keeps_those_that_are_too_few(coordinator: Client, monday: datetime) -> None:
    case = filed(monday)
    short = send(coordinator, case, "arsip", {"seen_version": 1, "reason": "too_general", "note": "Singkat"})
    done = send(coordinator, case, "arsip", {"seen_version": 1, "reason": "too_general", "note": "Tak jelas di mana."})
    case.refresh_from_db()

    assert (short.status_code, done.status_code, case.state) == (422, 302, "archived")
    assert ">\nSingkat</textarea>" in short.content.decode()


def test_another_units_case_looks_exactly_like_an_absent_one(neighbour: Client, town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    hidden = neighbour.get(f"/aduan/kasus/{case.code}/")
    absent = neighbour.get("/aduan/kasus/ABCDEFGHJK/")
    sent = send(neighbour, case, "jawab", answering(2))

    assert (hidden.status_code, absent.status_code, sent.status_code) == (404, 404, 404)
    assert bare(hidden, case.code) == bare(absent, "ABCDEFGHJK")
    case.refresh_from_db()
    assert (case.state, case.version) == ("forwarded", 2)


def test_a_stale_tab_keeps_the_text_and_shows_what_is_new(
    liaison: Client, coordinator: Client, town: Town, monday: datetime
) -> None:
    case = forwarded(town, monday)
    stale = send(liaison, case, "jawab", answering(1))
    html = stale.content.decode()

    assert stale.status_code == 409
    assert ANSWER in html
    assert "This case has changed since you opened it" in html
    assert "<mark>New</mark>" in html
    assert 'name="seen_version" value="2"' in html
    case.refresh_from_db()
    assert (case.state, case.complaint.answers.count()) == ("forwarded", 0)


def test_an_answer_to_a_case_already_handed_in_is_not_lost(liaison: Client, town: Town, monday: datetime) -> None:
    case = forwarded(town, monday)
    send(liaison, case, "jawab", answering(2))
    again = send(liaison, case, "jawab", answering(2, text="Jawaban dari tab kedua saya."))

    assert again.status_code == 409
    assert "Jawaban dari tab kedua saya.</textarea>" in again.content.decode()
    assert case.complaint.drafts.get().text == ANSWER


@pytest.mark.parametrize(
    "forged",
    [
        {"to_unit": "999999"},
        {"to_unit": "x"},
        {"classification": "secret"},
        {"about_service": ""},
        {"publish": "maybe"},
        {"seen_version": "one"},
    ],
)
def test_forged_choices_write_nothing(
    coordinator: Client, town: Town, monday: datetime, forged: dict[str, object]
) -> None:
    case = filed(monday)
    response = send(coordinator, case, "teruskan", forwarding(town, **forged))
    case.refresh_from_db()

    assert response.status_code == 422
    assert (case.state, case.version) == ("received", 1)


def test_a_step_of_another_state_or_role_writes_nothing(
    coordinator: Client, liaison: Client, town: Town, monday: datetime
) -> None:
    case = forwarded(town, monday)
    by_state = send(coordinator, case, "teruskan", forwarding(town, seen_version=2, to_unit=town.lights.pk))
    by_role = send(coordinator, case, "jawab", answering(2))
    case.refresh_from_db()

    assert (by_state.status_code, by_role.status_code) == (409, 403)
    assert (case.state, case.version) == ("forwarded", 2)


def test_a_secret_report_is_never_published(coordinator: Client, town: Town, monday: datetime) -> None:
    case = filed(monday, secret=True)
    assert 'name="publish"' not in page(coordinator, case)
    send(coordinator, case, "teruskan", forwarding(town))
    case.refresh_from_db()

    assert (case.state, case.is_public) == ("forwarded", False)


def test_an_anonymous_reporter_stays_unknown_to_the_office(coordinator: Client, monday: datetime) -> None:
    person = new_person(at=monday, name="Wahyu Warga", phone="081234567890")
    case = filed(monday, reporter=person, anonymous=True)
    html = page(coordinator, case)
    opened = send(coordinator, case, "kontak", {"field": "phone", "reason": "Menanyakan letaknya."})

    assert "Anonymous" in html
    assert "Wahyu" not in html
    assert "7890" not in html
    assert opened.status_code == 404
    assert not RevealReason.objects.exists()


def test_a_contact_is_opened_only_with_a_reason(coordinator: Client, monday: datetime) -> None:
    case = filed(monday, reporter=new_person(at=monday, name="Wahyu Warga", phone="081234567890"))
    html = page(coordinator, case)
    refused = send(coordinator, case, "kontak", {"field": "phone", "reason": "pendek"})
    opened = send(coordinator, case, "kontak", {"field": "phone", "reason": "Menanyakan letak lampunya."})

    assert "Wahyu" not in html
    assert "81234567890" not in html
    assert (refused.status_code, opened.status_code) == (422, 200)
    assert "81234567890" not in refused.content.decode()
    assert "81234567890" in opened.content.decode().replace(" ", "").replace("-", "")
    assert opened["Cache-Control"] == "no-store"
    assert RevealReason.objects.count() == 1


def test_photos_are_handed_out_only_with_their_case(
    coordinator: Client, neighbour: Client, town: Town, monday: datetime
) -> None:
    case, other = filed(monday, files=[photo(monday)]), filed(monday)
    number = Attachment.objects.get().pk
    shown = coordinator.get(f"/aduan/kasus/{case.code}/berkas/{number}/")
    body = b"".join(shown.streaming_content)

    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert shown["Content-Disposition"].startswith("inline")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Cache-Control"].startswith("private")
    assert body.startswith(b"\x89PNG")
    assert f"/berkas/{number}/" in page(coordinator, case)
    assert neighbour.get(f"/aduan/kasus/{case.code}/berkas/{number}/").status_code == 404
    assert coordinator.get(f"/aduan/kasus/{other.code}/berkas/{number}/").status_code == 404


def photo(at: datetime) -> StoredFile:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(data, "PNG")
    data.seek(0)
    return take_in(upload=data, actor=FOUNDER, at=at)


def bare(response, code: str) -> str:
    """The page without what differs with every request."""
    return re.sub(r'(csrfmiddlewaretoken" value=)"[^"]+"', r"\1", response.content.decode()).replace(code, "")


def test_visitors_are_sent_to_sign_in_and_officers_without_the_duty_are_refused(town: Town, monday: datetime) -> None:
    case = filed(monday)
    stranger = Client().get(f"/aduan/kasus/{case.code}/")
    trainer = signed_in(officer("Tono", Role.TRAINER, town.root)).get(f"/aduan/kasus/{case.code}/")

    assert stranger.status_code == 302
    assert stranger["Location"].startswith("/akun/masuk/")
    assert trainer.status_code == 403
