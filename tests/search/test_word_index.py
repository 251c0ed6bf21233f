# SPDX-License-Identifier: EUPL-1.2
"""A search is answered from the database's word index, not by reading every document."""

from django.db import connection

from praja.kernel.search.domain.questions import parse
from praja.kernel.search.matching import Reader, asked, documents_for
from search.shelves import EVERYBODY, Shelf


def test_words_are_looked_up_in_the_index(shelf: Shelf):
    shelf.put(1, "lampu jalan")
    shelf.settle()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = documents_for(Reader(EVERYBODY), asked(parse("lampu jal"))).explain()
    assert ("search_documents_by_word" if connection.vendor == "postgresql" else "VIRTUAL TABLE INDEX") in plan
