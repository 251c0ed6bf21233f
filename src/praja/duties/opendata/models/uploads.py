# SPDX-License-Identifier: EUPL-1.2
"""A file on its way in: brought, looked at, decided, converted. Gone when its table is part of an edition or nobody wants it."""

from django.db import models

from praja.duties.opendata.models.releases import Release
from praja.duties.opendata.models.tables import Resource
from praja.kernel.documents.models import StoredFile
from praja.kernel.people.models import Account
from praja.lib.privacy import KEEP, content, declare, employment


class Upload(models.Model):
    """A file that somebody brought for an edition, until they have looked at what was proposed and decided. A working copy of one
    person: nothing of it is a fact yet. `proposal` is what `queries.inspecting.as_json` gives; `recipe` what they decided so far;
    `resource` the table whose next version it is, or None for a new one."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="uploads")
    resource = models.ForeignKey(Resource, models.CASCADE, null=True, blank=True, related_name="+")
    by_account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    """What the file was called; only for those who work on it."""
    proposal = models.JSONField(default=dict)
    recipe = models.JSONField(null=True, blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["release", "id"], name="opendata_uploads_of")]


declare(
    Upload,
    name=content(KEEP),
    proposal=content(KEEP),
    recipe=None,
    sent_at=employment(KEEP),
)
