# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_issued_documents"),
        ("services", "0009_documents_given_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaymentNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gateway_reference", models.CharField(max_length=80)),
                ("amount", models.BigIntegerField()),
                ("paid_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("confirmed", "Confirmed"),
                            ("amount", "Another amount than is owed was paid"),
                            ("twice", "It was paid twice"),
                            ("not_owed", "Something was paid that is no longer owed"),
                            ("stuck", "It was paid, and the application could not go on"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("salt", models.BinaryField(default=b"", max_length=16)),
                ("examined_at", models.DateTimeField(blank=True, null=True)),
                ("examined_by", models.BigIntegerField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="payment",
            name="next_try_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="payment",
            name="pay_number",
            field=models.CharField(blank=True, db_default="", default="", max_length=60),
        ),
        migrations.AddField(
            model_name="payment",
            name="pay_url",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="payment",
            name="tries",
            field=models.SmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name="payment",
            index=models.Index(
                condition=models.Q(("next_try_at__isnull", False)),
                fields=["next_try_at"],
                name="services_payments_to_ask",
            ),
        ),
        migrations.AddField(
            model_name="paymentnotice",
            name="payment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="services.payment"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentnotice",
            constraint=models.UniqueConstraint(fields=("payment", "gateway_reference"), name="services_noticed_once"),
        ),
        migrations.AddConstraint(
            model_name="paymentnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="services_something_was_paid"
            ),
        ),
    ]
