# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0001_cases_and_clocks"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="priority",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "None"),
                    ("disability", "Person with a disability"),
                    ("age", "Elderly person"),
                    ("pregnancy", "Pregnant, or with a small child"),
                ],
                db_default="",
                default="",
                max_length=12,
            ),
        ),
    ]
