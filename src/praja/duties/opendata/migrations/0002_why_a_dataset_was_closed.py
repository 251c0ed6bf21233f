# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("opendata", "0001_the_list_datasets_editions_and_codes")]

    operations = [
        migrations.AddField(
            model_name="dataset",
            name="closed_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
