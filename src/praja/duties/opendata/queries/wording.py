# SPDX-License-Identifier: EUPL-1.2
"""What is noticed in a file, in sentences."""

from django.utils.translation import gettext_lazy, ngettext_lazy

from praja.duties.opendata.domain.inspecting import Remark
from praja.lib.errors import Text

SENTENCES: dict[str, Text] = {
    "caption": gettext_lazy("Above the table stands: %(text)s"),
    "footnote": gettext_lazy("Beside or below the table stands: %(text)s"),
    "column_numbers": gettext_lazy("A line that only numbers the columns is left out."),
    "code_as_number": gettext_lazy(
        "The codes in “%(column)s” were turned into numbers (3201.0); the part behind the point is taken off."
    ),
    "whole_numbers": gettext_lazy("All numbers in “%(column)s” are whole, though written with a fraction (2014.0)."),
    "wide": gettext_lazy("The table grows to the right by %(dimension)s: it can be turned, a row for each."),
    "no_headings": gettext_lazy("This table has no headings: give each column a name."),
    "unnamed_column": gettext_lazy("A column with values has no heading: give “%(column)s” a name, or leave it out."),
    "mixed_separators": gettext_lazy(
        "Numbers in “%(column)s” are written with a decimal comma here and a decimal point there: choose one."
    ),
    "ambiguous_separator": gettext_lazy(
        "In “%(column)s” it cannot be told whether “%(mark)s” stands before thousands or before decimals. Taken as thousands:"
        " please check."
    ),
    "personal_data": gettext_lazy(
        "“%(column)s” may hold data of persons: leave the column out, or publish counts instead of persons."
    ),
    "broken_quotes": gettext_lazy(
        "Some lines have quotation marks that do not match and were left out: mend the file."
    ),
    "hidden_sheets": gettext_lazy("Hidden sheets were left out: %(names)s."),
    "page_as_workbook": gettext_lazy("This is a web page, not a workbook; its tables were read."),
    "projected": gettext_lazy("Positions are in metres of a map projection; they must become degrees (WGS 84) first."),
    "no_table": gettext_lazy("No table was found in this file: choose one with headings and rows."),
}
COUNTED: dict[str, Text] = {
    "sums": ngettext_lazy(
        "One line of sums is left out: sums are counted anew.",
        "%(count)s lines of sums are left out: sums are counted anew.",
        "count",
    ),
    "repeated_headings": ngettext_lazy(
        "A repeated line of headings is left out.", "%(count)s repeated lines of headings are left out.", "count"
    ),
    "empty_columns": ngettext_lazy("An empty column is left out.", "%(count)s empty columns are left out.", "count"),
    "no_figures": ngettext_lazy(
        "One row has a name and no figure: perhaps the whole below its parts.",
        "%(count)s rows have a name and no figure: perhaps the whole below its parts.",
        "count",
    ),
    "misfit": ngettext_lazy(
        "One value in “%(column)s” does not fit its type (%(type)s): mend or empty it.",
        "%(count)s values in “%(column)s” do not fit its type (%(type)s): mend or empty them.",
        "count",
    ),
}


def said(remark: Remark) -> str:
    """The sentence of a remark, in the reader's language."""
    if remark.kind == "encoding":  # said by whoever read the text
        return str(remark.facts["said"])
    sentence = COUNTED.get(remark.kind) or SENTENCES[remark.kind]
    return str(sentence % remark.facts) if remark.facts else str(sentence)
