# SPDX-License-Identifier: EUPL-1.2
"""The product of an application: what it will say, and the document that was made of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from praja.duties.services.domain.products import ANSWER, rendered
from praja.duties.services.models import Application
from praja.duties.services.queries.signers import Signer, signer_of
from praja.kernel.documents.domain.papers import ResultText
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.gateways.results import PrintedSigner, ResultPage, render_result
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.queries.issued import VERIFY_PATH, issued_of, preview_of, printed_signer
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.forms.summary import answers_of, every_answer
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import own_region_code, regions
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Account
from praja.lib.clock import local_date
from praja.lib.codes import show_code
from praja.lib.moments import local_zone

PRODUCT = "services.application"
"""`object_kind` of the products of applications; their `object_id` is the case."""

SAMPLE_NUMBER, SAMPLE_CODE = "…", "CONTOH"


def document_of(application: Application) -> IssuedDocument | None:
    """The document that is being made of the application, or was made: the newest that is not withdrawn."""
    return issued_of(PRODUCT, application.pk).exclude(state=DocumentState.WITHDRAWN.value).last()


def issued_document_of(application: Application) -> IssuedDocument | None:
    """The signed product, to be downloaded by whoever may read the application; None as long as there is none."""
    return issued_of(PRODUCT, application.pk).filter(state=DocumentState.ISSUED.value).last()


def text_of(application: Application) -> ResultText:
    """What the product says of this application, in Indonesian, the language of official documents."""
    return rendered(application.version.template_words, facts_of(application))


def title_of(application: Application) -> str:
    """What kind of document it is, for everybody to read."""
    return str(application.version.template_words.get("title") or application.service.name)


def facts_of(application: Application) -> dict[str, str]:
    """What fills the places of the product's words: personal data, to be sealed with the document and nowhere else."""
    case, person = application.case, application.applicant
    stated = application.stated_people().applicant
    with override("id"):
        filed_on = date_format(local_date(case.filed_at, local_zone()), "j F Y")
        answers = _answers(application)
    return {
        "nama": stated.name or person.name,
        "nik": stated.nik or opened("nik", person.nik),
        "alamat": stated.address or opened("address", person.address),
        "telepon": stated.phone or opened("phone", person.phone),
        "layanan": application.service.name,
        "unit": case.lead_unit.name,
        "kode": show_code(case.code),
        "tanggal": filed_on,
        **answers,
    }


def _answers(application: Application) -> dict[str, str]:
    form = application.version.form
    if form is None:
        return {}
    schema: Mapping[str, Any] = form.fields
    empty = {ANSWER + name: "" for name in every_field(schema)}
    said = every_answer(answers_of(schema, application.said()))
    return empty | {ANSWER + answer.field: ", ".join(answer.text.splitlines()) for answer in said}


def place_of(unit: Unit) -> str:
    """The place from which a unit dates its papers: its own, or that of the whole government."""
    node = regions.current().get(unit.region_id or own_region_code())
    return node.name if node else ""


def preview_of_product(application: Application, at: datetime) -> bytes:
    """The page as it would be signed now, marked across as an unsigned sample. With a number only once one is drawn."""
    document = document_of(application)
    if document is not None and document.state != DocumentState.ISSUED.value:
        return preview_of(document, at)
    unit, signer = application.case.lead_unit, signer_of(application.case.lead_unit_id, at)
    page = ResultPage(
        government=settings.PRAJA_SITE_NAME,
        unit=unit.name,
        address="",
        title=title_of(application),
        number=SAMPLE_NUMBER,
        text=text_of(application),
        place=place_of(unit),
        dated_on=local_date(at, local_zone()),
        signer=_sample_signer(signer),
        code=SAMPLE_CODE,
        verify_url=f"{settings.PRAJA_BASE_URL}{VERIFY_PATH}",
        verify_address=f"{settings.PRAJA_BASE_URL}{VERIFY_PATH}",
        provider=None,
    )
    return render_result(page, at=at)


def _sample_signer(signer: Signer | None) -> PrintedSigner:
    if signer is None:
        return PrintedSigner("", "")
    return printed_signer(Account.objects.select_related("person").get(pk=signer.account), signer.title)
