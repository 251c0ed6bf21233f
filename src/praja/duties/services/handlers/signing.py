# SPDX-License-Identifier: EUPL-1.2
"""The product was signed, or could not be."""

from django.utils.translation import gettext_lazy as _

from praja.duties.services.operations.issuing import issue_product, say_on_desk
from praja.kernel.documents.events import IssueFailed
from praja.kernel.ledger.subscriptions import Delivered, subscribe
from praja.lib.actors import system_actor

FAILED = _("Not signed yet: the last try failed")
UNCLEAR = _("It is not known whether this was signed: decide")


@subscribe("documents.issued", subscriber="services.issue")
def issued(delivered: Delivered) -> None:
    """The application goes on, and the applicant can download what was signed."""
    document_id = int(delivered.refs["document"])
    issue_product(document_id=document_id, actor=system_actor("services.issue"), at=delivered.at)


@subscribe("documents.issue_failed", subscriber="services.sign_failed")
def not_issued(delivered: Delivered) -> None:
    """The head reads on the desk that nothing is signed, and whether there is something to decide."""
    event = delivered.event
    is_unclear = isinstance(event, IssueFailed) and event.is_unclear
    say_on_desk(document_id=int(delivered.refs["document"]), label=UNCLEAR if is_unclear else FAILED, at=delivered.at)
