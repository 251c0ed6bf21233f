# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("measures", "0004_what_facts_are_about")]

    operations = [
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["unit", "period"], name="measures_tally_of_unit"),
        ),
        migrations.AlterField(
            model_name="tally",
            name="unit",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tallies",
                to="organization.unit",
            ),
        ),
    ]
