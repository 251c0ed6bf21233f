# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_persons_register_roles_and_households"),
    ]

    operations = [
        migrations.AddField(
            model_name="absence",
            name="cancelled_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="absence",
            name="case",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="absence",
            name="code",
            field=models.CharField(blank=True, db_default="", default="", max_length=6),
        ),
    ]
