# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations

from praja.lib.clock import local_date
from praja.lib.moments import local_zone

FINISHED = "innovation.circle_project_finished"


def forwards(apps, schema_editor):
    """The ledger knows the moment at which each project was finished."""
    projects = apps.get_model("innovation", "CircleProject").objects
    events = apps.get_model("ledger", "LedgerEvent").objects.filter(name=FINISHED)
    days = {stream: local_date(at, local_zone()) for stream, at in events.values_list("stream", "at")}
    for row in projects.filter(finished_on=None).select_related("case"):
        if day := days.get(f"case:{row.case.code}"):
            projects.filter(pk=row.pk).update(finished_on=day)


class Migration(migrations.Migration):
    """Projects that were finished before get the day from the ledger; on the way back the column itself goes."""

    dependencies = [
        ("innovation", "0008_when_a_project_of_a_group_was_finished"),
        ("ledger", "0001_chains_outbox_and_tree"),
        ("procedures", "0001_cases_clocks_and_kept_cases"),
    ]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
