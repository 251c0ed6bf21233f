# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0003_what_ended_at_a_unit")]

    operations = [
        migrations.AddField(
            model_name="assignment", name="missed_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(
                    ("is_for_information", False), ("missed_at", None), ("state__in", ("open", "passed_on"))
                ),
                fields=["due_at", "id"],
                name="letters_not_yet_missed",
            ),
        ),
    ]
