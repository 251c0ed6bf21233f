# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_persons_register_and_roles"),
    ]

    operations = [
        migrations.AlterField(
            model_name="roleassignment",
            name="role",
            field=models.CharField(
                choices=[
                    ("officer", "Officer"),
                    ("head", "Head of unit"),
                    ("secretary", "Secretary to the head"),
                    ("complaint_coordinator", "Complaint coordinator"),
                    ("liaison", "Liaison officer"),
                    ("ppid", "Information officer (PPID)"),
                    ("steward", "Data steward (walidata)"),
                    ("personnel", "Personnel office"),
                    ("organization", "Organisation bureau"),
                    ("legal", "Legal bureau"),
                    ("records", "Records officer"),
                    ("treasurer", "Treasurer of receipts"),
                    ("trainer", "Trainer"),
                    ("juror", "Juror"),
                    ("counter", "Counter officer"),
                    ("inspector", "Inspector"),
                    ("auditor", "Auditor"),
                    ("administrator", "Administrator"),
                ],
                max_length=24,
            ),
        ),
    ]
