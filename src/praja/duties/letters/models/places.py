# SPDX-License-Identifier: EUPL-1.2
"""What SRIKANDI fills in on drafts that are taken there."""

from django.db import models

from praja.lib.privacy import declare


class SrikandiPlaces(models.Model):
    """The places of SRIKANDI's templates from a day on, for the whole government. `places` maps our names (`domain.places`) to
    `${...}`; `source` says where they were read. Append only: what was set holds until the next begins."""

    places = models.JSONField()
    source = models.CharField(max_length=200)
    since = models.DateField(unique=True)


declare(SrikandiPlaces, places=None, source=None)
