# SPDX-License-Identifier: EUPL-1.2
"""A proof of payment, and the paper that the neighbourhood signed, are seen by the office that must judge them, by no other."""

from datetime import datetime, timedelta

from django.test import Client

from officers import signed_in
from praja.duties.services.models import Application
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.completing import show_payment
from praja.duties.services.operations.paying import confirm_payment
from praja.duties.services.operations.references import show_reference
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind
from praja.lib.clock import frozen
from services.making import REFERRED, filed_application, simple_standard
from services.offices import applied, business_letter, by, card, open_office
from towns import Town


def link_of(case: Case) -> Actor:
    return Actor(ActorKind.LINK, "x", case_id=case.pk)


def status(client: Client, path: str) -> int:
    """The status, with whatever is streamed read to its end."""
    response = client.get(path)
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def test_the_treasurer_sees_the_proof_before_and_after_confirming(town: Town, monday: datetime) -> None:
    office = open_office(town, monday)
    case = applied(town, monday, business_letter(town, monday, ("check", "payment")))
    case = pass_check(**by(office.officer, case, monday))
    treasurer, neighbour = (signed_in(office.accounts[name]) for name in ("treasurer", "neighbour"))
    page, proof = f"/layanan/kantor/{case.code}/", f"/layanan/kantor/{case.code}/bukti/bayar/"

    with frozen(monday):
        assert status(treasurer, proof) == 404
        case = show_payment(file=card(monday), **by(link_of(case), case, monday))
        assert proof in treasurer.get(page).content.decode()
        assert [status(client, proof) for client in (treasurer, neighbour)] == [200, 404]
        confirm_payment(amount=25_000, method="cash", **by(office.treasurer, case, monday))
        assert proof in treasurer.get(page).content.decode()


def test_the_officer_sees_the_paper_that_the_neighbourhood_signed(town: Town, monday: datetime) -> None:
    office, made = open_office(town, monday), simple_standard(town, monday - timedelta(days=1), path=REFERRED)
    case = filed_application(town, monday, made=made).case
    application, given = Application.objects.get(pk=case.pk), {"at": monday, "seen_version": None}
    show_reference(application=application, file=card(monday), actor=link_of(case), **given)
    officer, paper = signed_in(office.accounts["officer"]), f"/layanan/kantor/{case.code}/bukti/pengantar/"

    with frozen(monday):
        page = officer.get(f"/layanan/kantor/{case.code}/").content.decode()
        assert "Paper that the neighbourhood signed" in page
        assert status(officer, paper) == 200
