# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0003_each_body_once"),
        ("people", "0002_absences_with_codes"),
    ]

    operations = [
        migrations.AddField(
            model_name="dirtyday",
            name="is_held",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="dirtyday",
            index=models.Index(
                condition=models.Q(("is_held", False)), fields=["day", "employee"], name="attendance_days_to_work_out"
            ),
        ),
    ]
