# SPDX-License-Identifier: EUPL-1.2
""" "Saya juga": following somebody else's public report instead of writing the same again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.events import ComplaintFollowed
from praja.duties.complaints.models import Follower
from praja.duties.complaints.rules import may_read_in_public
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Person
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import WrongState
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor
from praja.lib.errors import NotFound


def follow_complaint(*, case: Case, person: Person | None, device: str, actor: Actor, at: datetime) -> Follower:
    """Count somebody who has the same to report; with a `person` (unsaved for somebody new) they are told of every answer.

    The same device counts once: again, it changes nothing but may add how to reach them. Raises `NotFound` for a report that
    is not public and `WrongState` for one that is over.
    """
    with transaction.atomic():
        locked = lock(case.pk)
        if not may_read_in_public.allows(actor, locked):
            raise NotFound(_("There is no published report with this code."))
        state = procedure_of(locked).by_state[locked.state]
        if state.final:
            raise WrongState(state.public)
        if person is not None and person.pk is None:
            person.save(force_insert=True)
        follower, made = Follower.objects.get_or_create(
            complaint_id=locked.pk, device=device, defaults={"person": person, "since": at}
        )
        if not made:
            _reach(follower, person)
            return follower
        count = Follower.objects.filter(complaint=locked.pk).count()
        record(ComplaintFollowed(followers=count), actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
    return follower


def _reach(follower: Follower, person: Person | None) -> None:
    if person is not None and follower.person_id is None:
        follower.person = person
        follower.save(update_fields=["person"])
