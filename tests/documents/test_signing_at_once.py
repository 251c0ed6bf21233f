# SPDX-License-Identifier: EUPL-1.2
"""However many click at the same moment, a document is signed once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import connection

from bsre import PASSPHRASE, PASSWORD, USER, bsre_service
from praja.kernel.documents.attestation import issued_documents_match_their_events
from praja.kernel.documents.domain.signing import SigningSecret
from praja.kernel.documents.enums import SecretKind
from praja.kernel.documents.models import IssuedDocument, NumberEntry
from praja.kernel.documents.operations import request_issue, sign_document, withdraw_document
from praja.kernel.documents.tasks import sign_waiting_documents
from praja.kernel.ledger.models import LedgerEvent
from praja.lib.errors import DomainError
from signing import actor_for, asked, head_of, unit_named

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts):
    """What each act returned, or the refusal it met, all begun at the same moment."""
    gate = Barrier(len(acts))

    def run(act):
        gate.wait()
        try:
            return act()
        except DomainError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def signer(at):
    return head_of(unit_named(), at)


def waiting(signer, at, **changes):
    unit = signer.person.employee.unit
    return request_issue(new=asked(signer, unit, **changes), actor=actor_for(signer), at=at)


def count(name):
    return LedgerEvent.objects.filter(name=name).count()


def test_four_clicks_make_one_signature(signer, at):
    document, head = waiting(signer, at), actor_for(signer)
    results = at_once(*[lambda: sign_document(document_id=document.pk, secret=None, actor=head, at=at)] * 4)
    assert [type(result).__name__ for result in results].count("IssuedDocument") == 1
    assert (count("documents.issued"), count("documents.number_confirmed")) == (1, 1)
    assert IssuedDocument.objects.get().attempts == 1
    assert list(issued_documents_match_their_events()) == []


def test_bsre_is_asked_once_however_often_somebody_clicks(signer, at, settings):
    with bsre_service() as bsre:
        settings.PRAJA_SIGNING, settings.PRAJA_BSRE_URL = "bsre-v1", bsre.url
        settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD = USER, PASSWORD
        document, head = waiting(signer, at), actor_for(signer)
        secret = SigningSecret(SecretKind.PASSPHRASE, PASSPHRASE)
        at_once(*[lambda: sign_document(document_id=document.pk, secret=secret, actor=head, at=at)] * 3)
    assert bsre.paths().count("/api/sign/pdf") == 1
    assert count("documents.issued") == 1


def test_while_one_is_signed_others_draw_numbers_of_its_register(signer, at, settings):
    """Nobody waits for a slow answer of the service: neither the number's lock nor the ledger's is held meanwhile."""
    with bsre_service() as bsre, ThreadPoolExecutor(1) as pool:
        settings.PRAJA_SIGNING, settings.PRAJA_BSRE_URL = "bsre-v1", bsre.url
        settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD = USER, PASSWORD
        document, head = waiting(signer, at), actor_for(signer)
        secret, bsre.hold = SigningSecret(SecretKind.PASSPHRASE, PASSPHRASE), 0.5
        signing = pool.submit(at_once, lambda: sign_document(document_id=document.pk, secret=secret, actor=head, at=at))
        while "/api/sign/pdf" not in bsre.paths() and not signing.done():
            sleep(0.01)
        numbers = [waiting(signer, at, object_id=number).number.number for number in (2, 3)]
        issued_meanwhile = count("documents.issued")
        [signed] = signing.result()
    assert (numbers, issued_meanwhile, signed.state) == ([2, 3], 0, "issued")
    assert list(issued_documents_match_their_events()) == []


def test_two_workers_and_a_person_share_the_work_without_meeting(signer, at):
    documents = [waiting(signer, at, object_id=number) for number in range(6)]
    head = actor_for(signer)
    at_once(
        lambda: sign_waiting_documents(at),
        lambda: sign_waiting_documents(at),
        lambda: sign_document(document_id=documents[3].pk, secret=None, actor=head, at=at),
    )
    assert {document.state for document in IssuedDocument.objects.all()} == {"issued"}
    assert count("documents.issued") == 6


def test_who_withdraws_while_another_signs_gets_one_clear_end(signer, at):
    document, head = waiting(signer, at), actor_for(signer)
    at_once(
        lambda: sign_document(document_id=document.pk, secret=None, actor=head, at=at),
        lambda: withdraw_document(document_id=document.pk, reason="Dicabut pemohon", actor=head, at=at),
    )
    document.refresh_from_db()
    ends = {"issued": "final", "withdrawn": {"final", "void"}}
    assert document.state in ends
    assert NumberEntry.objects.get().state in ends[document.state]
    assert list(issued_documents_match_their_events()) == []


def test_requests_at_once_draw_numbers_without_gap(signer, at):
    at_once(*[lambda: waiting(signer, at)] * 5)
    assert sorted(NumberEntry.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert len(set(IssuedDocument.objects.values_list("number_text", "code"))) == 5
