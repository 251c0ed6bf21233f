# SPDX-License-Identifier: EUPL-1.2
"""An application goes through the hands of the office: each act, what it leaves, and what is refused."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from praja.duties.services.enums import CollectedBy, FileState, Issuer, PaymentMethod, PaymentState, RefusalReason
from praja.duties.services.errors.handling import (
    DayToCome,
    FeeNotChosen,
    IssuedByOther,
    IssuedHere,
    NobodySigns,
    NothingAsked,
    OtherAmount,
    StagesMissing,
    UnknownItem,
    VisitInThePast,
)
from praja.duties.services.models import (
    Application,
    ApplicationFile,
    Completion,
    Payment,
    Recommendation,
    Remark,
    Visit,
)
from praja.duties.services.operations.checking import ask_completion, pass_check, propose_refusal
from praja.duties.services.operations.deciding import approve, refuse, return_for_check
from praja.duties.services.operations.elsewhere import file_elsewhere, note_issued, note_refused
from praja.duties.services.operations.handing_over import hand_over
from praja.duties.services.operations.lapsing import lapse_due
from praja.duties.services.operations.paying import confirm_payment, waive_fee
from praja.duties.services.operations.recommending import recommend
from praja.duties.services.operations.visiting import plan_visit, record_visit
from praja.kernel.documents.models import IssuedDocument, NumberEntry
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import RoleAssignment
from praja.kernel.procedures.errors import StepNotAllowed, WordsTooShort, WrongState
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.models import WorkItem
from praja.lib.actors import system_actor
from services.offices import (
    APPROVED,
    CHECKED,
    FULL,
    NIK,
    Office,
    applied,
    business_letter,
    by,
    card,
    open_office,
    to_signing,
)
from towns import Town

LATER = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _own_region(settings: Any) -> None:
    settings.PRAJA_REGION_CODE = "99.01"


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


def waiting(case: Case) -> list[tuple[str, str, int]]:
    rows = WorkItem.objects.filter(case_id=case.pk, closed_at=None)
    return [(row.kind, row.holder_role, row.holder_unit_id) for row in rows]


def last_event(case: Case) -> dict[str, Any]:
    return json.loads(
        LedgerEvent.objects.filter(stream=case.stream).order_by("-seq").values_list("payload", flat=True)[0]
    )


def test_a_full_path_is_walked_stage_by_stage(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, FULL))

    case = pass_check(**by(office.officer, case, monday))
    assert (case.state, waiting(case)) == ("visit", [("services.visit", "officer", town.kelurahan.pk)])

    case = plan_visit(planned_for=monday + LATER, **by(office.officer, case, monday))
    case = record_visit(
        findings="Warung ada dan buka.", in_order=True, files=[card(monday)], **by(office.officer, case, monday)
    )
    assert (case.state, waiting(case)) == ("recommendation", [("services.recommend", "head", town.roads.pk)])

    case = recommend(in_favour=True, text="Tidak mengganggu jalan.", **by(office.adviser, case, monday))
    assert (case.state, waiting(case)) == ("payment", [("services.payment", "treasurer", town.kelurahan.pk)])

    case = confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, monday))
    assert (case.state, waiting(case)) == ("approval", [("services.approve", "head", town.kelurahan.pk)])

    case = approve(**by(office.head, case, monday))
    assert (case.state, waiting(case)) == ("signing", [("services.sign", "head", town.kelurahan.pk)])
    assert IssuedDocument.objects.get(object_id=case.pk).signer_title == "Lurah Melati"


def test_passing_the_check_finds_every_paper_good_and_ends_where_nothing_follows(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, CHECKED))
    case = pass_check(**by(office.officer, case, monday))

    assert (case.state, waiting(case)) == ("finished", [])
    assert list(ApplicationFile.objects.values_list("state", flat=True)) == [FileState.GOOD]
    assert Deadline.objects.get(case=case, clock="processing").outcome == "met"


def test_only_an_officer_of_the_unit_checks(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    for actor in (office.head, office.neighbour, office.counter, office.treasurer, office.auditor):
        with pytest.raises(StepNotAllowed):
            pass_check(**by(actor, case, monday))


def test_a_fee_by_a_table_is_chosen_at_the_check(town: Town, office: Office, monday: datetime) -> None:
    rows = [{"label": "Kecil", "amount": 0}, {"label": "Besar", "amount": 90_000}]
    letter = business_letter(town, monday, ("check", "payment", "approval"), fee_kind="table", fee_table=rows)
    case = applied(town, monday, letter)
    for nonsense in (None, 2, -1):
        with pytest.raises(FeeNotChosen):
            pass_check(fee_row=nonsense, **by(office.officer, case, monday))

    case = pass_check(fee_row=1, **by(office.officer, case, monday))
    assert (case.state, Application.objects.get().fee, Payment.objects.get().amount) == ("payment", 90_000, 90_000)

    free = pass_check(fee_row=0, **by(office.officer, applied(town, monday, letter), monday))
    assert free.state == "approval"


def test_a_request_names_what_is_missing_and_the_clock_stands_still(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday))
    case = ask_completion(
        items=["ktp"], notes={"ktp": "Fotonya kabur."}, text="Terima kasih.", **by(office.officer, case, monday)
    )

    assert case.state == "incomplete"
    asked = Completion.objects.get()
    assert (asked.items, asked.text) == (["ktp"], "KTP-el pemohon: Fotonya kabur.\nTerima kasih.")
    assert ApplicationFile.objects.values_list("state", "note").get() == (FileState.WRONG, "Fotonya kabur.")
    clocks = dict(Deadline.objects.filter(case=case, stopped_at=None).values_list("clock", "due_at"))
    assert clocks["processing"] is None
    assert clocks["completion"] is not None
    assert "kabur" not in LedgerEvent.objects.filter(stream=case.stream).last().payload


@pytest.mark.parametrize(
    ("items", "text", "refused"),
    [([], "   ", NothingAsked), ([], "Kurang.", WordsTooShort), (["kartu_bintang"], "", UnknownItem)],
)
def test_a_vague_request_is_refused(
    town: Town, office: Office, monday: datetime, items: list[str], text: str, refused: type[Exception]
) -> None:
    case = applied(town, monday, business_letter(town, monday))
    with pytest.raises(refused):
        ask_completion(items=items, text=text, **by(office.officer, case, monday))


def test_a_proposal_to_refuse_goes_to_the_head_who_refuses_in_words_for_the_applicant(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday))
    case = propose_refusal(
        reason=RefusalReason.UNTRUE, note="Usaha ini tidak ada di alamat itu.", **by(office.officer, case, monday)
    )
    assert (case.state, Remark.objects.get().text) == ("approval", "Usaha ini tidak ada di alamat itu.")

    case = refuse(
        reason=RefusalReason.UNTRUE, note="Usaha tidak ditemukan di alamat Anda.", **by(office.head, case, monday)
    )
    application = Application.objects.get()
    assert (case.state, application.refusal, application.refusal_note) == (
        "refused",
        "untrue",
        "Usaha tidak ditemukan di alamat Anda.",
    )


def test_a_head_does_not_approve_past_what_is_missing(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "visit", "payment", "approval")))
    case = propose_refusal(
        reason=RefusalReason.OTHER, note="Menurut saya tidak perlu.", **by(office.officer, case, monday)
    )
    with pytest.raises(StagesMissing) as refused:
        approve(**by(office.head, case, monday))
    assert refused.value.detail["stages"] == ("visit", "payment")

    case = return_for_check(note="Tinjau dulu tempatnya.", **by(office.head, case, monday))
    assert pass_check(**by(office.officer, case, monday)).state == "visit"


def test_a_head_who_does_not_share_the_proposal_approves_where_nothing_is_missing(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, APPROVED))
    case = propose_refusal(
        reason=RefusalReason.DOUBLE, note="Sudah pernah diajukan.", **by(office.officer, case, monday)
    )
    assert approve(**by(office.head, case, monday)).state == "finished"


def test_a_path_without_an_approval_goes_on_where_the_head_does_not_share_the_proposal(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "handover")))
    case = propose_refusal(
        reason=RefusalReason.DOUBLE, note="Sudah pernah diajukan.", **by(office.officer, case, monday)
    )
    assert approve(**by(office.head, case, monday)).state == "handover"


def test_what_was_done_before_it_was_given_back_is_not_done_twice(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, FULL))
    pass_check(**by(office.officer, case, monday))
    record_visit(findings="Warung ada dan buka.", in_order=True, **by(office.officer, case, monday))
    recommend(in_favour=False, text="Mengganggu pejalan kaki.", **by(office.adviser, case, monday))
    confirm_payment(amount=25_000, method=PaymentMethod.QRIS, **by(office.treasurer, case, monday))
    return_for_check(note="Periksa lagi namanya.", **by(office.head, case, monday))

    assert pass_check(**by(office.officer, case, monday)).state == "approval"
    assert (Visit.objects.count(), Recommendation.objects.count(), Payment.objects.count()) == (1, 1, 1)


def test_a_place_that_was_not_in_order_is_visited_again(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "visit", "approval")))
    pass_check(**by(office.officer, case, monday))
    record_visit(findings="Tempatnya tidak ada.", in_order=False, **by(office.officer, case, monday))
    return_for_check(note="Datangi sekali lagi.", **by(office.head, case, monday))

    assert pass_check(**by(office.officer, case, monday)).state == "visit"


def test_nobody_comes_in_the_past(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "visit")))
    pass_check(**by(office.officer, case, monday))
    with pytest.raises(VisitInThePast):
        plan_visit(planned_for=monday, **by(office.officer, case, monday))


def test_only_the_unit_that_is_asked_recommends(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "recommendation")))
    pass_check(**by(office.officer, case, monday))
    for actor in (office.officer, office.head, office.neighbour):
        with pytest.raises(StepNotAllowed):
            recommend(in_favour=True, text="Setuju sekali.", **by(actor, case, monday))
    assert recommend(in_favour=False, text="Tidak setuju.", **by(office.adviser, case, monday)).state == "finished"


def test_what_is_owed_is_paid_whole_with_a_receipt_of_the_units_own_series(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "payment")))
    pass_check(**by(office.officer, case, monday))
    with pytest.raises(OtherAmount):
        confirm_payment(amount=24_999, method=PaymentMethod.CASH, **by(office.treasurer, case, monday))

    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, monday))
    paid = Payment.objects.get()
    assert (paid.state, paid.receipt_number) == (PaymentState.PAID, "00001/4.1/2026")
    assert last_event(case)["receipt"] == "00001/4.1/2026"
    with pytest.raises(WrongState):
        confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, monday))
    assert NumberEntry.objects.filter(register__key__startswith="services.receipt").count() == 1


def test_a_head_waives_a_fee_with_a_reason(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "payment")))
    pass_check(**by(office.officer, case, monday))
    with pytest.raises(WordsTooShort):
        waive_fee(reason="", **by(office.head, case, monday))
    case = waive_fee(reason="Warga tidak mampu, ada SKTM.", **by(office.head, case, monday))
    assert (case.state, Payment.objects.get().state) == ("finished", PaymentState.WAIVED)


def test_what_nobody_can_sign_does_not_go_to_be_signed(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    pass_check(**by(office.officer, case, monday))
    RoleAssignment.objects.filter(account=office.accounts["head"]).update(until=monday - LATER)
    with pytest.raises(NobodySigns):
        approve(**by(office.head, case, monday))
    assert Case.objects.get(pk=case.pk).state == "approval"
    assert NumberEntry.objects.count() == 0


def test_a_product_that_was_not_signed_is_taken_back_and_its_number_explains_itself(
    town: Town, office: Office, monday: datetime
) -> None:
    case = to_signing(town, office, monday)
    case = return_for_check(note="Nama usahanya salah tulis.", **by(office.head, case, monday))

    assert case.state == "check"
    assert IssuedDocument.objects.get().state == "withdrawn"
    gap = NumberEntry.objects.get()
    assert (gap.state, gap.number) == ("void", 1)
    assert "diperiksa lagi" in gap.reason

    pass_check(**by(office.officer, case, monday))
    approve(**by(office.head, case, monday))
    assert list(IssuedDocument.objects.order_by("pk").values_list("state", "number__number")) == [
        ("withdrawn", 1),
        ("waiting", 2),
    ]


def test_a_product_is_handed_over_without_keeping_who_came(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "handover")))
    case = pass_check(**by(office.officer, case, monday))
    assert waiting(case) == [("services.hand_over", "counter", town.kelurahan.pk)]

    case = hand_over(to=CollectedBy.PROXY, **by(office.counter, case, monday + LATER))
    assert (case.state, Application.objects.get().collected_at) == ("finished", monday + LATER)
    assert last_event(case)["to"] == "proxy"


def test_what_another_system_issues_is_applied_for_there_and_followed(
    town: Town, office: Office, monday: datetime
) -> None:
    case = applied(town, monday, business_letter(town, monday, CHECKED, issuer=Issuer.SIAK))
    with pytest.raises(IssuedByOther):
        pass_check(**by(office.officer, case, monday))
    with pytest.raises(DayToCome):
        file_elsewhere(number="1", filed_on=(monday + timedelta(days=1)).date(), **by(office.officer, case, monday))

    case = file_elsewhere(number=" 3201/2026  7 ", filed_on=monday.date(), **by(office.officer, case, monday))
    assert (case.state, Application.objects.get().foreign_number) == ("elsewhere", "3201/2026 7")
    assert "3201" not in LedgerEvent.objects.filter(stream=case.stream).last().payload
    case = note_issued(issued_on=monday.date(), **by(office.officer, case, monday))
    assert case.state == "finished"


def test_a_foreign_path_comes_back_to_be_applied_for(town: Town, office: Office, monday: datetime) -> None:
    letter = business_letter(town, monday, ("check", "recommendation"), issuer=Issuer.OSS)
    case = applied(town, monday, letter)
    assert pass_check(**by(office.officer, case, monday)).state == "recommendation"
    case = recommend(in_favour=True, text="Boleh dilanjutkan.", **by(office.adviser, case, monday))
    assert (case.state, waiting(case)) == ("check", [("services.check", "officer", town.kelurahan.pk)])

    case = file_elsewhere(number="OSS-1", filed_on=monday.date(), **by(office.officer, case, monday))
    case = note_refused(note="Ditolak karena data tidak cocok.", **by(office.officer, case, monday))
    assert (case.state, Application.objects.get().refusal) == ("refused", "elsewhere")


def test_an_own_product_is_not_applied_for_elsewhere(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday))
    with pytest.raises(IssuedHere):
        file_elsewhere(number="1", filed_on=monday.date(), **by(office.officer, case, monday))


def test_what_is_not_sent_or_paid_in_time_ends(town: Town, office: Office, monday: datetime) -> None:
    letter = business_letter(town, monday, ("check", "payment"))
    unsent, unpaid, intime = (applied(town, monday, letter) for _ in range(3))
    ask_completion(items=["ktp"], **by(office.officer, unsent, monday))
    pass_check(**by(office.officer, unpaid, monday))
    ask_completion(items=["ktp"], **by(office.officer, intime, monday + timedelta(days=60)))

    assert lapse_due(actor=system_actor("tests"), at=monday + timedelta(days=5)) == 0
    assert lapse_due(actor=system_actor("tests"), at=monday + timedelta(days=61)) == 2
    assert dict(Case.objects.filter(procedure="services.application").values_list("pk", "state")) == {
        unsent.pk: "lapsed",
        unpaid.pk: "lapsed",
        intime.pk: "incomplete",
    }
    assert Payment.objects.get().state == PaymentState.CANCELLED
    assert lapse_due(actor=system_actor("tests"), at=monday + timedelta(days=61)) == 0


def test_a_refusal_takes_back_what_is_still_asked(town: Town, office: Office, monday: datetime) -> None:
    case = applied(town, monday, business_letter(town, monday, ("check", "recommendation")))
    pass_check(**by(office.officer, case, monday))
    refuse(reason=RefusalReason.NOT_HERE, note="Bukan wilayah kelurahan ini.", **by(office.head, case, monday))
    assert Recommendation.objects.count() == 0


def test_the_ledger_holds_no_word_and_no_number_of_the_applicant(town: Town, office: Office, monday: datetime) -> None:
    case = to_signing(town, office, monday)
    return_for_check(note="Nama usahanya salah tulis.", **by(office.head, case, monday))
    written = " ".join(LedgerEvent.objects.values_list("payload", flat=True))
    for secret in ("Siti", NIK, "Warung", "salah tulis", "08123"):
        assert secret not in written
