# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0002_rosters_by_sheets_and_calendar_links"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.UniqueConstraint(fields=("machine", "table", "sha256"), name="attendance_body_once"),
        ),
    ]
