# SPDX-License-Identifier: EUPL-1.2
"""What stands in the columns of tables of security and access, as it was said."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0005_places_that_srikandi_fills_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessColumns",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("columns", models.JSONField()),
                ("kept_at", models.DateTimeField()),
            ],
        ),
    ]
