# SPDX-License-Identifier: EUPL-1.2
"""The index over words and marks on PostgreSQL, the order of the latest, and no table of audiences any more."""

from django.db import migrations, models

_INDEX = """
    CREATE INDEX search_documents_by_word ON search_searchdocument
    USING gin (array_to_tsvector(string_to_array(btrim(words || ' ' || marks), ' ')))
"""


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_INDEX)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_documents_by_word")


class Migration(migrations.Migration):
    dependencies = [("search", "0003_marks_beside_words")]

    operations = [
        migrations.RunPython(forwards, backwards),
        migrations.AddIndex(
            "searchdocument", models.Index(fields=["-at", "object_id", "kind"], name="search_latest_documents")
        ),
        migrations.DeleteModel("SearchAudience"),
    ]
