# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0001_catalogue_classes_seats_and_credits"),
    ]

    operations = [
        migrations.AddField(
            model_name="credit",
            name="salt",
            field=models.BinaryField(default=b"", max_length=16),
        ),
    ]
