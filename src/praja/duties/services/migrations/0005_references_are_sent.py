# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_issued_documents"),
        ("services", "0004_office_handling"),
    ]

    operations = [
        migrations.AddField(
            model_name="reference",
            name="next_try_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="reference",
            name="tries",
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="reference",
            index=models.Index(
                condition=models.Q(("next_try_at__isnull", False)),
                fields=["next_try_at"],
                name="services_references_to_send",
            ),
        ),
    ]
