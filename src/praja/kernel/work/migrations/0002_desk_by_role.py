# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0001_units_regions_and_codes"),
        ("people", "0001_persons_register_and_roles"),
        ("work", "0001_work_items"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="workitem",
            index=models.Index(
                condition=models.Q(("closed_at", None)),
                fields=["holder_role", "due_at", "id"],
                name="work_open_by_role",
            ),
        ),
    ]
