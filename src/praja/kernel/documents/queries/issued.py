# SPDX-License-Identifier: EUPL-1.2
"""Issued documents. Who may read one is asked by the caller: what it belongs to decides."""

import json
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from praja.kernel.documents.domain.papers import text_on
from praja.kernel.documents.enums import DocumentState, Provider
from praja.kernel.documents.gateways.results import PrintedSigner, ResultPage, render_result
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.queries.letterheads import head_of_paper
from praja.kernel.documents.sealing import open_content
from praja.kernel.people.domain.identity import shown_nip
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Account, Employee
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.moments import local_zone


def issued_of(object_kind: str, *object_ids: int) -> QuerySet[IssuedDocument]:
    """The documents of these objects of one kind, oldest first, each with its number and file."""
    rows = IssuedDocument.objects.filter(object_kind=object_kind, object_id__in=object_ids)
    return rows.select_related("number", "file").order_by("object_id", "id")


VERIFY_PATH = "/verifikasi/"
"""Where documents are verified. Printed on paper, and so never to be moved."""


def verify_path(code: str) -> str:
    """The path of the page on which the document with this code is verified."""
    return f"{VERIFY_PATH}{code}/"


def page_of(document: IssuedDocument, provider: Provider | None, at: datetime) -> bytes:
    """The unsigned page, its words opened for this alone. `provider` is about to sign it; None for a preview."""
    text = json.loads(open_content(document.data))["data"]
    page = ResultPage(
        government=settings.PRAJA_SITE_NAME,
        unit=document.unit.name,
        address=document.address,
        title=document.title,
        number=document.number_text,
        text=text_on(document.template, text),
        place=document.place,
        dated_on=document.dated_on or local_date(at, local_zone()),
        signer=printed_signer(document.signer, document.signer_title),
        code=show_code(document.code),
        verify_url=f"{settings.PRAJA_BASE_URL}{verify_path(document.code)}",
        verify_address=f"{settings.PRAJA_BASE_URL}{VERIFY_PATH}",
        provider=provider,
        head=head_of_paper(document.unit_id),
    )
    return render_result(page, at=at)


def preview_of(document: IssuedDocument, at: datetime) -> bytes:
    """The page as it would be signed now, marked across as unsigned."""
    return page_of(document, None, at)


def printed_signer(account: Account, title: str) -> PrintedSigner:
    """The signer as they stand under the page."""
    # On official papers rank and NIP of the signer are printed in full: the rules of official letters ask for them.
    employee: Employee | None = getattr(account.person, "employee", None)
    nip = shown_nip(opened("nip", employee.nip)) if employee else ""
    return PrintedSigner(account.person.name, title, employee.grade if employee else "", nip)


def due_to_be_signed(at: datetime, most: int) -> list[int]:
    """Ids of up to `most` documents that the worker signs by itself now: waiting, or left by a worker that is gone.

    Empty where the signing service asks its signers for a secret.
    """
    if service_in_use().secrets:
        return []
    waits = Q(state__in=(DocumentState.WAITING.value, DocumentState.FAILED.value))
    left = Q(state=DocumentState.SIGNING.value, provider=Provider.LOCAL.value, leased_until__lte=at)
    due = IssuedDocument.objects.filter(waits | left, next_try_at__lte=at)
    return list(due.order_by("next_try_at", "id").values_list("id", flat=True)[:most])
