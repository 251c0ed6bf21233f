# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import praja.kernel.people.sealing
from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("attendance", "0007_photos_that_are_sealed"),
        ("organization", "0001_units_regions_and_opening_hours"),
        ("people", "0002_absences_with_codes"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Discipline",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="discipline",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "band",
                    models.CharField(
                        choices=[
                            ("R1", "Oral reprimand (teguran lisan)"),
                            ("R2", "Written reprimand (teguran tertulis)"),
                            ("R3", "Written statement of dissatisfaction (pernyataan tidak puas)"),
                            ("S1", "Performance allowance cut, first length"),
                            ("S2", "Performance allowance cut, second length"),
                            ("S3", "Performance allowance cut, third length"),
                            ("B1", "Lower post (penurunan jabatan setingkat lebih rendah)"),
                            ("B2", "Released from the post (pembebasan dari jabatan menjadi pelaksana)"),
                            ("B3", "Honourable dismissal not at own request"),
                            ("B4", "Honourable dismissal not at own request, for days in a row"),
                        ],
                        max_length=2,
                    ),
                ),
                ("days", models.JSONField(default=list)),
                ("run", models.JSONField(default=list)),
                ("converted", models.PositiveSmallIntegerField(default=0)),
                ("salt", models.BinaryField(max_length=16)),
                (
                    "sanction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("R1", "Oral reprimand (teguran lisan)"),
                            ("R2", "Written reprimand (teguran tertulis)"),
                            ("R3", "Written statement of dissatisfaction (pernyataan tidak puas)"),
                            ("S1", "Performance allowance cut, first length"),
                            ("S2", "Performance allowance cut, second length"),
                            ("S3", "Performance allowance cut, third length"),
                            ("B1", "Lower post (penurunan jabatan setingkat lebih rendah)"),
                            ("B2", "Released from the post (pembebasan dari jabatan menjadi pelaksana)"),
                            ("B3", "Honourable dismissal not at own request"),
                            ("B4", "Honourable dismissal not at own request, for days in a row"),
                            ("none", "none"),
                        ],
                        max_length=4,
                    ),
                ),
                ("decree", models.CharField(blank=True, max_length=120)),
                ("decree_on", models.DateField(blank=True, null=True)),
                ("decision_salt", models.BinaryField(default=b"", max_length=16)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Said",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "Answer of the employee"),
                            ("minutes", "Minutes of the hearing"),
                            ("not_come", "Did not come"),
                            ("passed_on", "Who decides, and why"),
                            ("decision", "Reasons of the decision"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", praja.kernel.people.sealing.SealedField(blank=True, default=b"")),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Summons",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
                ("place", models.CharField(max_length=200)),
                ("examiner", models.CharField(max_length=200)),
                ("salt", models.BinaryField(max_length=16)),
                ("summoned_at", models.DateTimeField()),
            ],
        ),
        migrations.AddIndex(
            model_name="day",
            index=models.Index(
                condition=models.Q(("code", "TK")), fields=["day", "employee"], name="attendance_days_of_absence"
            ),
        ),
        migrations.AddField(
            model_name="discipline",
            name="employee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="discipline_cases", to="people.employee"
            ),
        ),
        migrations.AddField(
            model_name="discipline",
            name="official_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organization.unit",
            ),
        ),
        migrations.AddField(
            model_name="discipline",
            name="superior_unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organization.unit"
            ),
        ),
        migrations.AddField(
            model_name="said",
            name="discipline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="words", to="attendance.discipline"
            ),
        ),
        migrations.AddField(
            model_name="said",
            name="said_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="summons",
            name="discipline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="summonses", to="attendance.discipline"
            ),
        ),
        migrations.AddIndex(
            model_name="discipline",
            index=models.Index(fields=["superior_unit", "case"], name="attendance_discipline_superior"),
        ),
        migrations.AddIndex(
            model_name="discipline",
            index=models.Index(fields=["official_unit", "case"], name="attendance_discipline_official"),
        ),
        migrations.AddIndex(
            model_name="discipline",
            index=models.Index(fields=["year", "employee"], name="attendance_discipline_of_year"),
        ),
        migrations.AddConstraint(
            model_name="discipline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("employee", "year", "band"),
                name="attendance_discipline_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="summons",
            constraint=models.UniqueConstraint(fields=("discipline", "number"), name="attendance_summons_once"),
        ),
    ]
