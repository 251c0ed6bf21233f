# SPDX-License-Identifier: EUPL-1.2
"""The ledger holds the digest of the reason for which a number is void."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_files_numbers_and_issued_documents"),
    ]

    operations = [
        migrations.AddField(
            model_name="numberentry",
            name="salt",
            field=models.BinaryField(db_default=b"", default=b"", max_length=16),
        ),
    ]
