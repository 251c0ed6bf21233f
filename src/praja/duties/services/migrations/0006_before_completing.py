# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0005_references_are_sent"),
    ]

    operations = [
        migrations.AddField(
            model_name="completion",
            name="before",
            field=praja.kernel.people.sealing.SealedField(blank=True, default=b""),
        ),
    ]
