# SPDX-License-Identifier: EUPL-1.2
"""Each kind of answer from the coordinator's hand to the reporter's page, and the ways that lead aside: all through the pages."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from officers import officer, signed_in
from praja.duties.complaints.models import AnswerTemplate, Destination, QualityReview, Topic
from praja.duties.complaints.operations import follow_complaint, reply_to_answer
from praja.duties.complaints.operations.lapor import link_lapor
from praja.kernel.documents.models import Attachment
from praja.kernel.organization.models import Affair
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from residents import browser, filed, open_link, photo
from towns import Town

ANSWER = "Lampu sudah diganti kemarin malam oleh regu kami."


@dataclass
class Walk:
    """One report and everybody who works on it; each act carries the version that the page shows."""

    town: Town
    at: datetime
    clients: dict[str, Client] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.clients = {
            "coordinator": signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, self.town.root)),
            "liaison": signed_in(officer("Lukman", Role.LIAISON, self.town.roads)),
            "head": signed_in(officer("Hana", Role.HEAD, self.town.roads)),
            "lights": signed_in(officer("Nina", Role.LIAISON, self.town.lights)),
        }
        self.filed = filed(self.at)
        self.case = self.filed.case

    def page(self, who: str) -> str:
        return str(self.clients[who].get(f"/aduan/kasus/{self.case.code}/").content.decode())

    def send(self, who: str, slug: str, **data: Any) -> Any:
        self.case.refresh_from_db()
        sent = {"seen_version": self.case.version, **data}
        return self.clients[who].post(f"/aduan/kasus/{self.case.code}/{slug}/", sent)

    def take(self, who: str, slug: str, **data: Any) -> Case:
        response = self.send(who, slug, **data)
        assert response.status_code == 302, errors_of(response)
        self.case.refresh_from_db()
        return self.case

    def forward(self, publish: str = "yes") -> None:
        choices = {"classification": "non_supervisory", "about_service": "no", "publish": publish}
        self.take("coordinator", "teruskan", to_unit=self.town.roads.pk, **choices)

    def answer(self, **said: Any) -> Case:
        self.take("liaison", "jawab", **said)
        self.take("head", "setujui")
        return self.take("liaison", "terbitkan")

    def reporter_reads(self) -> str:
        return str(open_link(browser(), self.filed).content.decode())


def errors_of(response: Any) -> str:
    return str(re.findall(r'class="error">(.*?)</p>', response.content.decode(), re.DOTALL)) + str(response.status_code)


@pytest.fixture
def walk(town: Town, monday: datetime) -> Any:
    with clock.frozen(monday):
        yield Walk(town, monday)


def test_something_done_is_shown_by_its_photo(walk: Walk) -> None:
    walk.forward()
    bare = walk.send("liaison", "jawab", kind="done", text=ANSWER)
    walk.take("liaison", "jawab", kind="done", text=ANSWER, photos=photo())
    read = walk.page("head")
    walk.take("head", "setujui")
    walk.take("liaison", "terbitkan")

    assert (bare.status_code, "Show what was done." in bare.content.decode()) == (422, True)
    assert ANSWER in read
    assert "Photo 1 of the answer" in read
    assert walk.case.state == "answered"
    assert "Photo 1 of the answer" in walk.page("coordinator")
    assert ANSWER in walk.reporter_reads()


def test_what_is_explained_needs_nothing_more(walk: Walk) -> None:
    walk.forward()
    walk.answer(kind="explained", text="Lampu itu milik pasar dan dinyalakan pukul enam sore.")

    assert walk.case.state == "answered"


def test_a_refusal_says_where_to_turn(walk: Walk) -> None:
    walk.forward()
    text = "Jalan ini milik perumahan dan belum diserahkan."
    bare = walk.send("liaison", "jawab", kind="refused", text=text)
    walk.answer(kind="refused", text=text, where_to="Pengembang, lalu Ombudsman")

    assert (bare.status_code, "A refusal says where to turn instead." in bare.content.decode()) == (422, True)
    assert "Pengembang, lalu Ombudsman" in walk.page("coordinator")
    assert "Pengembang, lalu Ombudsman" in walk.reporter_reads()


def test_a_promise_keeps_the_case_open_until_it_is_kept(walk: Walk) -> None:
    walk.forward()
    said = {"kind": "scheduled", "text": "Tiang baru kami pasang pekan depan.", "promised_by": "Bidang Penerangan"}
    undated = walk.send("liaison", "jawab", **said)
    past = walk.send("liaison", "jawab", **said, promised_for="2026-01-02")
    walk.take("liaison", "jawab", **said, promised_for="2026-01-12")
    approved = walk.page("head")
    walk.take("head", "setujui")
    before = walk.page("liaison")
    walk.take("liaison", "terbitkan")
    state, told = walk.case.state, walk.reporter_reads()
    walk.answer(kind="done", text=ANSWER, no_photo_reason="Sudah menyala.")

    assert (undated.status_code, past.status_code) == (422, 422)
    assert "A promise needs a date." in undated.content.decode()
    assert "Monday, 12 January 2026" in approved
    assert "Publish the answer with its date" in before
    assert (state, "12 January 2026" in told, walk.case.state) == ("promised", True, "answered")


def test_a_broken_promise_is_seen_by_the_head(walk: Walk, monday: datetime) -> None:
    walk.forward()
    said = {"kind": "scheduled", "text": "Tiang baru kami pasang pekan depan.", "promised_by": "Bidang Penerangan"}
    walk.answer(**said, promised_for="2026-01-12")
    late = monday + timedelta(days=8)
    escalate_overdue(actor=system_actor("procedures.escalation"), at=late)
    with clock.frozen(late):
        html = walk.page("head")

    assert "passed its date; the head was told" in html
    assert "Promised date" in html
    head_items = WorkItem.objects.filter(case_id=walk.case.pk, closed_at=None, holder_role=Role.HEAD)
    assert head_items.count() == 1


def test_words_that_promise_without_a_date_are_refused_at_the_field(walk: Walk) -> None:
    walk.forward()
    response = walk.send("liaison", "jawab", kind="explained", text="Laporan ini akan segera ditindaklanjuti.")
    html = response.content.decode()

    assert response.status_code == 422
    assert "but not by when" in html
    assert "akan segera ditindaklanjuti.</textarea>" in html
    assert 'id="answer_text_error"' in html


def test_the_heads_note_stands_above_the_draft_it_returns(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "jawab", kind="explained", text=ANSWER)
    short = walk.send("head", "kembalikan-jawaban", note="Kurang")
    walk.take("head", "kembalikan-jawaban", note="Sebutkan tanggal penggantiannya.")
    html = walk.page("liaison")

    assert short.status_code == 422
    assert html.index("The head gave it back:") < html.index(f"{ANSWER}</textarea>")
    assert "Sebutkan tanggal penggantiannya." in html
    assert "Sebutkan" not in walk.reporter_reads()
    assert walk.case.state == "in_progress"


def test_a_draft_and_its_photo_wait_for_whoever_goes_on(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "jawab/simpan", kind="done", text="Regu kami sudah", photos=photo())
    html = walk.page("liaison")

    assert "Regu kami sudah</textarea>" in html
    assert "Photo 1 of the draft" in html
    assert walk.case.state == "in_progress"
    assert "Regu kami sudah" not in walk.reporter_reads()
    walk.take("liaison", "jawab", kind="done", text=ANSWER)
    assert walk.case.state == "approval"


def test_a_unit_returns_what_is_not_its_own_and_the_table_of_affairs_decides(walk: Walk) -> None:
    affair = Affair.objects.create(
        code="2.15",
        name="Perhubungan",
        matters="lampu jalan, rambu, marka",
        unit=walk.town.lights,
        decree="Perda 4/2016",
        since=date(2020, 1, 1),
    )
    walk.forward()
    walk.take(
        "liaison", "bukan-wewenang", reason="Lampu jalan ada di Dinas Perhubungan.", proposed_unit=walk.town.lights.pk
    )
    disputed = walk.case.state
    read = walk.page("coordinator")
    found = walk.send("coordinator", "putuskan", words="lampu", find="1", decision="Menurut perda", to_unit="")
    searched = found.content.decode()
    walk.take(
        "coordinator", "putuskan", words="lampu", affair=affair.pk, to_unit="", decision="Menurut perda urusan ini."
    )

    assert disputed == "disputed"
    assert "Lampu jalan ada di Dinas Perhubungan." in read
    assert (found.status_code, "Perhubungan" in searched, "Menurut perda</textarea>" in searched) == (200, True, True)
    assert (walk.case.state, walk.case.lead_unit_id) == ("forwarded", walk.town.lights.pk)
    story = walk.page("lights")
    assert "By the table of affairs: 2.15 Perhubungan (Perda 4/2016)" in story
    assert walk.clients["liaison"].get(f"/aduan/kasus/{walk.case.code}/").status_code == 404
    told = walk.reporter_reads()
    assert "Menurut perda" not in told
    assert "Lampu jalan ada di Dinas Perhubungan" not in told


def test_the_coordinator_upholds_the_unit_without_any_row_of_the_table(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "bukan-wewenang", reason="Bukan urusan kami sama sekali.", proposed_unit="")
    nobody = walk.send("coordinator", "putuskan", affair="none", to_unit="", decision="Jalan kota tetap urusan PU.")
    walk.take(
        "coordinator", "putuskan", affair="none", to_unit=walk.town.roads.pk, decision="Jalan kota tetap urusan PU."
    )

    assert nobody.status_code == 422
    assert (walk.case.state, walk.case.lead_unit_id) == ("forwarded", walk.town.roads.pk)
    assert "must answer itself" in walk.page("liaison")


def test_the_unit_asks_and_writes_down_what_the_reporter_says_by_telephone(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "tanya-pelapor", text="Tiang nomor berapa yang mati?")
    asked = walk.case.state
    told, waiting = walk.reporter_reads(), walk.page("liaison")
    walk.take("liaison", "isi-data", text="Tiang nomor tujuh.")

    assert (asked, walk.case.state) == ("questioned", "forwarded")
    assert "Tiang nomor berapa yang mati?" in told
    assert "stands still" in waiting
    assert "Tiang nomor tujuh." in walk.page("coordinator")


def test_the_coordinator_asks_for_what_is_missing_and_takes_it_by_telephone(walk: Walk) -> None:
    walk.take("coordinator", "minta-lengkapi", text="Di jalan apa lampunya?")
    asked = walk.case.state
    walk.take("coordinator", "lengkapi", text="Di Jalan Mawar.", photos=photo())

    assert (asked, walk.case.state) == ("incomplete", "received")
    assert "Photo 1 of the report" in walk.page("coordinator")


def test_an_owner_outside_is_named_with_their_own_text(walk: Walk) -> None:
    Destination.objects.create(key="pln", name="PLN", text="Hubungi PLN di 123, siang dan malam.", contact="123")
    preview = walk.page("coordinator")
    walk.take("coordinator", "pemilik-luar", destination="pln", note="Gardu ini milik PLN.")

    assert "Hubungi PLN di 123, siang dan malam." in preview
    assert walk.case.state == "answered"
    told = walk.reporter_reads()
    assert "Gardu ini milik PLN." in told
    assert "Hubungi PLN di 123" in told


def test_what_is_put_aside_can_be_taken_up(walk: Walk) -> None:
    walk.take("coordinator", "tunda", reason="Menunggu hasil rapat hari Kamis.")
    assert (walk.case.state, "Menunggu hasil rapat" in walk.page("coordinator")) == ("postponed", True)
    walk.forward()
    assert walk.case.state == "forwarded"


def test_colleagues_leave_notes_that_nobody_outside_reads(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "catatan", text="Sudah tiga kali di tiang yang sama.")

    html = walk.page("head")
    assert "Sudah tiga kali di tiang yang sama." in html
    assert "only officers read this" in html
    assert "tiga kali" not in walk.reporter_reads()
    public = browser().get(f"/aduan/{walk.case.code}/").content.decode()
    api = browser().get(f"/api/v1/complaints/{walk.case.code}").content.decode()
    assert "tiga kali" not in public + api


def test_another_unit_helps_with_its_own_task_and_day(walk: Walk) -> None:
    walk.forward()
    asked = {"unit": walk.town.lights.pk, "task": "Matikan arus di tiang tujuh", "due_on": "2026-01-07"}
    walk.take("liaison", "minta-bantuan", **asked)
    twice = walk.send("liaison", "minta-bantuan", **asked)
    helper = walk.page("lights")
    number = walk.case.supporting_units.get().pk
    address = f"bantuan/{number}/selesai"
    foreign = walk.send("head", address)
    walk.take("lights", address)

    assert twice.status_code == 409
    assert "Matikan arus di tiang tujuh" in helper
    assert "Our part is done" in helper
    assert foreign.status_code == 403
    assert walk.case.supporting_units.get().done_at is not None
    assert "finished its part" in walk.page("head")


def test_the_reporter_is_not_content_and_the_unit_answers_again(walk: Walk) -> None:
    walk.forward()
    walk.answer(kind="done", text=ANSWER, no_photo_reason="Sudah menyala.")
    link = Actor(ActorKind.LINK, case_id=walk.case.pk)
    reply_to_answer(
        case=walk.case, text="Malam ini mati lagi, Pak.", actor=link, at=walk.at, seen_version=walk.case.version
    )
    html = walk.page("liaison")
    walk.answer(kind="explained", text="Kabel bawah tanahnya putus dan sudah disambung.")

    assert "Malam ini mati lagi, Pak." in html
    assert f"{ANSWER}</textarea>" not in html
    assert (walk.case.state, walk.case.complaint.answers.count()) == ("answered", 2)


def test_a_topic_leads_the_search_through_the_table(walk: Walk) -> None:
    topic = Topic.objects.create(name="Lampu jalan", unit=walk.town.roads)
    walk.case.complaint.topic = topic
    walk.case.complaint.save()
    walk.forward()
    walk.take("liaison", "bukan-wewenang", reason="Bukan urusan kami sama sekali.", proposed_unit="")

    assert 'value="Lampu jalan"' in walk.page("coordinator")


def test_officers_write_to_the_reporter_and_the_case_does_not_move(walk: Walk) -> None:
    walk.forward()
    version = walk.case.version
    walk.take("liaison", "tulis-ke-pelapor", text="Apakah malam ini sudah menyala?")
    refused = walk.send("lights", "tulis-ke-pelapor", text="Bukan kasus saya.")

    assert (walk.case.state, walk.case.version, refused.status_code) == ("forwarded", version, 404)
    html = walk.page("liaison")
    assert "Apakah malam ini sudah menyala?" in html
    assert "Lukman" in html
    public = browser().get(f"/aduan/{walk.case.code}/").content.decode()
    assert "sudah menyala" not in public


def test_a_photo_is_taken_off_the_draft_and_what_was_typed_stays(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "jawab/simpan", kind="done", text="Regu kami sudah", photos=photo())
    number = Attachment.objects.get(object_kind="complaints.answer_draft").pk
    by_head = walk.send("head", f"jawab/berkas/{number}/lepas", kind="done", text="Bukan saya")
    taken_off = walk.send("liaison", f"jawab/berkas/{number}/lepas", kind="done", text="Regu kami sudah datang")
    again = walk.send("liaison", f"jawab/berkas/{number}/lepas", kind="done", text="Regu kami sudah datang")

    assert (by_head.status_code, taken_off.status_code, again.status_code) == (403, 200, 404)
    assert "Regu kami sudah datang</textarea>" in taken_off.content.decode()
    assert not Attachment.objects.filter(object_kind="complaints.answer_draft").exists()


def test_what_was_handed_in_keeps_its_photo(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "jawab", kind="done", text=ANSWER, photos=photo())
    number = Attachment.objects.get(object_kind="complaints.answer_draft").pk

    assert walk.send("liaison", f"jawab/berkas/{number}/lepas").status_code == 409
    assert Attachment.objects.filter(pk=number).exists()


def test_no_more_than_five_files_belong_to_an_answer(walk: Walk) -> None:
    walk.forward()
    walk.take("liaison", "jawab/simpan", kind="done", text=ANSWER, photos=[photo(size=(n, 30)) for n in range(40, 44)])
    response = walk.send("liaison", "jawab", kind="done", text=ANSWER, photos=[photo(size=(50, n)) for n in (30, 31)])

    assert response.status_code == 422
    assert "five files are enough" in response.content.decode()


def test_files_that_were_sent_with_a_refused_answer_can_be_done_without(walk: Walk) -> None:
    walk.forward()
    refused = walk.send("liaison", "jawab", kind="scheduled", text=ANSWER, photos=photo()).content.decode()
    token = refused.split('name="kept" value="')[1].split('"')[0]
    without = walk.send("liaison", "jawab", kind="scheduled", text=ANSWER, kept=token, forget="1").content.decode()

    assert "1 file that you sent is kept" in refused
    assert "that you sent is kept" not in without
    assert f"{ANSWER}</textarea>" in without


def test_a_template_fills_the_answer_with_its_words(walk: Walk) -> None:
    walk.forward()
    row = AnswerTemplate.objects.create(title="Lampu diganti", kind="done", text="Lampu di {tempat} sudah kami ganti.")
    offered = walk.page("liaison")
    address = f"/aduan/kasus/{walk.case.code}/?templat={row.pk}"
    filled = walk.clients["liaison"].get(address).content.decode()

    assert address in offered
    assert "Lampu di Jalan Mawar 3, Melati sudah kami ganti.</textarea>" in filled
    assert "Lampu diganti" not in walk.page("head")


def test_followers_and_the_number_in_lapor_stand_beside_the_case(walk: Walk) -> None:
    walk.forward()
    follow_complaint(case=walk.case, person=None, device="d" * 32, actor=NOBODY, at=walk.at)
    link_lapor(case=walk.case, tracking_id="10203040", copied=True, actor=walk.town.coordinator, at=walk.at)
    html = walk.page("liaison")

    assert "10203040" in html
    assert "Followers" in html
    assert "(1 by now)" in html


def test_a_message_too_short_is_refused_at_its_field_whatever_else_happened(walk: Walk) -> None:
    walk.forward()
    response = walk.send("liaison", "catatan", seen_version=1, text="?")

    assert response.status_code == 422
    assert "This is too short to act on." in response.content.decode()


def test_a_weak_answer_is_judged_on_its_own_page(walk: Walk) -> None:
    walk.forward()
    walk.answer(kind="explained", text="Kabel bawah tanahnya putus dan sudah disambung.")
    answer = walk.case.complaint.answers.get()
    before = walk.page("coordinator")
    QualityReview.objects.create(answer=answer, drawn_at=walk.at)
    address = f'"{reverse("complaints:review", args=[answer.pk])}"'

    assert address not in before
    assert address in walk.page("coordinator")
    assert address not in walk.page("liaison")
