# SPDX-License-Identifier: EUPL-1.2
"""What an applicant sees and does on the way: follow, send what is missing, pay, withdraw, download, rate."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from complaints.papers import Paper
from praja.duties.services.enums import FileState, RefusalReason
from praja.duties.services.models import Application, ApplicationFile, Payment, Rating, Reference
from praja.duties.services.operations.checking import ask_completion, pass_check
from praja.duties.services.operations.deciding import refuse
from praja.duties.services.operations.filing import Filed
from praja.duties.services.operations.visiting import plan_visit
from praja.kernel.documents.operations import take_in
from praja.kernel.forms.models import Draft
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from praja.lib.actors import NOBODY
from residents import browser, photo
from services.making import (
    HOUSE,
    KTP,
    PURPOSE,
    REFERRED,
    asking,
    filed_application,
    head_of,
    officer_of,
    simple_standard,
)
from services.residents_pages import heading
from towns import Town


@pytest.fixture(autouse=True)
def _now(monday: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: monday + timedelta(hours=5))


def by_link(filed: Filed) -> Client:
    client = browser()
    client.get(f"/lacak/{filed.case.code}/{filed.secret}/", follow=True)
    return client


def with_papers(town: Town, at: datetime) -> Filed:
    made = simple_standard(town, at, requirements=(KTP,), questions=asking(PURPOSE, at))
    paper = take_in(upload=photo(), actor=NOBODY, at=at)
    return filed_application(town, at, made=made, files=(("ktp", paper),))


def sent_back(town: Town, filed: Filed, at: datetime) -> None:
    ask_completion(
        case=filed.case,
        items=("ktp",),
        notes={"ktp": "Fotonya buram"},
        text="Mohon kirim ulang.",
        actor=officer_of(town.kelurahan, at),
        at=at + timedelta(hours=1),
        seen_version=None,
    )


def test_the_code_alone_tells_state_unit_and_dates_and_the_link_everything(town: Town, monday: datetime) -> None:
    filed = with_papers(town, monday)

    other = browser().get(f"/lacak/{filed.case.code}/").content.decode()
    own = by_link(filed).get(f"/lacak/{filed.case.code}/").content.decode()

    assert "Kelurahan Melati" in other
    assert "Being checked" in other
    assert [word for word in ("Siti", "rekening", "domisili", "lampu.jpg", "ktp.jpg") if word in other] == []
    assert [word for word in ("Surat keterangan domisili", "Membuka rekening", "ktp.jpg") if word not in own] == []
    assert "3 working days" in other


def test_what_was_asked_is_sent_and_everything_else_is_kept(town: Town, monday: datetime) -> None:
    filed = with_papers(town, monday)
    sent_back(town, filed, monday)
    client, address = by_link(filed), f"/layanan/permohonan/{filed.case.code}/lengkapi/"

    page = client.get(address)
    nothing = client.post(address, {"seen": "2"})
    done = client.post(address, {"seen": "2", "ktp": photo("baru.jpg", (50, 40)), "keperluan": "Diubah diam-diam"})

    assert "Fotonya buram" in page.content.decode()
    assert 'name="keperluan"' not in page.content.decode()
    assert nothing.status_code == 422
    assert done.status_code == 302
    application = Application.objects.get(pk=filed.case.pk)
    papers = ApplicationFile.objects.filter(application=application)
    assert [(paper.title, paper.state) for paper in papers] == [("baru.jpg", FileState.GIVEN)]
    assert application.said() == {"keperluan": "Membuka rekening"}
    assert Case.objects.get(pk=filed.case.pk).state == "check"
    assert Deadline.objects.get(case=filed.case.pk, clock="processing").due_at is not None
    assert not list(verify())


def test_a_file_that_was_chosen_stays_when_another_one_is_refused(town: Town, monday: datetime) -> None:
    made = simple_standard(town, monday, requirements=(KTP, HOUSE), questions=asking(PURPOSE, monday))
    paper = take_in(upload=photo(), actor=NOBODY, at=monday)
    filed = filed_application(town, monday, made=made, files=(("ktp", paper),))
    ask_completion(
        case=filed.case,
        items=("ktp", "foto_rumah"),
        text="",
        actor=officer_of(town.kelurahan, monday),
        at=monday,
        seen_version=None,
    )
    client, address = by_link(filed), f"/layanan/permohonan/{filed.case.code}/lengkapi/"
    broken = SimpleUploadedFile("rumah.jpg", b"no picture at all", content_type="image/jpeg")

    refused = client.post(address, {"seen": "2", "ktp": photo("baru.jpg", (50, 40)), "foto_rumah": broken})
    place = refused.content.decode().split(f'href="{address}berkas/')[1].split('"')[0]
    seen, stranger = client.get(f"{address}berkas/{place}"), browser().get(f"{address}berkas/{place}")
    done = client.post(address, {"seen": "2", "foto_rumah": photo("rumah.jpg", (60, 40))})

    assert refused.status_code == 422
    assert "rumah.jpg" in refused.content.decode()
    assert b"".join(seen.streaming_content)
    assert stranger.status_code == 404
    assert done.status_code == 302
    papers = ApplicationFile.objects.filter(application=filed.case.pk).order_by("requirement", "title")
    assert {paper.title for paper in papers} >= {"baru.jpg", "rumah.jpg"}
    assert not Draft.objects.exists()


def test_the_receipt_of_filing_can_still_be_proven_after_an_answer_was_completed(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday)
    ask_completion(
        case=filed.case,
        items=("keperluan",),
        text="",
        actor=officer_of(town.kelurahan, monday),
        at=monday + timedelta(hours=1),
        seen_version=None,
    )
    client, address = by_link(filed), f"/layanan/permohonan/{filed.case.code}/"

    client.post(f"{address}lengkapi/", {"seen": "2", "keperluan": "Melamar kerja"})
    receipt = client.get(f"{address}tanda-terima.json").json()

    application = Application.objects.get(pk=filed.case.pk)
    assert application.said() == {"keperluan": "Melamar kerja"}
    kept = receipt["body"]["content"] if "body" in receipt else receipt["content"]
    assert matches(kept["digest"], bytes.fromhex(kept["salt"]), application.digested_when_filed())


def test_a_stale_page_keeps_what_was_typed(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday)
    ask_completion(
        case=filed.case,
        items=("keperluan",),
        text="",
        actor=officer_of(town.kelurahan, monday),
        at=monday,
        seen_version=None,
    )
    address = f"/layanan/permohonan/{filed.case.code}/lengkapi/"

    stale = by_link(filed).post(address, {"seen": "1", "keperluan": "Melamar kerja"})

    assert stale.status_code == 409
    assert 'value="Melamar kerja"' in stale.content.decode()


def test_withdrawn_once_and_for_all(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday)
    client, address = by_link(filed), f"/layanan/permohonan/{filed.case.code}/tarik/"

    asked = client.get(address)
    client.post(address, {"seen": "1"})
    again = client.post(address, {"seen": "1"})

    assert heading(asked) == "Withdraw the application?"
    assert Case.objects.get(pk=filed.case.pk).state == "withdrawn"
    assert again.status_code == 302
    assert browser().get(address).status_code == 404


def test_a_link_of_the_neighbourhood_opens_nothing_once_the_application_is_withdrawn(
    town: Town, monday: datetime
) -> None:
    filed = filed_application(town, monday, made=simple_standard(town, monday, path=REFERRED))
    reference = Reference.objects.get(application=filed.case.pk)
    Reference.objects.filter(pk=reference.pk).update(token_hash=b"asked" * 6 + b"by")
    by_link(filed).post(f"/layanan/permohonan/{filed.case.code}/tarik/", {"seen": "1"})

    reference.refresh_from_db()
    assert (reference.state, reference.token_hash) == ("withdrawn", None)


def test_a_proof_of_payment_waits_for_the_treasurer(town: Town, monday: datetime) -> None:
    made = simple_standard(
        town, monday, path=({"stage": "check"}, {"stage": "payment"}), fee_kind="fixed", fee_amount=25_000
    )
    filed = filed_application(town, monday, made=made)
    pass_check(case=filed.case, actor=officer_of(town.kelurahan, monday), at=monday, seen_version=None)
    client = by_link(filed)

    page = client.get(f"/lacak/{filed.case.code}/").content.decode()
    client.post(f"/layanan/permohonan/{filed.case.code}/bukti-bayar/", {"seen": "2", "paper": photo()})

    payment = Payment.objects.get(application=filed.case.pk)
    assert payment.reference in page
    assert "25,000" in page
    assert payment.evidence is not None
    assert Case.objects.get(pk=filed.case.pk).state == "payment"
    shown = LedgerEvent.objects.get(name="services.payment_shown")
    assert payment.evidence.sha256 in shown.payload
    assert WorkItem.objects.filter(case_id=filed.case.pk, kind="services.payment", closed_at=None).count() == 1
    assert Deadline.objects.filter(case=filed.case.pk, clock="payment", stopped_at=None).count() == 1
    assert "You sent a proof of payment" in client.get(f"/lacak/{filed.case.code}/").content.decode()
    assert not list(verify())


def test_what_takes_longer_than_promised_says_so_and_where_to_complain(
    town: Town, monday: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = filed_application(town, monday)
    client, url = by_link(filed), f"/lacak/{filed.case.code}/"
    in_time = client.get(url).content.decode()
    monkeypatch.setattr(clock, "now", lambda: monday + timedelta(days=6))
    late = by_link(filed).get(url).content.decode()
    assert ["longer than we promised" in page for page in (in_time, late)] == [False, True]


def test_the_hour_of_a_visit_is_told(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday, path=({"stage": "check"}, {"stage": "visit"}))
    officer = officer_of(town.kelurahan, monday)
    pass_check(case=filed.case, actor=officer, at=monday, seen_version=None)
    plan_visit(case=filed.case, planned_for=monday + timedelta(days=1), actor=officer, at=monday, seen_version=None)
    assert "On Tuesday, 6 January 2026" in by_link(filed).get(f"/lacak/{filed.case.code}/").content.decode()


def test_refused_with_its_reason_and_the_rights(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday, path=({"stage": "check"}, {"stage": "approval"}))
    refuse(
        case=filed.case,
        reason=RefusalReason.NOT_HERE,
        note="Alamat Anda di kota lain.",
        actor=head_of(town.kelurahan, monday),
        at=monday,
        seen_version=None,
    )

    page = by_link(filed).get(f"/lacak/{filed.case.code}/").content.decode()

    assert "Alamat Anda di kota lain." in page
    assert "object in writing" in page
    assert "still to come" not in page, "nothing is still to come"
    assert "kota lain" not in browser().get(f"/lacak/{filed.case.code}/").content.decode()


def test_finished_it_is_rated_and_rated_again(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday)
    pass_check(case=filed.case, actor=officer_of(town.kelurahan, monday), at=monday, seen_version=None)
    client, address = by_link(filed), f"/layanan/permohonan/{filed.case.code}/nilai/"

    nothing = client.post(address, {"text": "Cepat"})
    client.post(address, {"stars": "4", "text": "Cepat"})
    client.post(address, {"stars": "5", "text": ""})

    assert nothing.status_code == 422
    assert [(row.stars, row.text) for row in Rating.objects.all()] == [(5, "")]
    assert not list(verify())


def test_a_receipt_printed_later_says_what_was_promised_at_filing(town: Town, monday: datetime) -> None:
    path = ({"stage": "check"}, {"stage": "payment"}, {"stage": "approval"})
    made = simple_standard(town, monday, path=path, fee_kind="fixed", fee_amount=25_000)
    filed = filed_application(town, monday, made=made)
    client, address = by_link(filed), f"/layanan/permohonan/{filed.case.code}/tanda-terima.pdf"
    at_once = Paper(client.get(address).content)
    pass_check(
        case=filed.case, actor=officer_of(town.kelurahan, monday), at=monday + timedelta(hours=1), seen_version=None
    )
    later = Paper(client.get(address).content)
    for words in ("Done by", "Thursday, 8 January 2026", "Rp25,000"):
        assert at_once.says(words), words
        assert later.says(words), words


def test_the_receipt_prints_on_both_papers_also_while_the_time_stands_still(town: Town, monday: datetime) -> None:
    filed = filed_application(town, monday, path=REFERRED)
    client, address = by_link(filed), f"/layanan/permohonan/{filed.case.code}/tanda-terima.pdf"

    papers = [client.get(address, {"kertas": paper}) for paper in ("a5", "80mm")]

    assert [(page.status_code, page.content[:5]) for page in papers] == [(200, b"%PDF-")] * 2
    assert papers[0].headers["Cache-Control"] == "no-store"
    assert browser().get(address).status_code == 404
