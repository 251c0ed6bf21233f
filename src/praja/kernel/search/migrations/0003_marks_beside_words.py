# SPDX-License-Identifier: EUPL-1.2
"""Who may read a document stands beside its words, so that one index answers both (docs/adr/0016-readers-in-the-word-index.md)."""

from django.db import migrations, models

_TOKEN = "replace(replace(replace({}, ':', '§'), '_', '¤'), '-', '¬')"
_KIND = "'§k§' || " + _TOKEN.format("search_searchdocument.kind")
_AUDIENCE = "'§r§' || " + _TOKEN.format("token")
_FILL = """
    UPDATE search_searchdocument SET marks = {kind} || coalesce((
        SELECT ' ' || {together}({audience}, ' ') FROM search_searchaudience
        WHERE document_id = search_searchdocument.id), '')
"""

def fill(apps, schema_editor):
    """Write the marks of what is indexed already; nothing has to be read again."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    together = "string_agg" if postgresql else "group_concat"
    with schema_editor.connection.cursor() as cursor:
        if postgresql:
            cursor.execute("DROP INDEX search_documents_by_word")
        cursor.execute(_FILL.format(kind=_KIND, audience=_AUDIENCE, together=together))
        if not postgresql:
            cursor.execute("DELETE FROM search_word_index")
            cursor.execute(
                "INSERT INTO search_word_index (rowid, words) SELECT id, words || ' ' || marks FROM search_searchdocument"
            )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_word_index")]

    operations = [
        migrations.AddField("searchdocument", "marks", models.TextField(db_default="", default="")),
        # Not undone: the older index is rebuilt with `praja search rebuild`.
        migrations.RunPython(fill),
    ]
