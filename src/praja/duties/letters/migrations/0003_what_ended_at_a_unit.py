# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_words_to_one_addressee")]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("person", None), ("state__in", ("done", "withdrawn"))),
                fields=["unit", "-id"],
                name="letters_ended_at_unit",
            ),
        ),
    ]
