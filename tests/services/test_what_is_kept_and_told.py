# SPDX-License-Identifier: EUPL-1.2
"""What was said in an application is attested, found only by its offices, and told to its applicant without a word of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from praja.duties.services.enums import Issuer, PaymentMethod, RefusalReason
from praja.duties.services.models import Application, Completion, Payment, Recommendation, Remark, Remittance, Visit
from praja.duties.services.operations.checking import ask_completion, pass_check, propose_refusal
from praja.duties.services.operations.deciding import approve, refuse, return_for_check
from praja.duties.services.operations.elsewhere import file_elsewhere, note_refused
from praja.duties.services.operations.paying import confirm_payment, waive_fee
from praja.duties.services.operations.recommending import recommend
from praja.duties.services.operations.remitting import draw_up_remittance, remit
from praja.duties.services.operations.visiting import record_visit
from praja.kernel.ledger.models import Delivery
from praja.kernel.ledger.verification import verify
from praja.kernel.notifications.models import Message
from praja.kernel.notifications.queries import message_words
from praja.kernel.people.sealing import seal
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import refresh_index
from praja.kernel.search.queries import search, tokens_of
from praja.lib.actors import NOBODY, Actor
from praja.lib.codes import show_code
from procedures.cases import deliver_all
from services.offices import FULL, NIK, Office, applied, business_letter, by, open_office, to_signing
from towns import Town


@pytest.fixture(autouse=True)
def _own_region(settings: Any) -> None:
    settings.PRAJA_REGION_CODE = "99.01"


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


@pytest.fixture
def walked(town: Town, office: Office, monday: datetime) -> Case:
    """An application with every kind of words and a payment that was remitted."""
    case = applied(town, monday, business_letter(town, monday, FULL))
    pass_check(**by(office.officer, case, monday))
    record_visit(findings="Warung ada dan buka.", in_order=True, **by(office.officer, case, monday))
    recommend(in_favour=True, text="Tidak mengganggu.", **by(office.adviser, case, monday))
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, monday))
    return_for_check(note="Periksa lagi namanya.", **by(office.head, case, monday))
    propose_refusal(reason=RefusalReason.UNTRUE, note="Namanya tidak cocok.", **by(office.officer, case, monday))
    refuse(reason=RefusalReason.UNTRUE, note="Nama usaha tidak cocok.", **by(office.head, case, monday))
    remit(
        remittance_id=draw_up_remittance(unit=town.kelurahan, actor=office.treasurer, at=monday).pk,
        bank_reference="BKT 1",
        actor=office.treasurer,
        at=monday,
    )
    return case


def wrong() -> list[str]:
    return [str(found.what) for found in verify()]


def test_what_stands_is_what_was_recorded(walked: Case) -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (lambda: Visit.objects.update(findings="Warung kosong."), "finding 1 was edited"),
        (lambda: Recommendation.objects.update(text="Menolak."), "recommendation 1 was edited"),
        (lambda: Remark.objects.filter(kind="return").update(text="x"), "return 1 was edited"),
        (lambda: Remark.objects.filter(kind="proposal").delete(), "has 0 × proposal to refuse"),
        (lambda: Application.objects.update(refusal_note="Lain."), "refusal 1 was edited"),
        (lambda: Application.objects.update(answers=seal("{}", "services.answers")), "answers 1 was edited"),
        (lambda: Payment.objects.update(amount=1), "its payment is not the one that was recorded"),
        (lambda: Payment.objects.update(state="waiting"), "is paid in the table or in the ledger"),
        (lambda: Remittance.objects.update(total=1), "does not cross-foot"),
        (lambda: Payment.objects.update(remittance=None), "does not cross-foot"),
        (lambda: Remittance.objects.update(handed_at=None), "was handed in according to"),
    ],
)
def test_an_edited_row_is_found(walked: Case, edit: Any, found: str) -> None:
    edit()
    assert any(found in said for said in wrong()), wrong()


def test_requests_waivers_and_numbers_elsewhere_are_attested_too(town: Town, office: Office, monday: datetime) -> None:
    asked = applied(town, monday, business_letter(town, monday, ("check", "payment"), issuer=Issuer.OSS))
    ask_completion(items=["ktp"], text="Kirim lagi.", **by(office.officer, asked, monday))
    letter = _same(asked)
    waived = pass_check(**by(office.officer, applied(town, monday, letter), monday))
    waive_fee(reason="Warga tidak mampu.", **by(office.head, waived, monday))
    file_elsewhere(number="OSS-77", filed_on=monday.date(), **by(office.officer, waived, monday))
    note_refused(note="Ditolak di sana.", **by(office.officer, waived, monday))
    assert wrong() == []

    Completion.objects.update(text="Lain.")
    Payment.objects.update(waived_reason="Lain.")
    Application.objects.filter(pk=waived.pk).update(foreign_number="OSS-78")
    said = wrong()
    assert len(said) == 3, said


def _same(case: Case) -> Any:
    from services.making import Made

    version = Application.objects.get(pk=case.pk).version
    return Made(version.standard.service, version.standard, version, version.case)


def found(text: str, actor: Actor) -> list[str]:
    return [row.url for row in search(text, tokens=tokens_of(actor)).found]


def test_an_application_is_found_by_code_and_service_by_its_offices_alone(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "recommendation", "approval")))
    pass_check(**by(office.officer, case, monday))
    _settle(monday)

    here = f"/layanan/kantor/{case.code}/"
    for words in (case.code, show_code(case.code), "keterangan usaha"):
        assert here in found(words, office.officer), words
        assert here in found(words, office.adviser), words
        assert here not in found(words, office.neighbour), words
        assert here not in found(words, NOBODY), words
    for secret in ("Siti", "Aminah", "Warung"):
        assert here not in found(secret, office.officer)

    recommend(in_favour=True, text="Silakan saja.", **by(office.adviser, case, monday))
    _settle(monday)
    assert here not in found(case.code, office.adviser)


def _settle(at: datetime) -> None:
    deliver_all(at)
    while refresh_index(at=at):
        pass


def test_the_applicant_hears_of_each_step_by_code_and_never_in_their_own_words(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "payment", "approval", "handover")))
    ask_completion(items=["ktp"], text="Fotonya kabur.", **by(office.officer, case, monday))
    deliver_all(monday)
    assert told() == ["services.completion_asked", "services.filed"]
    other = applied(town, monday, _same(case))
    pass_check(**by(office.officer, other, monday))
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, other, monday))
    approve(**by(office.head, other, monday))
    deliver_all(monday + timedelta(minutes=1))

    assert told() == [
        "services.completion_asked",
        "services.filed",
        "services.filed",
        "services.paid",
        "services.payment_asked",
        "services.ready_to_collect",
    ]
    assert not Delivery.objects.filter(attempts__gt=0).exists()
    for message in Message.objects.all():
        words = message_words(message)
        for secret in ("Siti", NIK, "Warung", "kabur"):
            assert secret not in words.subject + words.body
        assert show_code(case.code) in words.subject or show_code(other.code) in words.subject


def told() -> list[str]:
    return sorted(set_of for set_of in Message.objects.values_list("template", flat=True) if "services." in set_of)


def test_the_applicant_hears_that_it_is_signed_and_not_twice_that_it_is_finished(
    town: Town, office: Office, monday: datetime
) -> None:
    from praja.kernel.documents.tasks import sign_waiting_documents

    to_signing(town, office, monday)
    sign_waiting_documents(monday)
    deliver_all(monday)
    assert told() == ["services.filed", "services.product_issued"]
