# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_letters_dispositions_and_records")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="instruction",
            field=models.CharField(
                blank=True,
                choices=[
                    ("saran", "Comment and advise"),
                    ("proses", "Take it further"),
                    ("koordinasi", "Coordinate and confirm"),
                    ("jawab", "Draft an answer"),
                    ("hadiri", "Attend for me"),
                    ("telaah", "Study and report"),
                    ("ketahui", "For your information"),
                    ("arsip", "File it"),
                ],
                db_default="",
                default="",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="assignment", name="note", field=models.TextField(blank=True, db_default="", default="")
        ),
        migrations.AddField(
            model_name="assignment", name="note_salt", field=models.BinaryField(default=b"", max_length=16)
        ),
    ]
