# SPDX-License-Identifier: EUPL-1.2
"""What an application that ends, or goes back, leaves behind: nobody is asked any more, nothing is owed or signed."""

from datetime import datetime

from praja.duties.services.enums import PaymentState, ReferenceState
from praja.duties.services.models import Application, Payment, Recommendation, Reference
from praja.lib.actors import Actor


def stop_asking(application: Application, *, actor: Actor, at: datetime) -> None:
    """Take back what is still asked of others: the neighbourhood, another unit, the money. In the transaction of the step that
    ends the application or gives it back; what was answered stays."""
    Reference.objects.filter(application=application, state=ReferenceState.ASKED).update(
        state=ReferenceState.WITHDRAWN, token_hash=None, answered_at=at
    )
    Recommendation.objects.filter(application=application, given_at=None).delete()
    Payment.objects.filter(application=application, state=PaymentState.WAITING).update(
        state=PaymentState.CANCELLED, settled_at=at
    )
