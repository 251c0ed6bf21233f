# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("innovation", "0004_answers_to_the_regional_index"),
        ("people", "0002_absences_with_codes"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Idea",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="idea",
                        serialize=False,
                        to="procedures.case",
                    ),
                ),
                ("shows_author", models.BooleanField(default=False)),
                ("wants_news", models.BooleanField(default=True)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("papers", "Papers and permits"),
                            ("health", "Health"),
                            ("school", "School and learning"),
                            ("roads", "Roads, lamps and water"),
                            ("clean", "Cleanliness and environment"),
                            ("work", "Work and livelihood"),
                            ("safe", "Safety and order"),
                            ("social", "Care for people in need"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("supporters", models.IntegerField(default=0)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "innovation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ideas",
                        to="innovation.innovation",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="innovation.idea",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ideas", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdeaComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shows_author", models.BooleanField(default=False)),
                ("text", models.CharField(max_length=1000)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                ("shown", models.BooleanField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("reason_salt", models.BinaryField(blank=True, max_length=16, null=True)),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="innovation.idea"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="idea_comments", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdeaSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("wants_news", models.BooleanField(default=False)),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="supports", to="innovation.idea"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="idea_supports", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdeaWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=12)),
                ("text", models.CharField(max_length=2000)),
                ("salt", models.BinaryField(max_length=16)),
                ("said_at", models.DateTimeField()),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="innovation.idea"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(
                condition=models.Q(("published_at__isnull", False)),
                fields=["-supporters", "-case"],
                name="innovation_ideas_wanted",
            ),
        ),
        migrations.AddIndex(
            model_name="idea",
            index=models.Index(fields=["person", "-case"], name="innovation_ideas_of"),
        ),
        migrations.AddIndex(
            model_name="ideacomment",
            index=models.Index(
                condition=models.Q(("shown", None)), fields=["idea", "id"], name="innovation_comments_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="ideacomment",
            index=models.Index(fields=["person", "-id"], name="innovation_comments_of"),
        ),
        migrations.AddConstraint(
            model_name="ideasupport",
            constraint=models.UniqueConstraint(fields=("idea", "person"), name="innovation_support_once"),
        ),
    ]
