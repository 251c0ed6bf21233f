# SPDX-License-Identifier: EUPL-1.2
"""A question as each database's own index understands it. Tokens are a-z and 0-9 only, so nothing needs
escaping.
"""

from collections.abc import Callable

from django.db import connection
from django.db.models import BooleanField, Q, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat

from praja.kernel.search.domain.questions import Question

_IN_VECTOR = "array_to_tsvector(string_to_array(search_searchdocument.words, ' ')) @@ %s::tsquery"
_IN_WORD_INDEX = "search_searchdocument.id IN (SELECT rowid FROM search_word_index WHERE search_word_index MATCH %s)"


def has_words(question: Question) -> RawSQL:
    """The condition that a document holds every word asked for, answered from the index."""
    if connection.vendor == "sqlite":
        text = _spelled(question, " AND ", " OR ", quote='"{}"'.format, begins='"{}"*'.format)
        return RawSQL(_IN_WORD_INDEX, [text], output_field=BooleanField())  # noqa: S611 - constant text, bound value
    text = _spelled(question, " & ", " | ", quote="'{}'".format, begins="'{}':*".format)
    return RawSQL(_IN_VECTOR, [text], output_field=BooleanField())  # noqa: S611 - constant text, bound value


def has_phrases(question: Question) -> Q:
    """The condition that each phrase stands in the title or in the text. Needs `padded`."""
    condition = Q()
    for phrase in question.phrases:
        condition &= Q(title_padded__contains=f" {phrase} ") | Q(body_padded__contains=f" {phrase} ")
    return condition


def padded(column: str) -> Concat:
    """A column of stems with a space at both ends, so that every stem in it stands between spaces."""
    return Concat(Value(" "), column, Value(" "), output_field=TextField())


def _spelled(
    question: Question, both: str, either: str, *, quote: Callable[[str], str], begins: Callable[[str], str]
) -> str:
    terms = [quote(stem) for stem in question.stems]
    if question.beginning:
        terms[-1] = f"({terms[-1]}{either}{begins(question.beginning)})"
    return both.join(terms)
