# SPDX-License-Identifier: EUPL-1.2
"""Where a written number tells what is nobody's business, the ledger holds its digest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_what_stands_at_the_head_of_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="issueddocument",
            name="number_salt",
            field=models.BinaryField(db_default=b"", default=b"", max_length=16),
        ),
    ]
