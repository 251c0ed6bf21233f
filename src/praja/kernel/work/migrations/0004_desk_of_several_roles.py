# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("work", "0003_work_priority")]

    operations = [
        migrations.RemoveIndex(model_name="workitem", name="work_open_by_due"),
        migrations.AddIndex(
            model_name="workitem",
            index=models.Index(
                condition=models.Q(("closed_at", None), ("due_at__gte", datetime(1900, 1, 1, tzinfo=UTC))),
                fields=["due_at", "id"],
                name="work_open_of_several",
            ),
        ),
    ]
