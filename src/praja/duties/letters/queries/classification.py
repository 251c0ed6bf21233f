# SPDX-License-Identifier: EUPL-1.2
"""Looking codes of the archive classification up."""

from datetime import date

from django.db.models import Q, QuerySet

from praja.duties.letters.domain.classification import normalised
from praja.duties.letters.models import ClassificationCode


def codes_in_force(on: date) -> QuerySet[ClassificationCode]:
    """The codes that may be given to a letter on that day, in their order."""
    return ClassificationCode.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on).order_by("sort_key", "pk")


def codes_for(text: str, on: date, limit: int = 20) -> list[ClassificationCode]:
    """For pickers: codes in force that begin with what was typed, or whose title has every typed word, at most `limit`. The exact
    code stands first; nothing typed gives those of the first level."""
    words = text.split()
    if not words:
        return list(codes_in_force(on).filter(level=1)[:limit])
    if text.strip()[0].isdecimal():
        return list(codes_in_force(on).filter(code__startswith=normalised(words[0]))[:limit])
    found = codes_in_force(on)
    for word in words:
        found = found.filter(title__icontains=word)
    return list(found[:limit])


def code_named(written: str, on: date) -> ClassificationCode | None:
    """The code in force that is written so (`00.x` is `000.x`); None where there is none."""
    return codes_in_force(on).filter(code=normalised(written)).first()
