# SPDX-License-Identifier: EUPL-1.2
"""Two people at one application at the same moment: one act is taken, the other is refused, and nothing is done twice."""

import contextvars
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from at_once import at_once
from praja.duties.services.enums import PaymentMethod, RefusalReason
from praja.duties.services.models import Payment, Remittance
from praja.duties.services.operations.checking import ask_completion, pass_check, propose_refusal
from praja.duties.services.operations.deciding import approve, refuse, return_for_check
from praja.duties.services.operations.issuing import issue_product
from praja.duties.services.operations.paying import confirm_payment, waive_fee
from praja.duties.services.operations.remitting import draw_up_remittance
from praja.kernel.documents.models import IssuedDocument, NumberEntry
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.errors import DomainError
from services.offices import Office, applied, business_letter, by, open_office, to_signing
from towns import Town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_region(settings: Any) -> None:
    settings.PRAJA_REGION_CODE = "99.01"


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


def trying(act: Callable[[], Any]) -> Callable[[], str]:
    """What became of it: "done", or the code of the refusal."""

    def post() -> str:
        try:
            act()
        except DomainError as refused:
            return refused.code
        return "done"

    return post


def seen(actor: Actor, case: Case, at: datetime) -> dict[str, Any]:
    return {**by(actor, case, at), "seen_version": Case.objects.get(pk=case.pk).version}


def race(case: Case, *acts: Callable[[], Any]) -> list[str]:
    version = Case.objects.get(pk=case.pk).version
    became = at_once(case, [trying(act) for act in acts])
    assert sorted(became)[0] == "done", became
    assert became.count("done") == 1, became
    assert set(became) <= {"done", "wrong_state", "stale_case", "payment_settled"}, became
    assert Case.objects.get(pk=case.pk).version == version + 1
    assert list(verify()) == []
    return became


def test_two_officers_decide_on_one_check(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    said = seen(office.officer, case, monday)
    race(
        case,
        lambda: pass_check(**said),
        lambda: ask_completion(items=["ktp"], **said),
        lambda: propose_refusal(reason=RefusalReason.OTHER, note="Menurut saya tidak.", **said),
    )


def test_a_head_approves_while_the_applicant_withdraws(town: Town, office: Office, monday: datetime) -> None:
    case = pass_check(**by(office.officer, applied(town, monday, business_letter(town, monday)), monday))
    applicant = Actor(ActorKind.LINK, "link", case_id=case.pk)
    head, other = seen(office.head, case, monday), seen(applicant, case, monday)
    race(case, lambda: approve(**head), lambda: perform(step="withdraw", data={}, **other))
    made = IssuedDocument.objects.filter(object_id=case.pk).count()
    assert made == (Case.objects.get(pk=case.pk).state == "signing")


def test_a_payment_is_confirmed_once(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "payment")))
    pass_check(**by(office.officer, case, monday))
    treasurer, head = by(office.treasurer, case, monday), by(office.head, case, monday)
    race(
        case,
        lambda: confirm_payment(amount=25_000, method=PaymentMethod.CASH, **treasurer),
        lambda: confirm_payment(amount=25_000, method=PaymentMethod.QRIS, **treasurer),
        lambda: waive_fee(reason="Warga tidak mampu.", **head),
    )
    receipts = NumberEntry.objects.filter(register__key__startswith="services.receipt").count()
    assert receipts == (Payment.objects.get().state == "paid")


def test_what_is_signed_is_not_given_back_at_the_same_moment(town: Town, office: Office, monday: datetime) -> None:
    case = to_signing(town, office, monday)
    sign_waiting_documents(monday)
    document = IssuedDocument.objects.get().pk
    became = at_once(
        case,
        [
            trying(lambda: issue_product(document_id=document, actor=system_actor("t"), at=monday)),
            trying(lambda: issue_product(document_id=document, actor=system_actor("t"), at=monday)),
            trying(lambda: return_for_check(note="Salah tulis nama.", **by(office.head, case, monday))),
        ],
    )
    assert became[2] in ("product_signed", "wrong_state")
    assert (Case.objects.get(pk=case.pk).state, IssuedDocument.objects.get().state) == ("finished", "issued")
    assert list(verify()) == []


def test_a_head_refuses_while_another_approves(town: Town, office: Office, monday: datetime) -> None:
    case = pass_check(**by(office.officer, applied(town, monday, business_letter(town, monday)), monday))
    said = seen(office.head, case, monday)
    race(
        case,
        lambda: approve(**said),
        lambda: refuse(reason=RefusalReason.UNTRUE, note="Usaha tidak ditemukan.", **said),
    )


def test_two_treasurers_draw_up_one_list(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "payment")))
    pass_check(**by(office.officer, case, monday))
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, monday))
    unit = {"unit": town.kelurahan, "actor": office.treasurer, "at": monday}
    became: list[str] = []
    ready = threading.Barrier(2, timeout=30)

    def draw() -> None:
        try:
            connection.ensure_connection()
            ready.wait()
            became.append(trying(lambda: draw_up_remittance(**unit))())
        finally:
            connection.close()

    threads = [threading.Thread(target=contextvars.copy_context().run, args=(draw,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert became == ["done", "done"]
    assert list(Remittance.objects.values_list("total", flat=True)) == [25_000]
    assert list(verify()) == []
