# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    """Answers to the regional innovation index, what was sealed and sent, sections of proposals."""

    dependencies = [
        ("innovation", "0003_circles_and_their_projects"),
        ("people", "0002_absences_with_codes"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormDetail",
            fields=[
                (
                    "innovation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="form_detail",
                        serialize=False,
                        to="innovation.innovation",
                    ),
                ),
                ("mission", models.SmallIntegerField(blank=True, null=True)),
                ("cluster", models.CharField(blank=True, max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name="IndexSeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.SmallIntegerField()),
                ("number", models.SmallIntegerField()),
                ("sheet", models.JSONField()),
                ("salt", models.BinaryField(max_length=16)),
                ("sealed_at", models.DateTimeField()),
                (
                    "sealed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Maturity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.SmallIntegerField()),
                ("question", models.CharField(max_length=6)),
                ("parameter", models.SmallIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("known", "From what Praja knows"),
                            ("told", "Written by hand"),
                            ("carried", "Taken over from the year before"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("link", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("told_at", models.DateTimeField()),
                ("way", models.CharField(max_length=6)),
                (
                    "verdict",
                    models.CharField(
                        blank=True, choices=[("accepted", "Accepted"), ("refused", "Not accepted")], max_length=8
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=1000)),
                ("why_salt", models.BinaryField(default=b"", max_length=16)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="maturity", to="innovation.innovation"
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ProposalText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.CharField(max_length=40)),
                ("group", models.CharField(max_length=40)),
                ("part", models.CharField(max_length=40)),
                ("text", models.TextField(max_length=12000)),
                ("salt", models.BinaryField(max_length=16)),
                ("written_at", models.DateTimeField()),
                (
                    "innovation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposal_texts",
                        to="innovation.innovation",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RegionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.SmallIntegerField()),
                ("question", models.CharField(max_length=6)),
                ("parameter", models.SmallIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("known", "From what Praja knows"),
                            ("told", "Written by hand"),
                            ("carried", "Taken over from the year before"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("link", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(max_length=16)),
                ("told_at", models.DateTimeField()),
                ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "receiver",
                    models.CharField(
                        choices=[
                            ("iid", "Regional innovation index (BSKDN, Ministry of Home Affairs)"),
                            ("kipp", "National competition of public service innovation (KIPP)"),
                        ],
                        max_length=4,
                    ),
                ),
                ("edition", models.CharField(blank=True, max_length=40)),
                ("receipt", models.CharField(max_length=120)),
                ("sent_on", models.DateField()),
                ("told_at", models.DateTimeField()),
                (
                    "innovation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="innovation.innovation",
                    ),
                ),
                (
                    "seal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="innovation.indexseal",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="indexseal",
            constraint=models.UniqueConstraint(fields=("year", "number"), name="innovation_seal_once"),
        ),
        migrations.AddIndex(
            model_name="maturity",
            index=models.Index(fields=["year", "innovation"], name="innovation_maturity_of_year"),
        ),
        migrations.AddConstraint(
            model_name="maturity",
            constraint=models.UniqueConstraint(
                fields=("innovation", "year", "question"), name="innovation_maturity_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="maturity",
            constraint=models.CheckConstraint(
                condition=models.Q(("parameter__range", (0, 3))), name="innovation_maturity_0_to_3"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposaltext",
            constraint=models.UniqueConstraint(
                fields=("innovation", "edition", "group", "part"), name="innovation_proposal_text_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="regionanswer",
            constraint=models.UniqueConstraint(fields=("year", "question"), name="innovation_region_answer_once"),
        ),
        migrations.AddConstraint(
            model_name="regionanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("parameter__range", (0, 3))), name="innovation_region_0_to_3"
            ),
        ),
        migrations.AddConstraint(
            model_name="sending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("innovation__isnull", True), ("receiver", "iid"), ("seal__isnull", False)),
                    models.Q(("innovation__isnull", False), ("receiver", "kipp"), ("seal__isnull", True)),
                    _connector="OR",
                ),
                name="innovation_sending_of_one_thing",
            ),
        ),
    ]
