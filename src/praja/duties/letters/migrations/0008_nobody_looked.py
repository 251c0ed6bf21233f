# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0007_retention_and_erasure"),
    ]

    operations = [
        migrations.DeleteModel(
            name="LetterLooked",
        ),
    ]
