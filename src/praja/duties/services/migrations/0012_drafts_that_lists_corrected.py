# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0011_media_of_standards"),
    ]

    operations = [
        migrations.AddField(
            model_name="standardversion",
            name="listed_at",
            field=models.IntegerField(blank=True, null=True),
        ),
    ]
