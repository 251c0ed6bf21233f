# SPDX-License-Identifier: EUPL-1.2
"""That an e-mail is being handed over stands in its row before anybody does."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0006_how_access_tables_are_read"),
        ("organization", "0001_units_regions_and_opening_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="addressee",
            name="handing_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="addressee",
            index=models.Index(
                condition=models.Q(("handing_since__isnull", False)),
                fields=["handing_since"],
                name="letters_mail_under_way",
            ),
        ),
    ]
