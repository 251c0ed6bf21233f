# SPDX-License-Identifier: EUPL-1.2
"""What SRIKANDI fills in becomes something that is set, by day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0004_days_that_passed"),
    ]

    operations = [
        migrations.CreateModel(
            name="SrikandiPlaces",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("places", models.JSONField()),
                ("source", models.CharField(max_length=200)),
                ("since", models.DateField(unique=True)),
            ],
        ),
    ]
