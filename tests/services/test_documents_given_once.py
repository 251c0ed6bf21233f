# SPDX-License-Identifier: EUPL-1.2
"""A document is given once and used again: only by whoever agreed, until its day, never after they take it back."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from officers import SINCE, officer, signed_in
from praja.duties.services.models import Application, ApplicationFile, KeptDocument
from praja.duties.services.operations.checking import ask_completion
from praja.duties.services.operations.kept import drop_expired_documents, keep_documents, last_day_kept
from praja.kernel.law.domain.rules import Unit
from praja.kernel.law.operations import adopt_regional_rule
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.people.models import HouseholdMember
from praja.kernel.people.operations import recognize_resident
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, system_actor
from praja.lib.clock import frozen
from residents import browser, photo
from services.making import HOUSE, KTP, officer_of, simple_standard
from services.residents_pages import APPLY, draft_in, leave
from towns import Town

MINE = {"name": "Siti Aminah", "nik": "3372014503900001", "phone": "0812 3456 7890", "email": ""}
KK: dict[str, Any] = {**KTP, "key": "kk", "label": "Kartu keluarga", "document": "kk"}


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with frozen(monday):
        yield


@pytest.fixture
def siti(town: Town, monday: datetime) -> Client:
    simple_standard(town, monday - timedelta(days=1), requirements=(KTP, KK, HOUSE))
    return resident("siti.dokumen@example.org")


def resident(contact: str) -> Client:
    """The browser of a resident who has signed in."""
    return signed_in(recognize_resident(contact=contact, actor=NOBODY, at=SINCE))


def begun(client: Client, filed_for: str = "self", **who: str) -> None:
    client.get(APPLY, follow=True)
    leave(client, "untuk", filed_for=filed_for)
    leave(client, "pemohon", **{**MINE, **who})
    if filed_for != "self":
        leave(client, "wakil", **MINE)
    leave(client, "isian-isian", keperluan="Membuka rekening")


def sent(client: Client, **said: str) -> Any:
    return client.post(f"{APPLY}periksa/", {"draft": draft_in(client.get(f"{APPLY}periksa/")), **said}, follow=True)


def given_once(client: Client, **said: str) -> Application:
    """A first application with all its papers."""
    begun(client)
    leave(client, "isian-ktp", ktp=photo("ktp.jpg"))
    leave(client, "isian-kk", kk=photo("kk.jpg", (50, 40)))
    leave(client, "isian-foto_rumah", foto_rumah=photo("rumah.jpg", (60, 40)))
    sent(client, **said)
    return Application.objects.latest("pk")


def test_it_is_kept_only_with_consent_and_used_again_with_a_word_to_the_office(
    town: Town, monday: datetime, siti: Client
) -> None:
    given_once(siti)
    assert not KeptDocument.objects.exists(), "not ticked, not kept"
    first = given_once(siti, agrees="on")
    assert sorted(KeptDocument.objects.values_list("kind", flat=True)) == ["kk", "ktp"], (
        "a photo of a house is no document"
    )

    with frozen(monday + timedelta(days=30)):
        begun(siti)
        page = siti.get(f"{APPLY}isian-ktp/").content.decode()
        number = KeptDocument.objects.get(kind="ktp").pk
        taken = leave(siti, "isian-ktp", use_kept=f"ktp {number}")
        leave(siti, "isian-ktp")
        leave(siti, "isian-kk", kk=photo("baru.jpg", (51, 41)))
        leave(siti, "isian-foto_rumah")
        sent(siti)
        again = Application.objects.latest("pk")
        petugas = signed_in(officer("Petu Gas", Role.OFFICER, town.kelurahan))
        office = petugas.get(f"/layanan/kantor/{again.case.code}/").content.decode()

    assert "you gave it on 5 Jan 2026" in page
    assert "Use it again" not in taken.content.decode()
    papers = {row.requirement: row for row in ApplicationFile.objects.filter(application=again)}
    assert papers["ktp"].file == first.files.get(requirement="ktp").file
    assert papers["ktp"].first_given_at == monday
    assert papers["kk"].first_given_at is None
    assert office.count("Used again with the applicant") == 1
    assert "given first on 5 Jan 2026" in office
    assert LedgerEvent.objects.filter(name="services.documents_kept").count() == 1


def test_what_the_office_asks_for_again_may_be_given_before_but_not_the_very_paper_it_refused(
    town: Town, monday: datetime, siti: Client
) -> None:
    first = given_once(siti, agrees="on")
    ktp, kk = KeptDocument.objects.get(kind="ktp"), KeptDocument.objects.get(kind="kk")
    begun(siti)
    leave(siti, "isian-ktp", ktp=photo("buram.jpg", (44, 40)))
    leave(siti, "isian-kk", use_kept=f"kk {kk.pk}")
    leave(siti, "isian-kk")
    leave(siti, "isian-foto_rumah")
    sent(siti)
    again = Application.objects.latest("pk")
    asked: Any = {"items": ("ktp", "kk"), "notes": {}, "text": "Kartunya tidak terbaca.", "seen_version": None}
    ask_completion(case=again.case, actor=officer_of(town.kelurahan, monday), at=monday, **asked)
    url = f"/layanan/permohonan/{again.case.code}/lengkapi/"

    page = siti.get(url).content.decode()
    refused = siti.post(url, {"use_kept": f"kk {kk.pk}", "kk": photo("kk.jpg", (52, 40))})
    by_link = browser()
    for name in siti.cookies.keys() - {settings.SESSION_COOKIE_NAME}:
        by_link.cookies[name] = siti.cookies[name].value
    seen_by_link = by_link.get(url)
    taken = siti.post(url, {"use_kept": f"ktp {ktp.pk}"}).content.decode()
    done = siti.post(url, {"seen": str(Case.objects.get(pk=again.pk).version)})

    assert (f"ktp {ktp.pk}" in page, f"kk {kk.pk}" in page) == (True, False), (
        "the card that was refused is not offered again"
    )
    assert refused.status_code == 404
    assert "kk.jpg" in refused.content.decode(), "what was chosen beside it is not lost"
    assert "Use it again" not in taken
    assert seen_by_link.status_code == 200
    assert "Use it again" not in seen_by_link.content.decode(), "the link alone opens nothing of the account"
    assert done.status_code == 302
    papers = {row.requirement: row for row in again.files.all()}
    assert papers["ktp"].file == first.files.get(requirement="ktp").file
    assert [papers[name].first_given_at for name in ("ktp", "kk")] == [monday, None]
    assert list(verify()) == []


def test_consent_is_taken_back_and_ends_with_its_day(town: Town, monday: datetime, siti: Client) -> None:
    given_once(siti, agrees="on")
    ktp, kk = KeptDocument.objects.get(kind="ktp"), KeptDocument.objects.get(kind="kk")

    listed = siti.get("/layanan/saya/dokumen/").content.decode()
    assert "kept until 5 Jan 2027" in listed
    assert b"".join(siti.get(f"/layanan/saya/dokumen/{ktp.pk}/").streaming_content)  # read to its end, which closes it
    siti.post(f"/layanan/saya/dokumen/{ktp.pk}/lepas/")
    assert [row.kind for row in KeptDocument.objects.all()] == ["kk"]
    with frozen(monday + timedelta(days=366)):
        assert siti.get(f"/layanan/saya/dokumen/{kk.pk}/").status_code == 404
    platform = system_actor("services.kept_documents")
    assert drop_expired_documents(actor=platform, at=monday + timedelta(days=365)) == 0
    assert drop_expired_documents(actor=platform, at=monday + timedelta(days=366)) == 1
    gone = LedgerEvent.objects.filter(name="services.document_no_longer_kept").order_by("pk")
    assert ["withdrawn" in gone[0].payload, "expired" in gone[1].payload] == [True, True]
    assert ApplicationFile.objects.count() == 3, "what was handed in stays"


def test_a_region_may_keep_them_for_a_shorter_time(town: Town, monday: datetime) -> None:
    keeper = system_actor("law")
    adopt_regional_rule(
        actor=keeper,
        at=monday,
        rule_key="services.documents_kept",
        value=30,
        unit=Unit.CALENDAR_DAYS,
        decree="Perwali 9/2026",
        since=monday.date(),
    )
    assert [last_day_kept(monday), last_day_kept(monday - timedelta(days=1))] == [date(2026, 2, 4), date(2027, 1, 4)]


def test_nobody_else_reaches_or_uses_it(town: Town, monday: datetime, siti: Client) -> None:
    first = given_once(siti, agrees="on")
    number = KeptDocument.objects.get(kind="ktp").pk
    other = resident("orang.lain.dokumen@example.org")

    begun(other)
    refused = leave(other, "isian-ktp", use_kept=f"ktp {number}", ktp=photo("punyaku.jpg", (44, 40)))

    assert other.get(f"/layanan/saya/dokumen/{number}/").status_code == 404
    assert other.post(f"/layanan/saya/dokumen/{number}/lepas/").status_code == 404
    assert refused.status_code == 422
    assert "punyaku.jpg" in refused.content.decode(), "what was chosen beside it is not lost"
    with pytest.raises(StepNotAllowed):
        keep_documents(application=first, actor=NOBODY, at=monday)


def test_somebody_of_the_household_is_chosen_instead_of_typed_and_only_the_family_card_serves_them(
    town: Town, monday: datetime, siti: Client
) -> None:
    given_once(siti, agrees="on")
    siti.post("/saya/keluarga/", {"name": "Budi Kecil", "relation": "child", "nik": "3572015708900001"})
    member = HouseholdMember.objects.get()
    siti.get(APPLY, follow=True)
    leave(siti, "untuk", filed_for="household")

    assert "siti.dokumen@example.org" not in siti.get(f"{APPLY}pemohon/").content.decode(), "it is somebody else"
    page = leave(siti, "pemohon", member=str(member.pk)).content.decode()
    leave(siti, "pemohon", name="Budi Kecil", nik="3572015708900001", phone="", email="")
    assert "siti.dokumen@example.org" in siti.get(f"{APPLY}wakil/").content.decode(), "who applies is known"
    leave(siti, "wakil", **MINE)
    leave(siti, "isian-isian", keperluan="Sekolah")
    identity = siti.get(f"{APPLY}isian-ktp/").content.decode()
    leave(siti, "isian-ktp", ktp=photo("akta.jpg", (44, 40)))
    family = siti.get(f"{APPLY}isian-kk/").content.decode()
    leave(siti, "isian-kk", use_kept=f"kk {KeptDocument.objects.get(kind='kk').pk}")
    leave(siti, "isian-kk")
    leave(siti, "isian-foto_rumah")
    sent(siti)

    assert 'value="Budi Kecil"' in page
    assert ("Use it again" in identity, "Use it again" in family) == (False, True)
    application = Application.objects.latest("pk")
    assert application.applicant == member.member
    assert application.files.get(requirement="kk").first_given_at == monday
