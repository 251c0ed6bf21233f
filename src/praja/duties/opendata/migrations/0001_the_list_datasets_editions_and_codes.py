# SPDX-License-Identifier: EUPL-1.2

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    initial = True

    dependencies = [
        ("documents", "0004_numbers_that_the_ledger_knows_by_digest"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0002_absences_with_codes"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=100, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("notes", models.TextField(blank=True)),
                ("keeper", models.CharField(max_length=160)),
                ("is_master_data", models.BooleanField(default=False)),
                ("levels", models.JSONField(blank=True, default=list)),
                ("opened_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("name_en", models.CharField(blank=True, max_length=120)),
                ("theme", models.URLField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="CodeListVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField()),
                ("label", models.CharField(max_length=120)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("schema", models.JSONField()),
                ("rows", models.IntegerField()),
                ("differences", models.JSONField(blank=True, default=dict)),
                ("taken_over_at", models.DateTimeField()),
                (
                    "code_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="opendata.codelist"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="codelist",
            name="current",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="current_of",
                to="opendata.codelistversion",
            ),
        ),
        migrations.CreateModel(
            name="Crosswalk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("notes", models.CharField(blank=True, max_length=300)),
                ("rows", models.IntegerField()),
                ("taken_over_at", models.DateTimeField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="crosswalks_from",
                        to="opendata.codelistversion",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="crosswalks_to",
                        to="opendata.codelistversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ForumDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=120)),
                ("decided_on", models.DateField()),
                (
                    "matter",
                    models.CharField(
                        choices=[
                            ("plan", "List of data of a year"),
                            ("priority", "Priority data"),
                            ("limit", "Limit of access"),
                            ("standard", "Standard, codes and master data"),
                            ("other", "Another matter"),
                        ],
                        max_length=10,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("recorded_at", models.DateTimeField()),
                (
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Dataset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=100, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("notes", models.TextField(blank=True)),
                ("notes_en", models.TextField(blank=True)),
                ("tags", models.JSONField(blank=True, default=list)),
                ("row_meaning", models.CharField(blank=True, max_length=200)),
                ("concept", models.TextField(blank=True)),
                ("definition", models.TextField(blank=True)),
                ("method", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("once", "Once"),
                            ("daily", "Every day"),
                            ("weekly", "Every week"),
                            ("monthly", "Every month"),
                            ("quarterly", "Every quarter"),
                            ("half_yearly", "Every half year"),
                            ("yearly", "Every year"),
                            ("irregular", "When there is need"),
                        ],
                        default="yearly",
                        max_length=12,
                    ),
                ),
                ("licence", models.CharField(default="cc-by-4.0", max_length=40)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("files", "Brought as files"),
                            ("measures", "Counted by this platform"),
                            ("harvested", "Taken over from another portal"),
                        ],
                        default="files",
                        max_length=10,
                    ),
                ),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("is_priority", models.BooleanField(default=False)),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open to everybody"),
                            ("limited", "Limited: inside the government"),
                            ("closed", "Closed: the producer only"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("access_reason", models.CharField(blank=True, max_length=300)),
                ("access_basis", models.CharField(blank=True, max_length=200)),
                ("access_until", models.DateField(blank=True, null=True)),
                ("is_shown", models.BooleanField(default=False)),
                ("salt", models.BinaryField(max_length=16)),
                ("opened_at", models.DateTimeField()),
                ("first_published_at", models.DateTimeField(blank=True, null=True)),
                ("modified_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.region",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="datasets", to="organization.unit"
                    ),
                ),
                (
                    "access_decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opendata.forumdecision",
                    ),
                ),
                (
                    "priority_decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opendata.forumdecision",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlannedDataset",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="planned_dataset",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("year", models.SmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("likeness", models.CharField(max_length=200)),
                ("concept", models.TextField(blank=True)),
                ("definition", models.TextField(blank=True)),
                ("classification", models.CharField(blank=True, max_length=300)),
                ("measure", models.CharField(blank=True, max_length=120)),
                ("unit_of_measure", models.CharField(blank=True, max_length=80)),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("once", "Once"),
                            ("daily", "Every day"),
                            ("weekly", "Every week"),
                            ("monthly", "Every month"),
                            ("quarterly", "Every quarter"),
                            ("half_yearly", "Every half year"),
                            ("yearly", "Every year"),
                            ("irregular", "When there is need"),
                        ],
                        default="yearly",
                        max_length=12,
                    ),
                ),
                ("due_on", models.DateField()),
                ("is_priority", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="opendata.dataset",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="opendata.forumdecision",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="opendata.planneddataset",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="release",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("number", models.SmallIntegerField()),
                ("period", models.CharField(blank=True, max_length=60)),
                ("changes", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "dataset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="releases", to="opendata.dataset"
                    ),
                ),
                (
                    "planned",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="opendata.planneddataset",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="dataset",
            name="current",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="current_of",
                to="opendata.release",
            ),
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("producer", "Head of the producer"),
                            ("steward", "Data steward (walidata)"),
                            ("supervisor", "Data supervisor (pembina data)"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_agreed", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("salt", models.BinaryField(max_length=16)),
                ("reference", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField()),
                (
                    "by_account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="opendata.release"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("position", models.SmallIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[("table", "Table"), ("file", "File"), ("link", "Link")], default="table", max_length=5
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("notes", models.TextField(blank=True)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("recipe", models.JSONField(blank=True, null=True)),
                ("least_count", models.SmallIntegerField(blank=True, null=True)),
                ("counted_columns", models.JSONField(blank=True, default=list)),
                ("created_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dataset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="resources", to="opendata.dataset"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Column",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("position", models.SmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("string", "Text"),
                            ("integer", "Whole number"),
                            ("number", "Number"),
                            ("boolean", "Yes or no"),
                            ("date", "Date"),
                            ("datetime", "Date and time"),
                            ("time", "Time of day"),
                            ("year", "Year"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("key", "Says which row it is"),
                            ("dimension", "Divides (classification)"),
                            ("period", "Says when"),
                            ("place", "Says where"),
                            ("measure", "What was counted or measured"),
                            ("note", "Note"),
                        ],
                        default="note",
                        max_length=9,
                    ),
                ),
                ("concept", models.CharField(blank=True, max_length=500)),
                ("definition", models.TextField(blank=True)),
                ("definition_en", models.TextField(blank=True)),
                ("measure", models.CharField(blank=True, max_length=120)),
                ("unit_of_measure", models.CharField(blank=True, max_length=80)),
                ("reference_time", models.CharField(blank=True, max_length=120)),
                ("is_required", models.BooleanField(default=False)),
                ("is_unique", models.BooleanField(default=False)),
                ("allowed", models.JSONField(blank=True, default=list)),
                ("minimum", models.CharField(blank=True, max_length=40)),
                ("maximum", models.CharField(blank=True, max_length=40)),
                ("pattern", models.CharField(blank=True, max_length=200)),
                ("extra", models.JSONField(blank=True, default=dict)),
                (
                    "code_list",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="columns",
                        to="opendata.codelist",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="columns", to="opendata.resource"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="asked_data",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                (
                    "wish",
                    models.CharField(
                        choices=[("dataset", "Data that is not here"), ("error", "An error in the data")], max_length=8
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200)),
                ("text", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("purpose", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("published", "Published"),
                            ("planned", "Planned"),
                            ("corrected", "Corrected"),
                            ("is_right", "The data is right"),
                            ("elsewhere", "Others have it"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answer_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked",
                        to="opendata.dataset",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="opendata.resource",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TableVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("source_name", models.CharField(blank=True, max_length=200)),
                ("schema", models.JSONField()),
                ("recipe", models.JSONField(blank=True, null=True)),
                ("rows", models.BigIntegerField()),
                ("set_aside", models.BigIntegerField(default=0)),
                ("report", models.JSONField(blank=True, default=dict)),
                ("differences", models.JSONField(blank=True, default=dict)),
                ("hidden", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField()),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tables",
                        to="opendata.release",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="opendata.resource"
                    ),
                ),
                (
                    "set_aside_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "source_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="resource",
            name="current",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="current_of",
                to="opendata.tableversion",
            ),
        ),
        migrations.AddField(
            model_name="dataset",
            name="topics",
            field=models.ManyToManyField(blank=True, related_name="datasets", to="opendata.topic"),
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("proposal", models.JSONField(default=dict)),
                ("recipe", models.JSONField(blank=True, null=True)),
                ("sent_at", models.DateTimeField()),
                (
                    "by_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="opendata.release"
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="opendata.resource",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="codelistversion",
            constraint=models.UniqueConstraint(fields=("code_list", "number"), name="opendata_codes_number_once"),
        ),
        migrations.AddConstraint(
            model_name="codelistversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("code_list",), name="opendata_codes_in_force_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="crosswalk",
            constraint=models.UniqueConstraint(fields=("source", "target"), name="opendata_crosswalk_once"),
        ),
        migrations.AddConstraint(
            model_name="crosswalk",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", models.F("target")), _negated=True), name="opendata_crosswalk_between_two"
            ),
        ),
        migrations.AddIndex(
            model_name="forumdecision",
            index=models.Index(fields=["-decided_on", "-id"], name="opendata_forum_by_day"),
        ),
        migrations.AddConstraint(
            model_name="forumdecision",
            constraint=models.UniqueConstraint(fields=("number", "decided_on"), name="opendata_forum_decision_once"),
        ),
        migrations.AddIndex(
            model_name="planneddataset",
            index=models.Index(fields=["year", "likeness"], name="opendata_plans_alike"),
        ),
        migrations.AddIndex(
            model_name="planneddataset",
            index=models.Index(fields=["-year", "-case"], name="opendata_plans_by_year"),
        ),
        migrations.AddConstraint(
            model_name="planneddataset",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)), name="opendata_plan_year_is_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("dataset", "number"), name="opendata_release_number_once"),
        ),
        migrations.AddIndex(
            model_name="check",
            index=models.Index(fields=["release", "id"], name="opendata_checks_of"),
        ),
        migrations.AddIndex(
            model_name="column",
            index=models.Index(fields=["resource", "position", "id"], name="opendata_columns_of"),
        ),
        migrations.AddConstraint(
            model_name="column",
            constraint=models.UniqueConstraint(fields=("resource", "name"), name="opendata_column_once"),
        ),
        migrations.AddConstraint(
            model_name="tableversion",
            constraint=models.UniqueConstraint(fields=("resource", "number"), name="opendata_table_number_once"),
        ),
        migrations.AddConstraint(
            model_name="tableversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("release__isnull", False)),
                fields=("release", "resource"),
                name="opendata_table_of_release_once",
            ),
        ),
        migrations.AddIndex(
            model_name="resource",
            index=models.Index(fields=["dataset", "position", "id"], name="opendata_resources_of"),
        ),
        migrations.AddIndex(
            model_name="dataset",
            index=models.Index(
                condition=models.Q(("is_shown", True)), fields=["-modified_at", "-id"], name="opendata_shown_by_age"
            ),
        ),
        migrations.AddIndex(
            model_name="dataset",
            index=models.Index(fields=["unit", "-modified_at", "-id"], name="opendata_datasets_of_unit"),
        ),
        migrations.AddConstraint(
            model_name="dataset",
            constraint=models.CheckConstraint(
                condition=models.Q(("access", "open"), models.Q(("access_reason", ""), _negated=True), _connector="OR"),
                name="opendata_limit_has_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["release", "id"], name="opendata_uploads_of"),
        ),
    ]
