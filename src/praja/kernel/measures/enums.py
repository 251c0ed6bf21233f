# SPDX-License-Identifier: EUPL-1.2
from enum import StrEnum

from django.db import models


class UnitOfMeasure(StrEnum):
    """What a figure is counted in, and so what its value is.

    `COUNT` and `RUPIAH` are sums: the numerator is the value. All others are a numerator over a denominator:
    a share of cases, a score per answer, minutes or days per case.
    """

    COUNT = "count"
    RUPIAH = "rupiah"
    SHARE = "share"
    SCORE = "score"
    HOURS = "hours"
    """Numerators are whole minutes, denominators 1 per subject."""
    DAYS = "days"

    @property
    def is_time(self) -> bool:
        """Whether the spread of the single values tells something: half within, nine of ten within."""
        return self in (UnitOfMeasure.HOURS, UnitOfMeasure.DAYS)

    @property
    def is_sum(self) -> bool:
        return self in (UnitOfMeasure.COUNT, UnitOfMeasure.RUPIAH)


class Step(models.TextChoices):
    """The length of one point of a series, and how many days a kept sum covers."""

    DAY = "day"
    MONTH = "month"
