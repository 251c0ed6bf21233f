# SPDX-License-Identifier: EUPL-1.2
"""What an applicant can do now with their application."""

from dataclasses import dataclass
from datetime import datetime

from praja.duties.services.enums import PaymentState, RefusalReason
from praja.duties.services.models import Application, Completion, Payment, Rating, Reference, Visit
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.procedure.names import FINISHED, INCOMPLETE, PAYMENT, REFERENCE, REFUSED, VISIT
from praja.duties.services.queries.neighbourhoods import latest_reference
from praja.duties.services.queries.own import Item, items_of, open_completion
from praja.duties.services.queries.products import issued_document_of
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.procedures.models import Case


@dataclass(frozen=True, slots=True)
class Openings:
    """Each is None, empty or False where there is nothing to do of that kind."""

    completion: Completion | None = None
    items: tuple[Item, ...] = ()
    reference: Reference | None = None
    visit_at: datetime | None = None
    """When an officer comes to look at the place."""
    payment: Payment | None = None
    product: IssuedDocument | None = None
    may_withdraw: bool = False
    may_rate: bool = False
    rating: Rating | None = None
    refusal: str = ""
    refusal_note: str = ""

    @property
    def has_any(self) -> bool:
        """Whether anything waits for the applicant."""
        return bool(self.completion or self.reference or self.visit_at or self.payment or self.product or self.refusal)


def openings_of(application: Application, case: Case, at: datetime) -> Openings:
    """What stands open now."""
    completion = open_completion(application) if case.state == INCOMPLETE else None
    payment = Payment.objects.filter(application=application, state=PaymentState.WAITING).first()
    rating = Rating.objects.filter(application=application).first()
    return Openings(
        completion=completion,
        items=tuple(items_of(application, completion)) if completion else (),
        reference=latest_reference(application.pk) if case.state == REFERENCE else None,
        visit_at=_visit_at(application, at) if case.state == VISIT else None,
        payment=payment if case.state == PAYMENT else None,
        product=issued_document_of(application),
        may_withdraw=case.state in APPLICATION.by_step["withdraw"].sources,
        may_rate=case.state == FINISHED,
        rating=rating,
        refusal=str(RefusalReason(application.refusal).label) if case.state == REFUSED and application.refusal else "",
        refusal_note=application.refusal_note if case.state == REFUSED else "",
    )


def _visit_at(application: Application, at: datetime) -> datetime | None:
    planned = Visit.objects.filter(application=application, visited_at=None, planned_for__gte=at)
    return planned.order_by("planned_for").values_list("planned_for", flat=True).first()
