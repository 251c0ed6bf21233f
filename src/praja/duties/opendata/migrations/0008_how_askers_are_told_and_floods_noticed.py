# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("opendata", "0007_statistical_metadata")]

    operations = [
        migrations.AddField(
            model_name="asked",
            name="held",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Not held"),
                    ("unproven", "It was sent without the small proof that browsers give"),
                    ("many", "Many came from the same device or person"),
                ],
                db_default="",
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="asked",
            name="device",
            field=models.CharField(blank=True, db_default="", default="", max_length=32),
        ),
        migrations.AddIndex(
            model_name="asked",
            index=models.Index(
                condition=models.Q(("device", ""), _negated=True), fields=["device"], name="opendata_asked_of_device"
            ),
        ),
    ]
