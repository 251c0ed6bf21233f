# SPDX-License-Identifier: EUPL-1.2
"""How far a letter reaches by the security and access classification (SKKAAD) in force."""

from datetime import date

from django.db.models import Q

from praja.duties.letters.domain.classification import lineage_of
from praja.duties.letters.domain.reaching import reach_of
from praja.duties.letters.models import AccessRule, ClassificationCode


def reach_for(security: str, classification: ClassificationCode | None, on: date) -> int:
    """How far a letter of this security and classification can be read (`enums.Reach`): by the access rule of its code, or of the
    nearest code above that has one for the security on that day; without any, as its security says."""
    if classification is None:
        return reach_of(security)
    ruled = (
        AccessRule.objects.filter(
            Q(until=None) | Q(until__gt=on),
            security=security,
            since__lte=on,
            code__code__in=lineage_of(classification.code),
        )
        .order_by("-code__level", "-since", "-pk")
        .values_list("reach", flat=True)
        .first()
    )
    return reach_of(security, ruled)
