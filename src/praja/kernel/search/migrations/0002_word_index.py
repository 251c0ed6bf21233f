# SPDX-License-Identifier: EUPL-1.2
"""The index over words: a GIN index of text vectors on PostgreSQL, an FTS5 table beside the documents on
SQLite.

Words are already stemmed and reduced to a-z and 0-9 and parted by spaces, so no database's text parser is
asked: PostgreSQL makes its vector from the array of words, and FTS5 splits at what is not a letter or digit.
`detail=none` keeps neither positions nor columns: phrases are checked on the stems themselves.
"""

from django.db import migrations

FORWARDS = {
    "postgresql": """
        CREATE INDEX search_documents_by_word ON search_searchdocument
        USING gin (array_to_tsvector(string_to_array(words, ' ')))
    """,
    "sqlite": """
        CREATE VIRTUAL TABLE search_word_index USING fts5(words, tokenize = 'ascii', detail = none,
        columnsize = 0)
    """,
}
BACKWARDS = {"postgresql": "DROP INDEX search_documents_by_word", "sqlite": "DROP TABLE search_word_index"}
FILL = "INSERT INTO search_word_index (rowid, words) SELECT id, words FROM search_searchdocument"


def forwards(apps, schema_editor):
    schema_editor.execute(FORWARDS[schema_editor.connection.vendor])
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(FILL)


def backwards(apps, schema_editor):
    schema_editor.execute(BACKWARDS[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("search", "0001_documents_and_audiences")]

    operations = [migrations.RunPython(forwards, backwards)]
