# SPDX-License-Identifier: EUPL-1.2
"""Who may read a document stands beside its words, so that one index answers both (docs/adr/0018-readers-in-the-word-index.md)."""

from django.db import migrations, models

_ENCODED = "replace(replace(replace({}, ':', '§'), '_', '¤'), '-', '¬')"
_KIND = "'§k§' || " + _ENCODED.format("search_searchdocument.kind")
_AUDIENCE = "'§r§' || " + _ENCODED.format("token")
_FILL = """
    UPDATE search_searchdocument SET marks = {kind} || coalesce((
        SELECT ' ' || {together}({audience}, ' ') FROM search_searchaudience
        WHERE document_id = search_searchdocument.id), '')
"""


def fill(apps, schema_editor):
    """Write the marks of what is indexed already, so that it is found at once, and have it read again for its facets."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    together = "string_agg" if postgresql else "group_concat"
    with schema_editor.connection.cursor() as cursor:
        if postgresql:
            cursor.execute("DROP INDEX search_documents_by_word")
        cursor.execute(_FILL.format(kind=_KIND, audience=_AUDIENCE, together=together))
        cursor.execute(
            "INSERT INTO search_dirtydocument (kind, object_id) SELECT kind, object_id FROM search_searchdocument"
            " WHERE true ON CONFLICT DO NOTHING"
        )
        if not postgresql:
            cursor.execute("DELETE FROM search_word_index")
            cursor.execute(
                "INSERT INTO search_word_index (rowid, words)"
                " SELECT id, trim(words || ' ' || marks) FROM search_searchdocument"
            )


def have_read_again(apps, schema_editor):
    """Words alone are indexed again. Audiences are gone: every document is read again from its source for them."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    with schema_editor.connection.cursor() as cursor:
        if postgresql:
            cursor.execute(
                "CREATE INDEX search_documents_by_word ON search_searchdocument"
                " USING gin (array_to_tsvector(string_to_array(words, ' ')))"
            )
        else:
            cursor.execute("DELETE FROM search_word_index")
            cursor.execute("INSERT INTO search_word_index (rowid, words) SELECT id, words FROM search_searchdocument")
        cursor.execute(
            "INSERT INTO search_dirtydocument (kind, object_id) SELECT kind, object_id FROM search_searchdocument"
            " WHERE true ON CONFLICT DO NOTHING"
        )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_word_index")]

    operations = [
        migrations.AddField("searchdocument", "marks", models.TextField(db_default="", default="")),
        migrations.RunPython(fill, have_read_again),
    ]
