# SPDX-License-Identifier: EUPL-1.2
"""What SIPD e-Walidata asks for: its reference list (`get_ref_dssd`), and which data here answers each of it."""

from django.db import models
from django.db.models import Q

from praja.duties.opendata.enums import Reckoning
from praja.duties.opendata.models.datasets import Dataset
from praja.duties.opendata.models.plans import PlannedDataset
from praja.duties.opendata.models.tables import Resource
from praja.kernel.organization.models import Unit
from praja.lib.privacy import declare


class SipdElement(models.Model):
    """One element of the reference list. `code` (kode_dssd) is text whose grammar nobody published: it is kept as it came.

    What answers it is a dataset or an entry of the list of data, whose `ExternalId` of system `sipd` it then is; for the value of
    a year also a column of a table, the column that says the year (empty: the edition is about one year), and how several rows of
    a year become one value.
    """

    code = models.CharField(max_length=80, unique=True)
    wording = models.CharField(max_length=500)
    """uraian_dssd."""
    unit_of_measure = models.CharField(max_length=120, blank=True)
    opd = models.CharField(max_length=200, blank=True)
    """The unit as the list calls it."""
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    """The unit here that it is, where its name or code says so."""
    dataset = models.ForeignKey(Dataset, models.PROTECT, null=True, blank=True, related_name="sipd_elements")
    planned = models.ForeignKey(PlannedDataset, models.PROTECT, null=True, blank=True, related_name="sipd_elements")
    resource = models.ForeignKey(Resource, models.PROTECT, null=True, blank=True, related_name="+")
    column = models.CharField(max_length=80, blank=True)
    year_column = models.CharField(max_length=80, blank=True)
    reckoning = models.CharField(max_length=4, choices=Reckoning.choices, default=Reckoning.SUM)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dataset=None) | Q(planned=None), name="opendata_sipd_answered_by_one_thing"
            ),
            models.CheckConstraint(condition=Q(column="") | Q(resource__isnull=False), name="opendata_sipd_column_of"),
        ]


class SipdTemplate(models.Model):
    """How a file of the reference list is read: said once by a person, used for every later file with these headings. `columns`
    maps our fields (`domain.sipd`) to headings."""

    columns = models.JSONField()
    kept_at = models.DateTimeField()
    used_at = models.DateTimeField()


declare(
    SipdElement, code=None, wording=None, unit_of_measure=None, opd=None, column=None, year_column=None, reckoning=None
)
declare(SipdTemplate, columns=None)
