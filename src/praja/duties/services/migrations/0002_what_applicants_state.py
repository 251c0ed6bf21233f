# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models

import praja.kernel.people.sealing


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_inspector_role"),
        ("procedures", "0002_case_priority"),
        ("services", "0001_services_standards_and_applications"),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="device",
            field=models.CharField(blank=True, db_default="", default="", max_length=32),
        ),
        migrations.AddField(
            model_name="application",
            name="stated",
            field=praja.kernel.people.sealing.SealedField(blank=True, default=b""),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("device", ""), _negated=True), fields=["device"], name="services_of_device"
            ),
        ),
    ]
