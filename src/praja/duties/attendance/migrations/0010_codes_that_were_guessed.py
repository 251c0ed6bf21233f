# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0009_days_by_employee"),
    ]

    operations = [
        migrations.AlterField(
            model_name="punch",
            name="reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Nothing against it"),
                    ("outside", "Outside every place where you may check in"),
                    ("inaccurate", "The position is too inexact"),
                    ("no_position", "No position was sent"),
                    ("wrong_code", "The code is not the one on the display"),
                    ("old_code", "The code on the display has changed"),
                    ("no_code", "The code on the display is missing"),
                    ("replayed", "This check-in was sent before"),
                    ("other_phone", "Signed by a telephone that is registered to somebody else"),
                    ("unknown_phone", "Not signed by your registered telephone"),
                    ("bad_signature", "The signature does not fit"),
                    ("clock_off", "The telephone's clock is wrong"),
                    ("too_late", "Sent too long after"),
                    ("no_photo", "The photo is missing"),
                    ("guessed", "Several codes that did not fit came before"),
                    ("future", "From the future"),
                    ("unknown_pin", "The machine's number belongs to nobody"),
                    ("machine_skew", "The machine's clock is wrong"),
                ],
                default="",
                max_length=14,
            ),
        ),
    ]
