# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_security_mark")]

    operations = [
        migrations.AddField(
            model_name="issueddocument",
            name="preserve_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="issueddocument",
            name="preserved",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="issueddocument",
            name="preserved_level",
            field=models.CharField(blank=True, db_default="", default="", max_length=8),
        ),
        migrations.AddField(
            model_name="issueddocument",
            name="preserved_sha256",
            field=models.CharField(blank=True, db_default="", db_index=True, default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="issueddocument",
            index=models.Index(
                condition=models.Q(("preserve_at__isnull", False)),
                fields=["preserve_at"],
                name="documents_to_preserve",
            ),
        ),
    ]
