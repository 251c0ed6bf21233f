# SPDX-License-Identifier: EUPL-1.2
"""What the applicant thinks of the service."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.events import ServiceRated
from praja.duties.services.models import Rating
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.procedure.names import FINISHED
from praja.duties.services.rules import may_rate
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.errors import StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput, TooLarge

MOST_TEXT = 1_000


def rate_service(*, case: Case, stars: int, text: str, actor: Actor, at: datetime) -> Rating:
    """Rate a finished application with 1 to 5 stars and, if wanted, words; again replaces it.

    Raises `InvalidInput` for other numbers, `TooLarge`, `WrongState`, `StepNotAllowed`.
    """
    if not 1 <= stars <= 5:
        raise InvalidInput(_("Stars go from one to five."), field="stars", next_step=_("Choose one of them."))
    if len(text) > MOST_TEXT:
        raise TooLarge(_("This is too long."), field="text", next_step=_("Shorten it to 1000 characters."))
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_rate.allows(actor, locked):
            raise StepNotAllowed
        if locked.state != FINISHED:
            raise WrongState(APPLICATION.by_state[locked.state].office)
        salt = new_salt()
        said = {"stars": stars, "text": text.strip(), "salt": salt, "rated_at": at}
        rating, _made = Rating.objects.update_or_create(application_id=locked.pk, defaults=said)
        event = ServiceRated(stars=stars, content=content_digest(salt, {"stars": stars, "text": text.strip()}))
        record(event, actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return rating
