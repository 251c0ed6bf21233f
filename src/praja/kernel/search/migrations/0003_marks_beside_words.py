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


class Migration(migrations.Migration):
    dependencies = [("search", "0002_word_index")]

    operations = [
        migrations.AddField("searchdocument", "marks", models.TextField(db_default="", default="")),
        # Not undone: the index can always be rebuilt from its sources.
        migrations.RunPython(fill),
    ]
