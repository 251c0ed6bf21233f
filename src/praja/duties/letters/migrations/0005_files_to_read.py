# SPDX-License-Identifier: EUPL-1.2

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0003_security_mark"),
        ("letters", "0004_initials_beside_and_unsaved_words"),
        ("organization", "0003_opening_hours"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="incoming",
            name="is_unread",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="incoming",
            name="text_salt",
            field=models.BinaryField(default=b"", max_length=16),
        ),
        migrations.AddIndex(
            model_name="incoming",
            index=models.Index(condition=models.Q(("is_unread", True)), fields=["letter"], name="letters_unread"),
        ),
    ]
