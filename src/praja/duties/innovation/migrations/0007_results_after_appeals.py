# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Results that take the place of others after appeals, with the sheets that count no more; ranks by points as given."""

    dependencies = [
        ("assessments", "0002_sheets_that_count_no_more"),
        ("innovation", "0006_innovations_that_others_take_over"),
        ("people", "0002_absences_with_codes"),
    ]

    operations = [
        migrations.CreateModel(
            name="AppealedSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
        ),
        migrations.CreateModel(
            name="RevisedRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("begun_at", models.DateTimeField()),
                ("sealed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="placing",
            name="innovation_placing_once",
        ),
        migrations.RemoveConstraint(
            model_name="placing",
            name="innovation_final_placing_once",
        ),
        migrations.AddField(
            model_name="appeal",
            name="remedy",
            field=models.CharField(
                blank=True,
                choices=[
                    ("set_aside", "The chosen sheets count no more"),
                    ("judged_anew", "The chosen sheets count no more, and other jurors judge in their place"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="appeal",
            name="result",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="competition",
            name="result",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="placing",
            name="raw_rank",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="placing",
            name="result",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name="competition",
            name="normalisation",
            field=models.CharField(
                choices=[
                    ("none", "Points count as they were given"),
                    ("centred", "Each juror's points are moved to the common mean"),
                    ("z_score", "Each juror's points are moved to the common mean and stretched to the common spread"),
                ],
                default="none",
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(fields=("entry", "stage", "result"), name="innovation_placing_once"),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage", None)), fields=("entry", "result"), name="innovation_final_placing_once"
            ),
        ),
        migrations.AddField(
            model_name="appealedsheet",
            name="appeal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="innovation.appeal"
            ),
        ),
        migrations.AddField(
            model_name="appealedsheet",
            name="sheet",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.sheetsetaside"
            ),
        ),
        migrations.AddField(
            model_name="appealedsheet",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="innovation.stage"
            ),
        ),
        migrations.AddField(
            model_name="revisedround",
            name="round",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.round"
            ),
        ),
        migrations.AddField(
            model_name="revisedround",
            name="stage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="revised", to="innovation.stage"
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="competition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="revisions", to="innovation.competition"
            ),
        ),
        migrations.AddField(
            model_name="revisedround",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="innovation.revision"
            ),
        ),
        migrations.AddField(
            model_name="appeal",
            name="revision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appeals",
                to="innovation.revision",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(fields=("entry", "result"), name="innovation_appeal_once"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("competition", "number"), name="innovation_revision_once"),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sealed_at", None)), fields=("competition",), name="innovation_one_revision_open"
            ),
        ),
    ]
