# SPDX-License-Identifier: EUPL-1.2
"""What a dataset offers, what each column means, and the rows of a table as they were at one time."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from praja.duties.opendata.enums import ColumnRole, ColumnType, ResourceKind
from praja.duties.opendata.models.codes import CodeList
from praja.duties.opendata.models.datasets import Dataset
from praja.duties.opendata.models.releases import Release
from praja.kernel.documents.models import StoredFile
from praja.lib.privacy import declare


class Resource(models.Model):
    """What a dataset offers: a table, a file as it is, or a link. A table can be read by rows and in every format.

    `recipe` is how the last file was read, as the person who brought it decided (`domain.recipes`); the next file of the same
    shape is read the same way.
    """

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    dataset = models.ForeignKey(Dataset, models.PROTECT, related_name="resources")
    position = models.SmallIntegerField(default=0)
    kind = models.CharField(max_length=5, choices=ResourceKind.choices, default=ResourceKind.TABLE)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    """Where a link leads."""
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    """What a file is: a document or picture that intake has cleaned."""
    recipe = models.JSONField(null=True, blank=True)
    least_count = models.SmallIntegerField(null=True, blank=True)
    """Cells that count fewer than so many are not shown (with one more in the same line, where the sum would tell it). None: the
    table counts nobody."""
    counted_columns = models.JSONField(default=list, blank=True)
    """Names of the columns that count people, to which `least_count` applies."""
    current = models.OneToOneField("TableVersion", models.PROTECT, null=True, blank=True, related_name="current_of")
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["dataset", "position", "id"], name="opendata_resources_of")]

    def __str__(self) -> str:
        return self.title


class Column(models.Model):
    """What a column of a table means: BPS calls it a variable (MS-Var). What it is called and of which type stands in the schema
    of every version too, so that an old version explains itself."""

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="columns")
    name = models.CharField(max_length=80)
    position = models.SmallIntegerField()
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    type = models.CharField(max_length=8, choices=ColumnType.choices)
    role = models.CharField(max_length=9, choices=ColumnRole.choices, default=ColumnRole.NOTE)
    concept = models.CharField(max_length=500, blank=True)
    definition = models.TextField(blank=True)
    definition_en = models.TextField(blank=True)
    measure = models.CharField(max_length=120, blank=True)
    """What is measured (ukuran): a number, a share, a length."""
    unit_of_measure = models.CharField(max_length=80, blank=True)
    """In what (satuan): persons, percent, metres."""
    reference_time = models.CharField(max_length=120, blank=True)
    """Of when a value speaks (referensi waktu)."""
    code_list = models.ForeignKey(CodeList, models.PROTECT, null=True, blank=True, related_name="columns")
    is_required = models.BooleanField(default=False)
    is_unique = models.BooleanField(default=False)
    allowed = models.JSONField(default=list, blank=True)
    """The only values that may stand, where no code list says so."""
    minimum = models.CharField(max_length=40, blank=True)
    maximum = models.CharField(max_length=40, blank=True)
    pattern = models.CharField(max_length=200, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    """What else MS-Var asks (alias, question, whether everybody may see it, id_sds)."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "name"], name="opendata_column_once"),
        ]
        indexes = [models.Index(fields=["resource", "position", "id"], name="opendata_columns_of")]


class TableVersion(models.Model):
    """The rows of a table as they were at one time: a Parquet file that never changes, and the schema it was written by.

    `schema` is a Table Schema; `set_aside` counts the rows of the source that did not fit, told one by one in `set_aside_file`
    (CSV); `report` is the outcome of the checks, `differences` what changed against the version before (rows added, gone and
    changed, columns added and gone), `hidden` the cells that were not shown and why. A version that was counted by the platform
    or taken over from elsewhere has no release.
    """

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="versions")
    release = models.ForeignKey(Release, models.PROTECT, null=True, blank=True, related_name="tables")
    number = models.IntegerField()
    """Counted from 1 in its resource."""
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    source_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    """The file as it was brought; only for those who work on it."""
    source_name = models.CharField(max_length=200, blank=True)
    set_aside_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    schema = models.JSONField()
    recipe = models.JSONField(null=True, blank=True)
    rows = models.BigIntegerField()
    set_aside = models.BigIntegerField(default=0)
    report = models.JSONField(default=dict, blank=True)
    differences = models.JSONField(default=dict, blank=True)
    hidden = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["resource", "number"], name="opendata_table_number_once"),
            models.UniqueConstraint(
                fields=["release", "resource"],
                condition=Q(release__isnull=False),
                name="opendata_table_of_release_once",
            ),
        ]

    @property
    def undecided_persons(self) -> tuple[str, ...]:
        """Columns that may hold data of persons and of which nobody has said why they may be published."""
        return tuple(one["column"] for one in self.report.get("persons", ()) if not one["reason"])


declare(Resource, kind=None, title=None, title_en=None, notes=None, url=None, recipe=None, counted_columns=None)
declare(
    Column,
    name=None,
    title=None,
    title_en=None,
    type=None,
    role=None,
    concept=None,
    definition=None,
    definition_en=None,
    measure=None,
    unit_of_measure=None,
    reference_time=None,
    allowed=None,
    minimum=None,
    maximum=None,
    pattern=None,
    extra=None,
)
declare(TableVersion, source_name=None, schema=None, recipe=None, report=None, differences=None, hidden=None)
