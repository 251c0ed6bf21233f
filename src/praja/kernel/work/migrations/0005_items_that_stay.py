# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("work", "0004_desk_of_several_roles")]

    operations = [
        migrations.AddField(
            model_name="workitem",
            name="stays",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
