# SPDX-License-Identifier: EUPL-1.2
"""A talk of many messages becomes one report: summed up by the coordinator, put right by the reporter, nothing of it lost."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from conversations.services import Services
from conversations.talking import PHONE, answer, forwarded, whatsapp, work
from officers import officer, signed_in
from praja.duties.complaints.enums import ReportKind
from praja.duties.complaints.errors import CorrectionTooLate, FormWordsStay, TextTooShort
from praja.duties.complaints.models import Complaint, Wording
from praja.duties.complaints.operations import admit_complaint, correct_report
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.notifications.queries import conversation_of
from praja.kernel.people.enums import Role
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.kernel.search.queries import search
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY, Actor, ActorKind
from praja.lib.clock import frozen
from residents import browser, filed
from towns import Town

HOUR = timedelta(hours=1)
TALK = ("Halo", "Terima kasih", "Ada lubang besar di depan pasar", "sudah dua minggu, motor sering jatuh")
SUMMARY = "Lubang besar di depan Pasar Melati sejak dua minggu; sepeda motor sering jatuh."
RIGHT = "Lubang besar di samping Pasar Melati, bukan di depannya, sejak dua minggu."


@pytest.fixture
def draft(town: Town, services: Services, monday: datetime) -> Case:
    """A talk of four messages by WhatsApp."""
    for number, text in enumerate(TALK):
        whatsapp(text, monday + timedelta(minutes=number), number=str(number))
    return Complaint.objects.get().case


@pytest.fixture
def coordinator(town: Town) -> Client:
    return signed_in(officer("Kartika Koordinator", Role.COMPLAINT_COORDINATOR, town.root))


def admit(town: Town, case: Case, at: datetime, text: str | None = SUMMARY) -> Case:
    return admit_complaint(
        case=case,
        kind=ReportKind.COMPLAINT,
        topic=None,
        region="99.01.01.1001",
        text=text,
        actor=town.coordinator,
        at=at,
        seen_version=None,
    )


def correct(case: Case, text: str, at: datetime, **changed: Any) -> Complaint:
    said = {"actor": Actor(ActorKind.LINK, case_id=case.pk), "seen_version": None, **changed}
    return correct_report(case=case, text=text, at=at, **said)


def texts(case: Case) -> list[tuple[int, str]]:
    return list(Wording.objects.filter(complaint=case.pk).order_by("number").values_list("number", "text"))


def findings() -> list[str]:
    return [f"{found.where}: {found.what}" for found in verify()]


def test_the_form_begins_with_what_was_said_and_the_page_of_the_case_keeps_the_talk(
    coordinator: Client, draft: Case, monday: datetime
) -> None:
    url = f"/aduan/kasus/{draft.code}/"
    with frozen(monday + HOUR):
        begun = coordinator.get(url).context["steps"][0]["form"]["text"].value()
        said = {"seen_version": 1, "kind": "complaint", "topic": "", "region": "99.01.01.1001", "text": SUMMARY}
        done = coordinator.post(f"{url}jadikan-aduan/", said)
        page = coordinator.get(url).content.decode()

    assert begun == "Halo\n\nAda lubang besar di depan pasar\n\nsudah dua minggu, motor sering jatuh"
    assert done.status_code == 302
    assert Complaint.objects.get().text == SUMMARY
    assert "Made into a report, and summed up from the conversation" in page
    assert all(text in page for text in (SUMMARY, *TALK))
    assert texts(draft) == [(0, "Halo"), (1, SUMMARY)]
    assert findings() == []


def test_words_too_few_are_refused_beside_the_field_and_kept(
    coordinator: Client, draft: Case, monday: datetime
) -> None:
    said = {"seen_version": 1, "kind": "complaint", "topic": "", "region": "", "text": "Lubang"}
    with frozen(monday + HOUR):
        refused = coordinator.post(f"/aduan/kasus/{draft.code}/jadikan-aduan/", said)
    page = refused.content.decode()

    assert refused.status_code == 422
    assert 'href="#admit_text"' in page
    assert "Lubang</textarea>" in page
    assert Complaint.objects.get().text == "Halo"


def test_first_words_that_are_good_enough_stay(town: Town, draft: Case, monday: datetime) -> None:
    admit(town, draft, monday + HOUR, text=None)
    complaint = Complaint.objects.get()

    assert (complaint.text, complaint.worded, texts(draft)) == ("Halo", "", [])
    assert findings() == []


def test_what_a_person_wrote_in_a_form_stays(town: Town, monday: datetime) -> None:
    case = filed(monday).case
    Complaint.objects.filter(pk=case.pk).update(held="unproven")
    Case.objects.filter(pk=case.pk).update(state="draft")

    with pytest.raises(FormWordsStay) as refused:
        admit(town, case, monday)
    assert refused.value.field == "text"


def test_the_reporter_reads_the_summary_and_puts_it_right(
    town: Town, draft: Case, services: Services, coordinator: Client, monday: datetime
) -> None:
    admit(town, draft, monday + HOUR)
    work(monday + HOUR)
    reporter = browser()
    with frozen(monday + 2 * HOUR):
        reporter.get(_link(services), follow=True)
        before = reporter.get(f"/lacak/{draft.code}/").content.decode()
        form = reporter.get(f"/aduan/{draft.code}/perbaiki/").content.decode()
        sent = reporter.post(f"/aduan/{draft.code}/perbaiki/", {"seen": 2, "text": RIGHT})
        after = reporter.get(f"/lacak/{draft.code}/").content.decode()
        office = coordinator.get(f"/aduan/kasus/{draft.code}/").content.decode()

    assert "An officer summed this up from your messages." in before
    assert all(text in before for text in (SUMMARY, *TALK))
    assert f"{SUMMARY}</textarea>" in form
    assert sent.status_code == 302
    assert "You put this right after an officer had summed it up." in after
    assert "The reporter put right what had been summed up" in office
    assert texts(draft) == [(0, "Halo"), (1, SUMMARY), (2, RIGHT)]
    assert WorkItem.objects.filter(case_id=draft.pk, kind="complaints.message", closed_at=None).count() == 1
    assert findings() == []


def test_the_receipt_speaks_of_what_came_in(town: Town, draft: Case, services: Services, monday: datetime) -> None:
    reporter = browser()
    with frozen(monday + HOUR):
        reporter.get(_link(services), follow=True)
        receipt = reporter.get(f"/aduan/{draft.code}/tanda-terima.json").json()
        admit(town, draft, monday + HOUR)
        again = reporter.get(f"/aduan/{draft.code}/tanda-terima.json").json()

    assert again == receipt


def _link(services: Services) -> str:
    """The secret link as it was told, without its host."""
    words = " ".join(services.texts(PHONE)).split()
    return next("/lacak/" + word.split("/lacak/")[1] for word in words if word.count("/lacak/") and word.count("/") > 5)


def test_a_correction_sent_twice_is_one_and_an_old_page_is_told(town: Town, draft: Case, monday: datetime) -> None:
    case = admit(town, draft, monday + HOUR)
    for _twice in range(2):
        correct(case, RIGHT, monday + HOUR, seen_version=2)
    with pytest.raises(StaleCase):
        correct(case, SUMMARY, monday + HOUR, seen_version=1)

    assert [number for number, _text in texts(draft)] == [0, 1, 2]


def test_nobody_else_puts_it_right_and_it_must_say_something(town: Town, draft: Case, monday: datetime) -> None:
    case = admit(town, draft, monday + HOUR)
    for actor in (NOBODY, town.coordinator, Actor(ActorKind.LINK, case_id=case.pk + 1)):
        with pytest.raises(StepNotAllowed):
            correct(case, RIGHT, monday + HOUR, actor=actor)
    with pytest.raises(TextTooShort):
        correct(case, "Bukan", monday + HOUR)

    assert Complaint.objects.get().text == SUMMARY


def test_once_public_or_answered_it_stays_and_the_page_says_how_to_go_on(
    town: Town, draft: Case, services: Services, monday: datetime
) -> None:
    """What is public was read for names before."""
    case = forwarded(town, admit(town, draft, monday + HOUR), monday + HOUR)
    reporter = browser()
    with frozen(monday + 2 * HOUR):
        reporter.get(_link(services), follow=True)
        page = reporter.get(f"/lacak/{draft.code}/").content.decode()
        refused = reporter.post(f"/aduan/{draft.code}/perbaiki/", {"seen": 3, "text": RIGHT})
    with pytest.raises(CorrectionTooLate):
        correct(case, RIGHT, monday + HOUR)
    answer(town, case, monday + 3 * HOUR)
    with pytest.raises(CorrectionTooLate):
        correct(case, RIGHT, monday + 4 * HOUR)

    assert "Put it right" not in page
    assert refused.status_code == 409
    html = refused.content.decode()
    assert "Write to the office what is not right" in html
    assert f"{RIGHT}</textarea>" in html
    assert Complaint.objects.get().text == SUMMARY


def test_a_report_that_nobody_summed_up_has_nothing_to_put_right(monday: datetime, town: Town) -> None:
    case = filed(monday).case

    with pytest.raises(CorrectionTooLate):
        correct(case, RIGHT, monday)


def test_search_and_the_public_page_know_the_summary_and_not_the_greeting(
    town: Town, draft: Case, monday: datetime
) -> None:
    forwarded(town, admit(town, draft, monday + HOUR), monday + HOUR)
    work(monday + HOUR)
    refresh_index(at=monday + HOUR)
    public = browser().get(f"/aduan/{draft.code}/").content.decode()

    def finds(words: str) -> int:
        return len(search(words, tokens=frozenset({"public"})).found)

    assert SUMMARY in public
    assert "An officer summed this up from the reporter's messages." in public
    assert "Halo" not in public
    assert (finds("sepeda motor jatuh "), finds("halo ")) == (1, 0)


def test_an_edited_summary_or_first_word_is_found_by_the_ledger(town: Town, draft: Case, monday: datetime) -> None:
    case = admit(town, draft, monday + HOUR)
    correct(case, RIGHT, monday + HOUR)
    Wording.objects.filter(number=0).update(text="Hai")
    first = findings()
    Wording.objects.filter(number=0).update(text="Halo")
    Complaint.objects.update(text="Tidak ada apa-apa di pasar itu.")
    last = findings()

    assert [found.split(": ", 1)[1] for found in first] == [
        "report 1 was edited: it does not give the digest in the ledger"
    ]
    assert [found.split(": ", 1)[1] for found in last] == [
        "report 3 was edited: it does not give the digest in the ledger"
    ]


def test_the_ledger_holds_no_word_of_it(town: Town, draft: Case, monday: datetime) -> None:
    correct(admit(town, draft, monday + HOUR), RIGHT, monday + HOUR)
    payloads = "".join(LedgerEvent.objects.values_list("payload", flat=True))

    assert "Pasar Melati" not in payloads
    assert len(conversation_of(draft)) >= len(TALK)
