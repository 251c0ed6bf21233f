# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations


def keep_support(apps, schema_editor):
    """Items of supporting units outlived the steps of their case by their kind; now they say so themselves."""
    apps.get_model("work", "WorkItem").objects.filter(kind="support", closed_at=None).update(stays=True)


class Migration(migrations.Migration):
    dependencies = [("work", "0005_items_that_stay")]

    operations = [migrations.RunPython(keep_support, migrations.RunPython.noop)]
