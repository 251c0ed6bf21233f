# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("opendata", "0008_how_askers_are_told_and_floods_noticed"),
        ("documents", "0004_numbers_that_the_ledger_knows_by_digest"),
    ]

    operations = [
        migrations.AddField(
            model_name="resource",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
    ]
