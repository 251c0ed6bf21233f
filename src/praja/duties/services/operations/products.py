# SPDX-License-Identifier: EUPL-1.2
"""Asking for the product of an application, and taking it back before it is signed."""

from datetime import datetime

from praja.duties.services.errors.handling import NobodySigns, ProductSigned
from praja.duties.services.models import Application
from praja.duties.services.queries.products import PRODUCT, document_of, facts_of, place_of, text_of, title_of
from praja.duties.services.queries.signers import signer_of
from praja.kernel.documents.domain.papers import RESULT
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import NewDocument, request_issue, withdraw_document
from praja.lib.actors import Actor

USUAL_PATTERN = "{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}"
LONGEST_REGISTER = 48
GIVEN_BACK = "Permohonan dikembalikan untuk diperiksa lagi sebelum ditandatangani"


def request_product(*, application: Application, actor: Actor, at: datetime) -> IssuedDocument:
    """Ask for the product to be signed by whoever heads the unit now. In the transaction of the step that leads there.

    Raises `NobodySigns` where nobody heads the unit, and `PatternRefused`.
    """
    case, version = application.case, application.version
    signer = signer_of(case.lead_unit_id, at)
    if signer is None:
        raise NobodySigns
    new = NewDocument(
        template=RESULT,
        title=title_of(application),
        object_kind=PRODUCT,
        object_id=application.pk,
        unit_id=case.lead_unit_id,
        register_key=register_of(application),
        number_pattern=version.number_pattern or USUAL_PATTERN,
        classification=str(version.template_words.get("classification", "")),
        unit_code=case.lead_unit.code,
        signer_id=signer.account,
        signer_title=signer.title,
        place=place_of(case.lead_unit),
        data=text_of(application).as_data(),
        holder=facts_of(application)["nama"],
    )
    return request_issue(new=new, actor=actor, at=at)


def register_of(application: Application) -> str:
    """The series of numbers that a unit gives to these products; one for each unit and year."""
    series = application.version.register or f"services.{application.service.code}"
    return f"{series[:LONGEST_REGISTER]}.{application.case.lead_unit_id}"


def take_back_product(*, application: Application, actor: Actor, at: datetime) -> None:
    """Withdraw the product that is not signed yet; its number becomes a gap that says why. Does nothing where none was asked for.

    Raises `ProductSigned` where it was signed meanwhile, `NotToBeWithdrawn` while it is being signed.
    """
    document = document_of(application)
    if document is None:
        return
    if document.state == DocumentState.ISSUED.value:
        raise ProductSigned
    withdraw_document(document_id=document.pk, reason=GIVEN_BACK, actor=actor, at=at)
