# SPDX-License-Identifier: EUPL-1.2
"""The lists by which records are kept."""

from datetime import date

from django.db.models import Q

from praja.duties.letters.domain.classification import lineage_of
from praja.duties.letters.models import ClassificationCode, RetentionRule


def retention_for(code: ClassificationCode, on: date) -> RetentionRule | None:
    """The retention rule of a code on that day: its own, or that of the nearest code above which has one."""
    return (
        RetentionRule.objects.filter(
            Q(until=None) | Q(until__gt=on), since__lte=on, code__code__in=lineage_of(code.code)
        )
        .order_by("-code__level", "-since", "-pk")
        .first()
    )
