# SPDX-License-Identifier: EUPL-1.2
"""Adds up the facts that are there; from here on their sums move with them."""

from django.db import migrations
from django.db.models import Sum, Value
from django.db.models.functions import TruncMonth

COLUMNS = "(measure, span, unit_id, day, numerator, denominator)"


def add_up(apps, schema_editor):
    facts = apps.get_model("measures", "Fact").objects.order_by()
    for span, day in (("day", "day"), ("month", TruncMonth("day"))):
        sums = facts.values_list("measure", Value(span), "unit_id", day).annotate(Sum("numerator"), Sum("denominator"))
        sql, params = sums.query.sql_with_params()
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO measures_factsum {COLUMNS} {sql}", params)


def forget(apps, schema_editor):
    apps.get_model("measures", "FactSum").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("measures", "0002_sums_of_facts")]

    operations = [migrations.RunPython(add_up, forget)]
