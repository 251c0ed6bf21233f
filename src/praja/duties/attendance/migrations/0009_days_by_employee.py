# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    """Days are worked out of one employee after the other: a month of one reads much less than a day of many."""

    dependencies = [("attendance", "0008_proposed_sanctions")]

    operations = [
        migrations.RemoveIndex(model_name="dirtyday", name="attendance_days_to_work_out"),
        migrations.AddIndex(
            model_name="dirtyday",
            index=models.Index(
                condition=models.Q(("is_held", False)), fields=["employee", "day"], name="attendance_days_to_work_out"
            ),
        ),
    ]
