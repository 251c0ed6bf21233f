# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations


class Migration(migrations.Migration):
    """How exact a position was and how far outside it lay stand sealed with it, and go when it goes."""

    dependencies = [("attendance", "0010_codes_that_were_guessed")]

    operations = [
        migrations.RemoveField(model_name="punch", name="accuracy"),
        migrations.RemoveField(model_name="punch", name="metres_outside"),
    ]
