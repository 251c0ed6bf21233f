# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_issued_documents")]

    operations = [
        migrations.AddField(
            model_name="issueddocument",
            name="security_mark",
            field=models.CharField(blank=True, db_default="", default="", max_length=2),
        ),
    ]
