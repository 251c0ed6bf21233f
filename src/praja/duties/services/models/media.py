# SPDX-License-Identifier: EUPL-1.2
"""On which media units show what their standards promise."""

from django.db import models

from praja.duties.services.enums import MediumKind
from praja.kernel.documents.models import StoredFile
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class Medium(models.Model):
    """A unit shows the six components of service delivery of all its standards on a medium, since a day. These pages are no row:
    what is published stands on them by itself."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="standard_media")
    kind = models.CharField(max_length=12, choices=MediumKind.choices)
    where = models.CharField(max_length=200)
    """The address, the account, or the place where it hangs or lies."""
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    """A photo or a print of it."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The first day on which it no longer stands there."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind"], condition=models.Q(until=None), name="services_medium_of_unit_once"
            )
        ]


declare(Medium, kind=None, where=None)
