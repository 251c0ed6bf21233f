# SPDX-License-Identifier: EUPL-1.2
"""An inspector looks, asks and reaches a reporter of wrongdoing: every look is recorded, and every word stays between the two."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.duties.complaints.errors import StaysUnnamed
from praja.duties.complaints.operations import (
    Filed,
    Report,
    answer_wrongdoing,
    close_wrongdoing,
    note_look,
    offer_join,
    report_wrongdoing,
    reveal_to_inspector,
    say_to_whistleblower,
    write_to_inspector,
)
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.notifications.models import Utterance
from praja.kernel.people.enums import Role
from praja.kernel.people.models import RevealReason
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import keep_case
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from praja.lib.actors import NOBODY, Actor, ActorKind
from praja.lib.errors import InvalidInput
from residents import browser, open_link, photo
from towns import Town

TEXT = "Bendahara meminta uang pelicin untuk setiap kuitansi."
ASKED = "Pada tanggal berapa itu terjadi?"
GIVEN = "Dua kali: tanggal tiga dan tanggal sembilan."
PHONE, WHY = "081234567890", "untuk menanyakan tanggal kejadian"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def filed(town: Town, monday: datetime) -> Filed:
    reporter = new_person(at=monday, name="Siti Rahasia Benar", phone=PHONE)
    return report_wrongdoing(report=Report(text=TEXT, reporter=reporter), channel="web", actor=NOBODY, at=monday)


@pytest.fixture
def inspector(town: Town) -> Client:
    return signed_in(officer("Ina Inspektur", Role.INSPECTOR, town.inspectorate))


def page_of(case: Case, act: str = "") -> str:
    return f"/aduan/pengawasan/{case.code}/{act}"


def reporter_of(case: Case) -> Actor:
    return Actor(ActorKind.LINK, case_id=case.pk)


def looks() -> int:
    return LedgerEvent.objects.filter(name="complaints.wrongdoing_seen").count()


def test_every_look_is_recorded_and_loading_again_is_the_same_look(
    inspector: Client, filed: Filed, town: Town, monday: datetime
) -> None:
    counted = []
    for minutes in (0, 1, 29, 31, 32):
        with clock.frozen(monday + minutes * MINUTE):
            page = inspector.get(page_of(filed.case)).content.decode()
        counted.append(looks())
    other = signed_in(officer("Irma Inspektur", Role.INSPECTOR, town.inspectorate))
    with clock.frozen(monday + 33 * MINUTE):
        other.get(page_of(filed.case))

    assert (counted, looks()) == ([1, 1, 1, 2, 2], 3)
    assert page.count("Ina Inspektur") >= 2
    assert [found.what for found in verify()] == []


def test_a_page_that_comes_back_refused_shows_the_report_too_and_is_a_look(
    inspector: Client, filed: Filed, monday: datetime
) -> None:
    with clock.frozen(monday):
        refused = inspector.post(page_of(filed.case, "pesan/"), {"text": ""})

    assert (refused.status_code, looks()) == (422, 1)


def test_the_two_talk_by_the_secret_link_before_any_answer(inspector: Client, filed: Filed, monday: datetime) -> None:
    case, reporter = filed.case, browser()
    with clock.frozen(monday):
        asked = inspector.post(page_of(case, "pesan/"), {"text": ASKED}, follow=True).content.decode()
        open_link(reporter, filed)
        read = reporter.get(f"/lacak/{case.code}/").content.decode()
        reporter.post(f"/aduan/{case.code}/pesan/", {"text": GIVEN, "seen": 1, "photos": photo()})
        desk = inspector.get("/meja/").context["rows"]
        shown = inspector.get(page_of(case)).content.decode()
        attached = shown.split("/percakapan/")[1].split("/")[0]
        file = inspector.get(page_of(case, f"percakapan/{attached}/"))
        assert b"".join(file.streaming_content)
    case.refresh_from_db()

    assert ASKED in asked
    assert (ASKED in read, "Keep it in my account" in read, "Go on by" in read) == (True, False, False)
    assert (GIVEN in shown, file["Cache-Control"], case.version, case.state) == (True, "no-store", 1, "received")
    assert sorted(row["url"] for row in desk) == [page_of(case), page_of(case)]
    assert set(Utterance.objects.values_list("channel", "thread")) == {("web", None)}


def test_a_message_waits_on_the_desk_once_until_the_inspector_writes(
    town: Town, filed: Filed, monday: datetime
) -> None:
    case = filed.case
    for _twice in range(2):
        write_to_inspector(case=case, text=GIVEN, files=(), actor=reporter_of(case), at=monday)
    waiting = WorkItem.objects.filter(kind="complaints.inspection_message", closed_at=None)
    before = waiting.count()
    say_to_whistleblower(case=case, text=ASKED, actor=town.inspector, at=monday)

    assert (before, waiting.count()) == (1, 0)


def test_a_contact_is_opened_with_a_reason_and_recorded(inspector: Client, filed: Filed, monday: datetime) -> None:
    with clock.frozen(monday):
        short = inspector.post(page_of(filed.case, "kontak/"), {"field": "phone", "reason": "ya"})
        opened = inspector.post(page_of(filed.case, "kontak/"), {"field": "phone", "reason": WHY})
    payloads = "".join(LedgerEvent.objects.values_list("payload", flat=True))

    assert (short.status_code, "1234567890" in short.content.decode()) == (422, False)
    assert (opened.status_code, "81234567890" in opened.content.decode()) == (200, True)
    assert opened["Cache-Control"] == "no-store"
    assert RevealReason.objects.get().reason == WHY
    assert (PHONE[1:] in payloads, WHY in payloads) == (False, False)


def test_nobody_is_reached_who_stayed_unnamed(town: Town, monday: datetime) -> None:
    hidden = new_person(at=monday, name="Siti", phone=PHONE)
    report = Report(text=TEXT, reporter=hidden, anonymous=True)
    case = report_wrongdoing(report=report, channel="web", actor=NOBODY, at=monday).case

    with pytest.raises(StaysUnnamed):
        reveal_to_inspector(case=case, field="phone", reason=WHY, actor=town.inspector, at=monday)


def test_nobody_else_looks_talks_or_opens_anything(town: Town, filed: Filed, monday: datetime) -> None:
    case = filed.case
    for actor in (town.mayor, town.coordinator, town.auditor, town.roads_liaison, NOBODY):
        for act in (
            lambda who: note_look(case=case, actor=who, at=monday),
            lambda who: say_to_whistleblower(case=case, text=ASKED, actor=who, at=monday),
            lambda who: write_to_inspector(case=case, text=GIVEN, files=(), actor=who, at=monday),
            lambda who: reveal_to_inspector(case=case, field="phone", reason=WHY, actor=who, at=monday),
        ):
            with pytest.raises(StepNotAllowed):
                act(actor)

    assert (looks(), Utterance.objects.count(), RevealReason.objects.count()) == (0, 0, 0)


def test_no_channel_joins_it_and_no_account_keeps_it(filed: Filed, monday: datetime) -> None:
    resident = Actor(ActorKind.RESIDENT, "7", person_id=7)
    with pytest.raises(StepNotAllowed):
        offer_join(case=filed.case, actor=reporter_of(filed.case), at=monday)
    with pytest.raises(StepNotAllowed):
        keep_case(case=filed.case, owner=reporter_of(filed.case), actor=resident, at=monday)


def test_once_closed_nothing_more_is_said_and_the_words_come_back(
    inspector: Client, town: Town, filed: Filed, monday: datetime
) -> None:
    case = answer_wrongdoing(case=filed.case, text=ASKED, actor=town.inspector, at=monday, seen_version=1)
    case = close_wrongdoing(case=case, actor=town.inspector, at=monday, seen_version=2)
    with clock.frozen(monday):
        late = inspector.post(page_of(case, "pesan/"), {"text": "Satu pertanyaan lagi."})
    with pytest.raises(WrongState):
        write_to_inspector(case=case, text=GIVEN, files=(), actor=reporter_of(case), at=monday)

    assert (late.status_code, "Satu pertanyaan lagi." in late.content.decode()) == (409, True)
    assert not Utterance.objects.exists()


def test_empty_words_are_refused(town: Town, filed: Filed, monday: datetime) -> None:
    for write, actor in ((say_to_whistleblower, town.inspector), (write_to_inspector, reporter_of(filed.case))):
        more = {} if write is say_to_whistleblower else {"files": ()}
        with pytest.raises(InvalidInput):
            write(case=filed.case, text=" ", actor=actor, at=monday, **more)  # type: ignore[operator]
