# SPDX-License-Identifier: EUPL-1.2
"""A payment service confirms what is owed to the rupiah; all else waits for a treasurer, and nothing counts twice."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from officers import signed_in
from praja.config.doctor.payments import check_payments
from praja.duties.services.gateways.payments import SIGNATURE, is_signed, signature_of
from praja.duties.services.models import Payment, PaymentNotice
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.completing import withdraw_application
from praja.duties.services.operations.paying import confirm_payment
from praja.duties.services.tasks import ask_payment_numbers
from praja.kernel.ledger.verification import verify
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib import clock
from praja.lib.actors import Actor, ActorKind
from services.offices import Office, applied, business_letter, by, open_office
from towns import Town

URL, SECRET = "/layanan/pembayaran/pemberitahuan/", "rahasia-antara-dua-pihak-0123456789abcdef"
SECOND = timedelta(seconds=1)
MONDAY = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
"""The moment of these tests; the thread of the service has a clock of its own."""


class Service(BaseHTTPRequestHandler):
    """A payment service of the tests: it takes references that are signed, and gives each a number."""

    asked: list[dict[str, Any]] = []
    status = 201

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = is_signed(SECRET, body, self.headers.get(SIGNATURE, ""), MONDAY)
        if signed:
            self.asked.append(json.loads(body))
        told = json.dumps({"number": "8808" + json.loads(body)["reference"], "url": "https://bayar.example/x"}).encode()
        self.send_response(self.status if signed else 403)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_said: Any) -> None:
        """Nothing is printed."""


@pytest.fixture
def service(settings: Any) -> Iterator[type[Service]]:
    Service.asked, Service.status = [], 201
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    settings.PRAJA_PAYMENT_URL, settings.PRAJA_PAYMENT_SECRET = f"http://127.0.0.1:{server.server_port}/", SECRET
    yield Service
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _now(monday: datetime) -> Any:
    with clock.frozen(monday):
        yield


@pytest.fixture
def office(town: Town, monday: datetime) -> Office:
    return open_office(town, monday)


@pytest.fixture
def case(town: Town, office: Office, service: Any, monday: datetime) -> Case:
    """An application for which Rp25.000 are owed."""
    letter = business_letter(town, monday - timedelta(days=1), ("check", "payment"))
    return pass_check(**by(office.officer, applied(town, monday, letter), monday))


def notice(case: Case, monday: datetime, **changes: Any) -> dict[str, Any]:
    owed = Payment.objects.get(pk=case.pk)
    told = {"id": "TRX-1", "reference": owed.reference, "amount": owed.amount, "paid_at": monday.isoformat()}
    return {**told, **changes}


def tell(content: Any, at: datetime, *, secret: str = SECRET, header: str | None = None) -> HttpResponse:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    headers = {SIGNATURE: signature_of(secret, body, at) if header is None else header}
    return Client().post(URL, body, "application/json", headers=headers)


def items() -> list[tuple[str, str]]:
    rows = WorkItem.objects.filter(kind="services.examine_payment", closed_at=None)
    return [(row.holder_role, row.url) for row in rows]


def test_what_is_owed_is_told_to_the_service_without_a_person_and_its_number_to_the_applicant(
    case: Case, service: type[Service], monday: datetime
) -> None:
    ask_payment_numbers(monday)
    ask_payment_numbers(monday)
    owed = Payment.objects.get(pk=case.pk)

    assert service.asked == [{"reference": owed.reference, "amount": 25_000}]
    assert (owed.pay_number, owed.pay_url) == (f"8808{owed.reference}", "https://bayar.example/x")


def test_a_service_that_is_silent_is_asked_again_later(case: Case, service: type[Service], monday: datetime) -> None:
    service.status = 503
    ask_payment_numbers(monday)
    service.status = 201
    ask_payment_numbers(monday + 30 * SECOND)
    before = len(service.asked)
    ask_payment_numbers(monday + timedelta(minutes=2))

    assert (before, len(service.asked)) == (1, 2)
    assert Payment.objects.get(pk=case.pk).pay_number


def test_the_exact_amount_confirms_and_telling_it_again_changes_nothing(case: Case, monday: datetime) -> None:
    told = notice(case, monday)
    answers = [tell(told, monday), tell(told, monday), tell(told, monday + 200 * SECOND)]
    paid = Payment.objects.get(pk=case.pk)

    assert [(one.status_code, json.loads(one.content)) for one in answers] == [(200, {"outcome": "confirmed"})] * 3
    assert (paid.state, paid.method, paid.gateway_reference, paid.confirmed_by) == ("paid", "gateway", "TRX-1", None)
    assert paid.receipt_number == "00001/4.1/2026"
    assert (Case.objects.get(pk=case.pk).state, PaymentNotice.objects.count(), items()) == ("finished", 1, [])
    assert not list(verify())


@pytest.mark.parametrize(
    ("secret", "header", "late"),
    [
        ("x" * 40, None, 0),
        (SECRET, "", 0),
        (SECRET, "t=1,v1=abc", 0),
        (SECRET, "t=99999999999999999999,v1=abc", 0),
        (SECRET, "v1=\u00e9", 0),
        (SECRET, None, 301),
        (SECRET, None, -301),
    ],
)
def test_what_is_not_signed_now_by_the_service_is_not_looked_at(
    case: Case, monday: datetime, secret: str, header: str | None, late: int
) -> None:
    answer = tell(notice(case, monday), monday + late * SECOND, secret=secret, header=header)

    assert (answer.status_code, json.loads(answer.content)) == (403, {"code": "notice_unsigned"})
    assert (Payment.objects.get(pk=case.pk).state, PaymentNotice.objects.count()) == ("waiting", 0)


def test_a_signature_holds_for_its_very_bytes_only(case: Case, monday: datetime) -> None:
    body = json.dumps(notice(case, monday)).encode()
    header = signature_of(SECRET, body, monday)

    assert tell(body.replace(b"25000", b"25001"), monday, header=header).status_code == 403
    assert tell(body + b" ", monday, header=header).status_code == 403


def test_without_a_setting_nothing_is_taken_and_nobody_is_asked(
    case: Case, service: type[Service], monday: datetime, settings: Any
) -> None:
    settings.PRAJA_PAYMENT_URL = settings.PRAJA_PAYMENT_SECRET = ""
    ask_payment_numbers(monday)

    assert tell(notice(case, monday), monday, secret="").status_code == 403
    assert service.asked == []


@pytest.mark.parametrize(
    "changes",
    [{"amount": 25_000.0}, {"amount": "25000"}, {"amount": True}, {"amount": 0}, {"amount": -25_000}, {"id": ""},
     {"id": "x" * 81}, {"id": None}, {"paid_at": "kemarin"}, {"paid_at": "2026-01-05T09:00:00"}, {"reference": ["1"]}],
)  # fmt: skip
def test_what_is_signed_but_no_notice_is_said_to_be_none(case: Case, monday: datetime, changes: dict[str, Any]) -> None:
    assert tell(notice(case, monday, **changes), monday).status_code == 422
    assert not PaymentNotice.objects.exists()


def test_bodies_that_are_no_notice_at_all(case: Case, monday: datetime) -> None:
    sent = [tell(body, monday).status_code for body in (b"", b"[]", b"null", b"\xff", b"[" * 30_000, b"x" * 70_000)]

    assert sent == [422, 422, 422, 422, 422, 413]
    assert tell(notice(case, monday, reference="000000000000"), monday).status_code == 404
    assert Client().get(URL).status_code == 405


@pytest.mark.parametrize("amount", [24_999, 25_001, 1])
def test_another_amount_is_put_before_the_treasurer_and_confirms_nothing(
    case: Case, office: Office, monday: datetime, amount: int
) -> None:
    told = notice(case, monday, amount=amount)
    answers = [json.loads(tell(told, monday).content), json.loads(tell(told, monday).content)]
    kept = PaymentNotice.objects.get()

    assert answers == [{"outcome": "amount"}] * 2
    assert (Payment.objects.get(pk=case.pk).state, Case.objects.get(pk=case.pk).state) == ("waiting", "payment")
    assert items() == [("treasurer", f"/layanan/kantor/setoran/pemberitahuan/{kept.pk}/")]


def test_money_that_comes_twice_or_too_late_is_put_before_the_treasurer(
    town: Town, case: Case, office: Office, monday: datetime
) -> None:
    withdrawn = pass_check(**by(office.officer, applied(town, monday, _made_of(case)), monday))
    withdraw_application(
        case=withdrawn, actor=Actor(ActorKind.LINK, "x", case_id=withdrawn.pk), at=monday, seen_version=None
    )
    confirm_payment(amount=25_000, method="cash", **by(office.treasurer, case, monday))  # type: ignore[arg-type]
    outcomes = [
        json.loads(tell(notice(one, monday, id=f"TRX-{one.pk}"), monday).content)["outcome"]
        for one in (case, withdrawn)
    ]

    assert (outcomes, len(items())) == (["twice", "not_owed"], 2)
    assert Payment.objects.get(pk=case.pk).method == "cash"
    assert not list(verify())


def _made_of(case: Case) -> Any:
    from services.making import Made

    version = case.application.version
    return Made(version.standard.service, version.standard, version, version.case)


def test_the_treasurer_examines_it_and_it_leaves_the_desk(case: Case, office: Office, monday: datetime) -> None:
    tell(notice(case, monday, amount=20_000), monday)
    page = items()[0][1]
    treasurer, auditor, other = (signed_in(office.accounts[who]) for who in ("treasurer", "auditor", "neighbour"))
    listed = treasurer.get("/layanan/kantor/setoran/").content.decode()
    seen = treasurer.get(page).content.decode()
    looked = auditor.get(page)

    assert "does not fit" in treasurer.get(f"/layanan/kantor/{case.code}/").content.decode()
    assert page in listed
    assert ("Rp20.000" in seen, "Rp25.000" in seen, "Siti" in seen) == (True, True, False)
    assert (looked.status_code, "It was examined" in looked.content.decode()) == (200, False)
    assert auditor.post(page, {"note": "Sudah saya periksa."}).status_code == 403
    assert other.get(page).status_code in (403, 404)
    assert treasurer.post(page, {"note": ""}).status_code == 422
    assert treasurer.post(page, {"note": "Kekurangan dibayar di loket."}).status_code == 302
    assert (items(), PaymentNotice.objects.get().note) == ([], "Kekurangan dibayar di loket.")
    assert treasurer.post(page, {"note": "Sekali lagi diperiksa."}).status_code == 409
    assert not list(verify())


@pytest.mark.parametrize(
    ("url", "secret", "level"),
    [("", "", "good"), ("https://x", "", "bad"), ("", SECRET, "bad"), ("https://x", "short", "bad"),
     ("http://x", SECRET, "warning"), ("https://x", SECRET, "good")],
)  # fmt: skip
def test_the_doctor_names_what_is_half_set(
    db: None, settings: Any, monday: datetime, url: str, secret: str, level: str
) -> None:
    settings.PRAJA_PAYMENT_URL, settings.PRAJA_PAYMENT_SECRET = url, secret

    assert [finding.level for finding in check_payments(monday)] == [level]
