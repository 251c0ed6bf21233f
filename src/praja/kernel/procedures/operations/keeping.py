# SPDX-License-Identifier: EUPL-1.2
"""Keeping a case in a resident's account."""

from datetime import datetime

from django.db import transaction

from praja.kernel.ledger.operations import record
from praja.kernel.procedures.building import refs_of
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.events import CaseKept
from praja.kernel.procedures.models import Case, KeptCase
from praja.kernel.procedures.operations.stepping import lock
from praja.lib.actors import Actor, ActorKind


def keep_case(*, case: Case, owner: Actor | None, actor: Actor, at: datetime) -> None:
    """The signed-in resident `actor` keeps a case that `owner`, the holder of its secret link, shows to be theirs.

    From then on they need the link no more. Again changes nothing. Raises StepNotAllowed without the link or log-in, and where
    nobody may know whose it is.
    """
    shows_link = owner is not None and owner.kind is ActorKind.LINK and owner.case_id == case.pk
    if not shows_link or actor.kind is not ActorKind.RESIDENT or actor.person_id is None:
        raise StepNotAllowed
    with transaction.atomic():
        locked = lock(case.pk)
        if not procedure_of(locked).may_be_kept:
            raise StepNotAllowed
        _row, is_new = KeptCase.objects.get_or_create(case=locked, person_id=actor.person_id, defaults={"since": at})
        if is_new:
            event = CaseKept(person=actor.person_id)
            record(event, actor=actor, at=at, stream=locked.stream, refs=refs_of(locked))
