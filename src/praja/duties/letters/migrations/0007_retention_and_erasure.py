# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_destroyed_files"),
        ("letters", "0006_mails_of_letters"),
        ("organization", "0003_opening_hours"),
        ("people", "0003_residents_and_households"),
        ("procedures", "0003_kept_cases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScheduleDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("codes", "Classification codes"),
                            ("retention", "Retention schedule (JRA)"),
                            ("access", "Security and access (SKKAAD)"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[
                            ("part", "Some lines: everything else stays as it is"),
                            ("whole", "The whole list: what it does not name ends"),
                        ],
                        max_length=5,
                    ),
                ),
                ("decree", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("content", models.BinaryField()),
                ("sent_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="assignment",
            name="letters_withdrawn_has_reason",
        ),
        migrations.RemoveConstraint(
            model_name="disposition",
            name="letters_recorded_has_scan",
        ),
        migrations.AddField(
            model_name="clearance",
            name="refused_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="clearance",
            name="salt",
            field=models.BinaryField(default=b"", max_length=16),
        ),
        migrations.AddField(
            model_name="recordfile",
            name="assessed_by",
            field=models.CharField(blank=True, db_default="", default="", max_length=120),
        ),
        migrations.AddField(
            model_name="recordfile",
            name="assessed_fate",
            field=models.CharField(
                blank=True,
                choices=[("musnah", "Destroyed"), ("permanen", "Kept for ever"), ("dinilai", "Assessed again")],
                db_default="",
                default="",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="recordfile",
            name="erased_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="recordfile",
            name="reopened_reason",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="recordfile",
            name="reopened_salt",
            field=models.BinaryField(default=b"", max_length=16),
        ),
        migrations.AddField(
            model_name="retentionrule",
            name="is_example",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="classificationcode",
            name="title",
            field=models.CharField(max_length=1000),
        ),
        migrations.AddIndex(
            model_name="recordfile",
            index=models.Index(
                condition=models.Q(("erased_at", None), ("state", "destroyed")),
                fields=["id"],
                name="letters_files_to_erase",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), _negated=True),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    ("withdrawn_salt", b""),
                    _connector="OR",
                ),
                name="letters_withdrawn_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="disposition",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded_by", None), ("scan__isnull", False), ("salt", b""), _connector="OR"),
                name="letters_recorded_has_scan",
            ),
        ),
        migrations.AddField(
            model_name="scheduledraft",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="scheduledraft",
            constraint=models.UniqueConstraint(fields=("by", "what"), name="letters_one_schedule_draft"),
        ),
    ]
