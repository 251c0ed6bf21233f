# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("work", "0002_desk_by_role"),
    ]

    operations = [
        migrations.AddField(
            model_name="workitem",
            name="priority",
            field=models.CharField(blank=True, db_default="", default="", max_length=12),
        ),
    ]
