# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_preserve_what_is_signed"),
        ("organization", "0003_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="issueddocument",
            name="documents_issued_has_file",
        ),
        migrations.AddField(
            model_name="issueddocument",
            name="destroyed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="issueddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "issued"), _negated=True),
                    models.Q(
                        models.Q(("file__isnull", False), ("destroyed_at__isnull", False), _connector="OR"),
                        ("issued_at__isnull", False),
                        models.Q(("sha256", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="documents_issued_has_file",
            ),
        ),
    ]
