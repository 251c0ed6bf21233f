# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from praja.lib.migrations import Founding


class Migration(Founding):
    dependencies = [
        ("training", "0010_materials_and_assignments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DiscussionThread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("question", "Question"), ("topic", "Topic")], max_length=8)),
                ("opened_at", models.DateTimeField()),
                ("is_pinned", models.BooleanField(default=False)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("last_number", models.PositiveIntegerField(default=1)),
                ("last_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "training_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discussions",
                        to="training.trainingclass",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DiscussionPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(blank=True, max_length=120)),
                ("words", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("written_at", models.DateTimeField()),
                ("edited_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_reason", models.CharField(blank=True, max_length=300)),
                ("reason_salt", models.BinaryField(default=b"", max_length=16)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="training.discussionthread",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PostEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=120)),
                ("words", models.TextField()),
                ("salt", models.BinaryField(max_length=16)),
                ("written_at", models.DateTimeField()),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="training.discussionpost",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ThreadLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("looked_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looks",
                        to="training.discussionthread",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="discussionthread",
            index=models.Index(
                fields=["training_class", "-is_pinned", "-last_at", "id"], name="training_discussions_of_class"
            ),
        ),
        migrations.AddConstraint(
            model_name="discussionpost",
            constraint=models.UniqueConstraint(fields=("thread", "number"), name="training_post_numbered"),
        ),
        migrations.AddConstraint(
            model_name="postedition",
            constraint=models.UniqueConstraint(fields=("post", "edition"), name="training_post_edition_once"),
        ),
        migrations.AddConstraint(
            model_name="threadlook",
            constraint=models.UniqueConstraint(fields=("thread", "account"), name="training_look_once"),
        ),
    ]
