# SPDX-License-Identifier: EUPL-1.2
"""Opening a sealed value for a person to read: by right, with a reason, and never without a trace."""

from datetime import datetime
from typing import cast, get_args

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.events import PersonRevealed, stream_of_person
from praja.kernel.people.identifiers import Identifier, opened
from praja.kernel.people.models import Person, RevealReason
from praja.kernel.people.rules import REVEAL
from praja.lib.actors import Actor
from praja.lib.errors import InvalidInput, NotAllowed, NotFound

SHORTEST_REASON = 10
LONGEST_REASON = 300


def reveal(*, person: Person, field: str, reason: str, actor: Actor, at: datetime) -> str:
    """The full value of `nik`, `phone`, `email`, `address` or `nip`. Records `people.revealed` with the reason's digest.

    Raises NotAllowed, InvalidInput (reason shorter than ten or longer than 300 characters) and NotFound
    (nothing there).
    """
    if not REVEAL.allows(actor, person):
        raise NotAllowed(
            _("You may not see this number in full."),
            next_step=_("Ask a colleague who serves this person, or your head."),
        )
    reason = _guarded_reason(reason)
    value = _value(person, field)
    with transaction.atomic():
        salt = new_salt()
        event = PersonRevealed(person=person.pk, field=field, reason_digest=content_digest(salt, {"reason": reason}))
        row = record(event, actor=actor, at=at, stream=stream_of_person(person.pk), refs={"person": person.pk})
        RevealReason.objects.create(person=person, event_id=row.pk, reason=reason, salt=salt)
    return value


def _guarded_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise InvalidInput(
            _("Say in %(least)s to %(most)s characters why you need it.")
            % {"least": SHORTEST_REASON, "most": LONGEST_REASON},
            field="reason",
            next_step=_("For example: to call the complainant about the place."),
        )
    return reason


def _value(person: Person, field: str) -> str:
    if field not in get_args(Identifier):
        raise ValueError(f"not a sealed field: {field}")
    owner = getattr(person, "employee", None) if field == "nip" else person
    value = opened(cast("Identifier", field), getattr(owner, field)) if owner is not None else ""
    if not value:
        raise NotFound(_("Nothing is kept here."), field=field, next_step=_("Ask the person themselves."))
    return value
