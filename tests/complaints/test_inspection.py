# SPDX-License-Identifier: EUPL-1.2
"""Reports on wrongdoing on the pages of the inspectorate."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officers import officer, signed_in
from praja.duties.complaints.models import Answer
from praja.duties.complaints.operations import Filed, Report, answer_wrongdoing, reply_on_wrongdoing, report_wrongdoing
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import NOBODY, Actor, ActorKind
from praja.lib.codes import show_code
from residents import filed, photo
from towns import Town

LIST = "/aduan/pengawasan/"
TEXT = "Bendahara meminta uang pelicin untuk setiap kuitansi."
FOUND = "Kami memeriksa buku kas dan menemukan dua kuitansi ganda."


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with clock.frozen(monday + timedelta(hours=1)):
        yield


@pytest.fixture
def inspector(town: Town) -> Client:
    return signed_in(officer("Ina Inspektur", Role.INSPECTOR, town.inspectorate))


def reported(at: datetime, text: str = TEXT, **said: object) -> Filed:
    picture = take_in(upload=photo(), actor=NOBODY, at=at)
    reporter = new_person(at=at, name="Siti Rahasia Benar", phone="081234567890")
    report = Report(text=text, reporter=reporter, files=(picture,), **said)  # type: ignore[arg-type]
    return report_wrongdoing(report=report, channel="web", actor=NOBODY, at=at)


def address(case: Case, act: str = "") -> str:
    return f"{LIST}{case.code}/{act}"


def test_the_list_has_the_first_due_first(inspector: Client, town: Town, monday: datetime) -> None:
    new, old = (reported(monday - timedelta(days=days)).case for days in (0, 9))

    assert [row["code"] for row in inspector.get(LIST).context["rows"]] == [show_code(old.code), show_code(new.code)]
    assert inspector.get(f"{LIST}?keadaan=answered").context["rows"] == []
    assert 'class="pager"' not in inspector.get(f"{LIST}?keadaan=received").content.decode()


def test_the_desk_shows_it_to_the_inspector_without_a_word_of_it(
    inspector: Client, town: Town, monday: datetime
) -> None:
    case = reported(monday).case
    rows = inspector.get("/meja/").context["rows"]

    assert [row["url"] for row in rows] == [address(case)]
    assert all(word not in rows[0]["subject"].lower() for word in ("bendahara", "uang", "kuitansi"))


def test_the_case_shows_story_files_and_a_masked_reporter(inspector: Client, town: Town, monday: datetime) -> None:
    case = reported(monday).case
    before = LedgerEvent.objects.count()
    page = inspector.get(address(case))
    picture = attachments_of("complaints.complaint", case.pk)[0]
    file = inspector.get(address(case, f"berkas/{picture.pk}/"))
    words = page.content.decode()

    assert (TEXT in words, "S••• R••• B•••" in words, "Siti" in words, "081234567890" in words) == (
        True,
        True,
        False,
        False,
    )
    assert (page["Cache-Control"], file["Cache-Control"], file["Content-Type"]) == (
        "no-store",
        "no-store",
        "image/jpeg",
    )
    assert b"".join(file.streaming_content)
    assert LedgerEvent.objects.count() == before + 1  # the look


def test_an_anonymous_reporter_has_no_name_there_either(inspector: Client, monday: datetime) -> None:
    page = inspector.get(address(reported(monday, anonymous=True).case)).content.decode()

    assert ("Anonymous" in page, "S•••" in page) == (True, False)


def test_the_reporter_is_told_and_writes_back_until_it_is_closed(inspector: Client, monday: datetime) -> None:
    filed = reported(monday)
    case = filed.case
    inspector.post(address(case, "jawab/"), {"text": FOUND, "seen_version": 1})
    reporter = Actor(ActorKind.LINK, "tautan", case_id=case.pk)
    reply_on_wrongdoing(case=case, text="Ada kuitansi ketiga di laci.", actor=reporter, at=monday, seen_version=2)
    answers = {"text": "Kuitansi ketiga kami temukan juga; sudah diproses.", "seen_version": 3}
    story = inspector.post(address(case, "jawab/"), answers, follow=True).content.decode()
    done = inspector.post(address(case, "tutup/"), {"seen_version": 4}, follow=True)

    assert [answer.text for answer in Answer.objects.order_by("number")] == [FOUND, answers["text"]]
    assert all(words in story for words in (TEXT, FOUND, "Ada kuitansi ketiga di laci.", answers["text"]))
    assert (done.status_code, Case.objects.get(pk=case.pk).state) == (200, "closed")
    assert inspector.get("/meja/").context["rows"] == []


def test_nothing_typed_is_lost_on_a_refusal(inspector: Client, town: Town, monday: datetime) -> None:
    case = reported(monday).case
    short = inspector.post(address(case, "jawab/"), {"text": "ya", "seen_version": 1})
    answer_wrongdoing(case=case, text=FOUND, actor=town.inspector, at=monday, seen_version=1)
    stale = inspector.post(address(case, "jawab/"), {"text": "Jawaban saya yang kedua.", "seen_version": 1})

    assert (short.status_code, "\nya</textarea>" in short.content.decode()) == (422, True)
    assert (stale.status_code, "Jawaban saya yang kedua." in stale.content.decode()) == (409, True)
    assert Answer.objects.count() == 1


def test_an_inspector_of_another_unit_finds_nothing(town: Town, monday: datetime) -> None:
    case = reported(monday).case
    elsewhere = signed_in(officer("Irma", Role.INSPECTOR, town.roads))
    picture = attachments_of("complaints.complaint", case.pk)[0]
    pages = [elsewhere.get(address(case)), elsewhere.get(address(case, f"berkas/{picture.pk}/"))]
    sent = elsewhere.post(address(case, "jawab/"), {"text": FOUND, "seen_version": 1})

    assert [page.status_code for page in (*pages, sent)] == [404, 404, 404]
    assert elsewhere.get(LIST).context["rows"] == elsewhere.get("/meja/").context["rows"] == []


def test_an_ordinary_report_is_not_opened_there(inspector: Client, town: Town, monday: datetime) -> None:
    assert inspector.get(address(filed(monday).case)).status_code == 404


def test_the_number_of_statements_does_not_grow(inspector: Client, monday: datetime) -> None:
    counts = []
    for _ in range(2):
        reported(monday)
        inspector.get(LIST)
        with CaptureQueriesContext(connection) as made:
            inspector.get(LIST)
        counts.append(len(made))
        reported(monday)

    assert counts[0] == counts[1]


def test_the_way_there_is_shown_to_inspectors_only(inspector: Client, town: Town) -> None:
    coordinator = signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root))
    links = [
        (LIST in page, '"/aduan/kasus/"' in page)
        for page in (c.get("/meja/").content.decode() for c in (inspector, coordinator))
    ]

    assert links == [(True, False), (False, True)]
