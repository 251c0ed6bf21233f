# SPDX-License-Identifier: EUPL-1.2
"""Lists of services and standards that come as files, and how an agency's own template is read."""

from django.db import models

from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class ListTemplate(models.Model):
    """How a template of the agency, such as the one it fills in for SIPPN, is read: said once by a person, used ever after.
    `columns` maps our fields to the headings of the file."""

    name = models.CharField(max_length=60, unique=True)
    columns = models.JSONField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class StandardsList(models.Model):
    """A list as it was sent, until it is taken in; the newest of SIPPN stays to be compared with what is published here.

    `lines` are [number, {heading: text}, refusal or null]; once the columns were said (`is_mapped`) the keys are our fields, and
    what is no field is gone. A refusal is [field, code, reason].
    """

    code = models.CharField(max_length=10, unique=True)
    """Stands in its address."""
    sha256 = models.CharField(max_length=64)
    is_sippn = models.BooleanField()
    """Whether it is what SIPPN has, so that it is compared too."""
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    """The unit of rows that name none."""
    headings = models.JSONField()
    lines = models.JSONField()
    is_mapped = models.BooleanField(default=False)
    template = models.ForeignKey(ListTemplate, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_by = models.BigIntegerField(null=True, blank=True)
    """Account of who sent it; none for the command."""
    sent_at = models.DateTimeField()
    taken_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-sent_at"], name="services_lists_newest")]


declare(ListTemplate, name=None, columns=None)
declare(StandardsList, code=None, sha256=None, headings=None, lines=None)
