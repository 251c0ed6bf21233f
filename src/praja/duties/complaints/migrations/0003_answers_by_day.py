# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0002_full_handling"),
        ("organization", "0002_affairs"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["published_at"], name="complaints_answers_by_day"),
        ),
        migrations.AddIndex(
            model_name="qualityreview",
            index=models.Index(
                condition=models.Q(("reviewed_at", None)), fields=["drawn_at"], name="complaints_to_review"
            ),
        ),
    ]
