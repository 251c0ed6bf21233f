# SPDX-License-Identifier: EUPL-1.2
"""The cases that residents keep in their accounts."""

from django.db.models import QuerySet

from praja.kernel.procedures.models import Case, KeptCase
from praja.lib.actors import Actor, ActorKind


def kept_cases(person_id: int) -> QuerySet[Case]:
    """Everything a resident keeps, whatever the duty, each with its unit. To be paged by the newest first."""
    return Case.objects.filter(keepers__person=person_id).select_related("lead_unit")


def is_kept_by(actor: Actor, case: Case) -> bool:
    """Whether the resident who is signed in keeps this case. No statement for anybody else."""
    if actor.kind is not ActorKind.RESIDENT or actor.person_id is None:
        return False
    return KeptCase.objects.filter(person_id=actor.person_id, case=case.pk).exists()
