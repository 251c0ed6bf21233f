# SPDX-License-Identifier: EUPL-1.2
"""The head of a neighbourhood is asked by a link that is good once; three answers, and what helps where none comes."""

import io
import logging
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from conversations.services import SMS_TOKEN, Services, running
from officers import officer, signed_in
from praja.duties.services.enums import ReferenceState
from praja.duties.services.errors.references import (
    HeadIncomplete,
    NeighbourhoodUnknown,
    NotKeeperOfNeighbourhoods,
    ReferenceAnswered,
    TooSoonToVerify,
)
from praja.duties.services.models import Application, NeighbourhoodHead, Reference
from praja.duties.services.operations.filing import Filed
from praja.duties.services.operations.neighbourhoods import HEAD_COLUMNS, HeadWords, end_head, import_heads, list_head
from praja.duties.services.operations.references import (
    GOOD_FOR,
    ask_reference_again,
    confirm_reference,
    deny_reference,
    prepare_link,
    show_reference,
    verify_reference,
)
from praja.duties.services.rules import REFERENCE_LINK
from praja.duties.services.tasks import ask_neighbourhoods
from praja.kernel.documents.operations import take_in
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.organization.models import Region, Unit
from praja.kernel.organization.operations import change_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.identifiers import opened
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.errors import InvalidInput
from praja.lib.imports import read_table
from residents import browser
from services.making import MELATI, REFERRED, filed_application, head_of, head_of_neighbourhood, officer_of
from towns import FOUNDER, Town

pytestmark = pytest.mark.django_db
PLATFORM = system_actor("tests")


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Services]:
    with running(Services()) as services:
        settings.PRAJA_SMS_URL, settings.PRAJA_SMS_TOKEN = f"{services.url}/sms", SMS_TOKEN
        yield services


@pytest.fixture
def now() -> datetime:
    """Pages ask the clock themselves."""
    return clock.now()


@pytest.fixture
def filed(town: Town, now: datetime) -> Filed:
    head_of_neighbourhood(now)
    return filed_application(town, now, path=REFERRED)


@pytest.fixture
def melati(town: Town) -> Unit:
    """The kelurahan, which knows its own region."""
    region = Region.objects.get(code=MELATI)
    return change_unit(unit=town.kelurahan, changes={"region": region}, actor=FOUNDER, at=clock.now())


def reference_of(filed: Filed) -> Reference:
    return Reference.objects.filter(application=filed.application).latest("pk")


def applicant_of(filed: Filed) -> Actor:
    return Actor(ActorKind.LINK, "link", case_id=filed.case.pk)


def answering(reference: Reference) -> Actor:
    return Actor(ActorKind.LINK, f"{REFERENCE_LINK}{reference.pk}")


def state_of(filed: Filed) -> str:
    return Case.objects.get(pk=filed.case.pk).state


def link_sent(gateway: Services) -> str:
    found = re.search(r"/layanan/pengantar/\S+/", gateway.sent[-1][1]["text"])
    assert found
    return found[0]


def opened_by_head(gateway: Services) -> Client:
    client = browser()
    response = client.get(link_sent(gateway))
    assert (response.status_code, response["Location"]) == (302, "/layanan/pengantar/")
    return client


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 180, 90)).save(out, "JPEG")
    return SimpleUploadedFile("surat.jpg", out.getvalue(), "image/jpeg")


def test_the_head_is_asked_by_message_and_yes_sends_the_application_on(
    filed: Filed, gateway: Services, now: datetime
) -> None:
    ask_neighbourhoods(now)
    ask_neighbourhoods(now + timedelta(hours=1))
    assert len(gateway.sent) == 1
    client = opened_by_head(gateway)
    page = client.get("/layanan/pengantar/").content.decode()
    assert "Siti Aminah" in page
    assert "Jalan Mawar 3" in page
    assert "Membuka rekening" in page

    answered = client.post("/layanan/pengantar/jawab/", {"jawaban": "benar"}, follow=True)

    assert "Confirmed: a resident here" in answered.content.decode()
    assert "Siti Aminah" not in answered.content.decode()
    assert state_of(filed) == "check"
    assert list(verify()) == []


def test_the_link_is_good_once(filed: Filed, gateway: Services, now: datetime) -> None:
    ask_neighbourhoods(now)
    client = opened_by_head(gateway)
    client.post("/layanan/pengantar/jawab/", {"jawaban": "benar"})

    assert browser().get(link_sent(gateway)).status_code == 404
    again = client.post("/layanan/pengantar/jawab/", {"jawaban": "bukan"}, follow=True)
    assert "Confirmed: a resident here" in again.content.decode()
    assert state_of(filed) == "check"


@pytest.mark.parametrize(("given", "state"), [("bukan", "denied"), ("datang", "come_first")])
def test_a_no_is_kept_with_its_words_and_the_applicant_can_ask_again(
    filed: Filed, gateway: Services, now: datetime, given: str, state: str
) -> None:
    ask_neighbourhoods(now)
    client = opened_by_head(gateway)
    client.post("/layanan/pengantar/jawab/", {"jawaban": given, "catatan": "Belum lapor pindah."})

    reference = reference_of(filed)
    assert (reference.state, reference.note, state_of(filed)) == (state, "Belum lapor pindah.", "reference")
    payloads = "".join(LedgerEvent.objects.values_list("payload", flat=True))
    assert "Belum lapor" not in payloads

    application = Application.objects.get(pk=filed.application.pk)
    seen = application.case.version
    ask_reference_again(application=application, rw="2", rt="5", actor=applicant_of(filed), at=now, seen_version=seen)
    assert reference_of(filed).state == ReferenceState.ASKED
    ask_neighbourhoods(now + timedelta(minutes=1))
    assert len(gateway.sent) == 2
    assert list(verify()) == []


def test_an_answer_that_was_not_chosen_is_asked_for_and_the_words_stay(
    filed: Filed, gateway: Services, now: datetime
) -> None:
    ask_neighbourhoods(now)
    client = opened_by_head(gateway)
    response = client.post("/layanan/pengantar/jawab/", {"jawaban": "", "catatan": "Nanti malam saja"})
    assert response.status_code == 422
    assert "Nanti malam saja" in response.content.decode()
    assert state_of(filed) == "reference"


def test_a_forged_cookie_and_another_secret_open_nothing(filed: Filed, gateway: Services, now: datetime) -> None:
    ask_neighbourhoods(now)
    client = browser()
    assert client.get("/layanan/pengantar/rahasia-lain/").status_code == 404
    client.cookies["pengantar"] = "1:abc:def"
    assert client.get("/layanan/pengantar/").status_code == 404
    assert client.post("/layanan/pengantar/jawab/", {"jawaban": "benar"}).status_code == 404


def test_a_link_that_was_replaced_or_is_too_old_opens_nothing(
    filed: Filed, gateway: Services, now: datetime, settings: Settings
) -> None:
    ask_neighbourhoods(now)
    old = link_sent(gateway)
    Reference.objects.update(next_try_at=now)
    ask_neighbourhoods(now + timedelta(minutes=6))
    assert browser().get(old).status_code == 404
    Reference.objects.update(asked_at=now - GOOD_FOR * 100)
    assert browser().get(link_sent(gateway)).status_code == 404


def test_a_gateway_that_fails_is_tried_again_and_tells_the_log_nothing(
    filed: Filed, gateway: Services, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    gateway.broken = True
    with caplog.at_level(logging.DEBUG):
        ask_neighbourhoods(now)
    assert reference_of(filed).sent_at is None
    gateway.broken = False
    ask_neighbourhoods(now + timedelta(minutes=1))
    assert gateway.sent == []
    ask_neighbourhoods(now + timedelta(minutes=6))
    assert reference_of(filed).sent_at == now + timedelta(minutes=6)
    assert "81311112222" not in caplog.text
    assert "pengantar/" not in caplog.text


def test_two_answers_at_once_count_once(filed: Filed, now: datetime) -> None:
    reference = reference_of(filed)
    confirm_reference(reference=reference, actor=answering(reference), at=now)
    with pytest.raises((ReferenceAnswered, StepNotAllowed, WrongState)):
        deny_reference(reference=reference, come_first=False, note="", actor=answering(reference), at=now)
    assert reference_of(filed).state == ReferenceState.CONFIRMED


def test_the_link_of_one_request_answers_no_other(filed: Filed, now: datetime) -> None:
    reference = reference_of(filed)
    with pytest.raises(StepNotAllowed):
        confirm_reference(
            reference=reference, actor=Actor(ActorKind.LINK, f"{REFERENCE_LINK}{reference.pk + 1}"), at=now
        )
    with pytest.raises(StepNotAllowed):
        confirm_reference(reference=reference, actor=NOBODY, at=now)


def test_the_kelurahan_verifies_after_a_day_and_not_before(filed: Filed, town: Town, now: datetime) -> None:
    head = head_of(town.kelurahan, now)
    later = now + timedelta(hours=24, minutes=1)
    application = Application.objects.get(pk=filed.application.pk)
    with pytest.raises(TooSoonToVerify):
        verify_reference(application=application, actor=head, at=now + timedelta(hours=23), seen_version=1)
    with pytest.raises(StepNotAllowed):
        verify_reference(application=application, actor=officer_of(town.kelurahan, now), at=later, seen_version=1)

    verify_reference(application=application, actor=head, at=later, seen_version=1)

    assert (state_of(filed), reference_of(filed).state) == ("check", "verified")
    assert list(verify()) == []


def test_the_lurah_verifies_on_the_page_and_is_told_when_it_is_too_soon(
    filed: Filed, town: Town, now: datetime
) -> None:
    client = signed_in(officer("Lurah", Role.HEAD, town.kelurahan))
    url = reverse("services:reference_verify", args=[filed.case.code])
    Reference.objects.update(head=None)
    assert client.post(url, {"seen": "7"}, follow=True).status_code == 200
    assert state_of(filed) == "reference"
    client.post(url, {"seen": "1"})
    assert state_of(filed) == "check"


def test_where_nobody_is_on_the_list_the_kelurahan_verifies_at_once(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday, path=REFERRED)
    reference = reference_of(filed)
    assert (reference.head, reference.next_try_at) == (None, None)
    assert prepare_link(reference_id=reference.pk, actor=PLATFORM, at=monday) is None
    application = Application.objects.get(pk=filed.application.pk)
    verify_reference(application=application, actor=head_of(town.kelurahan, monday), at=monday, seen_version=1)
    assert state_of(filed) == "check"


def test_the_applicant_shows_the_paper_instead(filed: Filed, now: datetime) -> None:
    file = take_in(upload=photo(), actor=NOBODY, at=now)
    application = Application.objects.get(pk=filed.application.pk)
    with pytest.raises(StepNotAllowed):
        show_reference(application=application, file=file, actor=NOBODY, at=now, seen_version=1)

    show_reference(application=application, file=file, actor=applicant_of(filed), at=now, seen_version=1)

    reference = reference_of(filed)
    assert (state_of(filed), reference.state, reference.paper) == ("check", "paper", file)
    assert list(verify()) == []


def test_strangers_neither_ask_again_nor_show_papers(filed: Filed) -> None:
    for name in ("reference_again", "reference_paper"):
        url = reverse(f"services:{name}", args=[filed.case.code])
        assert browser().post(url, {"seen": "1", "rw": "2", "rt": "5"}).status_code == 404
    assert state_of(filed) == "reference"


def test_asking_a_neighbourhood_without_a_head_is_said(filed: Filed, now: datetime) -> None:
    applicant = applicant_of(filed)
    application = Application.objects.get(pk=filed.application.pk)
    for rw, rt in (("9", "9"), ("", ""), ("kosong", "1")):
        with pytest.raises(NeighbourhoodUnknown):
            ask_reference_again(application=application, rw=rw, rt=rt, actor=applicant, at=now, seen_version=1)


WORDS = HeadWords(region=MELATI, rw="2", rt="5", name="Bu Rini", phone="0813-9999-0000", decree="SK Lurah 9/2026")


def test_a_new_head_ends_the_one_before_and_the_same_again_changes_nothing(town: Town, monday: datetime) -> None:
    old = head_of_neighbourhood(monday)
    made = list_head(words=WORDS, since=date(2026, 1, 5), actor=FOUNDER, at=monday)
    again = list_head(words=WORDS, since=date(2026, 1, 6), actor=FOUNDER, at=monday)
    old.refresh_from_db()
    assert (old.until, made.pk, (made.rw, made.rt)) == (date(2026, 1, 5), again.pk, ("002", "005"))
    assert opened("phone", made.person.phone) == "+6281399990000"
    end_head(head=made, until=date(2026, 2, 1), actor=FOUNDER, at=monday)
    assert NeighbourhoodHead.objects.filter(until=None).count() == 0
    assert "Rini" not in "".join(LedgerEvent.objects.values_list("payload", flat=True))


def test_each_kelurahan_keeps_its_own_list_alone(melati: Unit, town: Town, monday: datetime) -> None:
    with pytest.raises(NotKeeperOfNeighbourhoods):
        list_head(words=WORDS, since=date(2026, 1, 5), actor=head_of(town.roads, monday), at=monday)
    list_head(words=WORDS, since=date(2026, 1, 5), actor=officer_of(town.kelurahan, monday), at=monday)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"rw": "x"}, "rw"),
        ({"rt": "12345"}, "rt"),
        ({"name": " "}, "name"),
        ({"decree": ""}, "decree"),
        ({"phone": "12"}, "phone"),
    ],
)
def test_what_cannot_be_a_head_is_said_at_the_field(
    town: Town, monday: datetime, changed: dict[str, str], field: str
) -> None:
    words = HeadWords(
        **{**{name: getattr(WORDS, name) for name in ("region", "rw", "rt", "name", "phone", "decree")}, **changed}
    )
    with pytest.raises((HeadIncomplete, InvalidInput)) as refused:
        list_head(words=words, since=date(2026, 1, 5), actor=FOUNDER, at=monday)
    assert refused.value.field == field


LIST = (
    "Kode Wilayah;RW;RT;Nama;Telepon;SK;Sejak;Sampai\n"
    f"{MELATI};001;001;Pak Joko;0813 1111 0001;SK 1/2026;2026-01-01;\n"
    f"{MELATI};001;;Pak Dul;0813 1111 0002;SK 1/2026;;\n"
    f"{MELATI};;003;Tanpa RW;0813 1111 0003;SK 1/2026;;\n"
    "00.00;001;004;Salah Wilayah;0813 1111 0004;SK 1/2026;;\n"
)


def test_a_list_is_taken_in_line_by_line_and_can_be_sent_again(town: Town, monday: datetime) -> None:
    def take_in() -> Any:
        lines = read_table(LIST.encode(), HEAD_COLUMNS).lines
        return import_heads(lines=lines, since=date(2026, 1, 5), actor=FOUNDER, at=monday)

    first, second = take_in(), take_in()
    assert (first.created, [one.line for one in first.refused]) == (2, [4, 5])
    assert (second.created, second.updated, second.unchanged) == (0, 0, 2)


def test_the_pages_of_the_list_show_and_change_only_ones_own(melati: Unit, town: Town, monday: datetime) -> None:
    head = head_of_neighbourhood(monday)
    own, other = (
        signed_in(officer("Petugas", Role.OFFICER, town.kelurahan)),
        signed_in(officer("Lain", Role.HEAD, town.roads)),
    )
    assert "Pak Budi" in own.get("/layanan/kantor/rt-rw/").content.decode()
    assert "Pak Budi" not in other.get("/layanan/kantor/rt-rw/").content.decode()
    assert other.post(f"/layanan/kantor/rt-rw/{head.pk}/akhiri/").status_code == 404

    wrong = own.post(
        "/layanan/kantor/rt-rw/baru/", {"region": MELATI, "rw": "x", "name": "A", "phone": "1", "decree": "S"}
    )
    assert wrong.status_code == 422
    own.post(
        "/layanan/kantor/rt-rw/baru/",
        {
            "region": MELATI,
            "rw": "3",
            "rt": "",
            "name": "Bu Sri",
            "phone": "081311112233",
            "decree": "SK",
            "since": "2026-01-05",
        },
    )
    assert "Bu Sri" in own.get("/layanan/kantor/rt-rw/").content.decode()
    file = SimpleUploadedFile("rt.csv", LIST.encode(), "text/csv")
    taken = own.post("/layanan/kantor/rt-rw/impor/", {"file": file}).content.decode()
    assert "4 lines: 2 new" in taken
    own.post(f"/layanan/kantor/rt-rw/{head.pk}/akhiri/")
    assert "Pak Budi" not in own.get("/layanan/kantor/rt-rw/").content.decode()
