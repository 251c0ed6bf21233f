# SPDX-License-Identifier: EUPL-1.2
"""The documents, and the index over their words and the marks of who may read them: a GIN index of text vectors on PostgreSQL,
an FTS5 table beside the documents on SQLite (docs/adr/0018-readers-in-the-word-index.md).

Words are already stemmed and reduced to a-z and 0-9 and parted by spaces, so no database's text parser is asked: PostgreSQL
makes its vector from the array of words, and FTS5 splits at what is not a letter or digit. `detail=none` keeps neither positions
nor columns: phrases are checked on the stems themselves.
"""

from django.db import migrations, models

from praja.lib.migrations import Founding

FORWARDS = {
    "postgresql": """
        CREATE INDEX search_documents_by_word ON search_searchdocument
        USING gin (array_to_tsvector(string_to_array(btrim(words || ' ' || marks), ' ')))
    """,
    "sqlite": """
        CREATE VIRTUAL TABLE search_word_index USING fts5(words, tokenize = 'ascii', detail = none, columnsize = 0)
    """,
}
BACKWARDS = {"postgresql": "DROP INDEX search_documents_by_word", "sqlite": "DROP TABLE search_word_index"}


def forwards(apps, schema_editor):
    schema_editor.execute(FORWARDS[schema_editor.connection.vendor])


def backwards(apps, schema_editor):
    schema_editor.execute(BACKWARDS[schema_editor.connection.vendor])


class Migration(Founding):
    replaces = [
        ("search", "0001_documents_and_audiences"),
        ("search", "0002_word_index"),
        ("search", "0003_marks_beside_words"),
        ("search", "0004_index_of_marks"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DirtyDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "object_id"), name="search_dirty_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("title", models.TextField()),
                ("summary", models.TextField(blank=True)),
                ("title_stems", models.TextField(blank=True)),
                ("body_stems", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("marks", models.TextField(db_default="", default="")),
                ("url", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["-at", "object_id", "kind"], name="search_latest_documents")],
                "constraints": [models.UniqueConstraint(fields=("kind", "object_id"), name="search_document_once")],
            },
        ),
        migrations.RunPython(forwards, backwards),
    ]
