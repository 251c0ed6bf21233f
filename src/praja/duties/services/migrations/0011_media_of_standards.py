# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_issued_documents"),
        ("organization", "0003_opening_hours"),
        ("services", "0010_payment_service"),
    ]

    operations = [
        migrations.CreateModel(
            name="Medium",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sippn", "SIPPN, the national system"),
                            ("board", "Board or banner in the service room"),
                            ("print", "Leaflet, brochure or booklet"),
                            ("screen", "Screen or kiosk in the service room"),
                            ("social", "Social media"),
                            ("site", "Website of the unit"),
                            ("press", "Newspaper, radio or television"),
                        ],
                        max_length=12,
                    ),
                ),
                ("where", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standard_media",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("unit", "kind"),
                        name="services_medium_of_unit_once",
                    )
                ],
            },
        ),
    ]
