# SPDX-License-Identifier: EUPL-1.2
"""A certificate was signed; its holder hears of it, and of a revocation. In a link and the class alone: never a score."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.training.models import Certificate
from praja.duties.training.operations.certificates import issue_certificate
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.kernel.notifications.declarations import announce
from praja.lib.actors import system_actor
from praja.lib.codes import show_code


@subscribe("documents.issued", subscriber="training.certificate")
def signed(delivered: Delivered) -> None:
    """The certificate counts, and its lesson hours are booked."""
    document_id = int(delivered.refs["document"])
    issue_certificate(document_id=document_id, actor=system_actor("training.certificates"), at=delivered.at)


def _certificate(delivered: Delivered) -> Certificate:
    rows = Certificate.objects.select_related("document", "seat__employee", "seat__training_class__case")
    return rows.get(pk=int(delivered.refs["certificate"]))


def _holder(delivered: Delivered) -> Iterable[int]:
    return [_certificate(delivered).seat.employee.person_id]


def _about(delivered: Delivered) -> Mapping[str, str | int]:
    case = _certificate(delivered).seat.training_class.case
    return {"code": show_code(case.code), "url": f"{settings.PRAJA_BASE_URL}{reverse('training:my_certificates')}"}


announce("training.certificate_issued", recipients=_holder, context=_about)
announce("training.certificate_revoked", recipients=_holder, context=_about)
