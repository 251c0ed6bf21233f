# SPDX-License-Identifier: EUPL-1.2
"""Why rows were set aside, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.constraints import Failing
from praja.duties.opendata.enums import ColumnType
from praja.duties.opendata.models import TableVersion
from praja.duties.opendata.queries.rows import types_of
from praja.lib.errors import Text

SENTENCES: Mapping[str, Text] = {
    Failing.REQUIRED: gettext_lazy("is empty and must not be"),
    Failing.UNIQUE: gettext_lazy("stood on line %(detail)s already, and no value may stand twice"),
    Failing.KEY: gettext_lazy("this row stood on line %(detail)s already"),
    Failing.ALLOWED: gettext_lazy("is none of the values that may stand there"),
    Failing.MINIMUM: gettext_lazy("is less than %(detail)s"),
    Failing.MAXIMUM: gettext_lazy("is more than %(detail)s"),
    Failing.PATTERN: gettext_lazy("is not written as demanded (%(detail)s)"),
    Failing.CODES: gettext_lazy("is no code of the list that held then"),
}
COUNTED: Mapping[str, Text] = {
    Failing.REQUIRED: gettext_lazy("empty"),
    Failing.UNIQUE: gettext_lazy("a value that stands twice"),
    Failing.KEY: gettext_lazy("a row that stands twice"),
    Failing.ALLOWED: gettext_lazy("none of the values that may stand there"),
    Failing.MINIMUM: gettext_lazy("too small"),
    Failing.MAXIMUM: gettext_lazy("too large"),
    Failing.PATTERN: gettext_lazy("not written as demanded"),
    Failing.CODES: gettext_lazy("no code of its list"),
}
FOUND_BY: Mapping[str, Text] = {
    "name": gettext_lazy("it is the name of a code"),
    "points": gettext_lazy("it is a code without its points"),
    "crosswalk": gettext_lazy("it is a code of another list"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows failed in a column for one reason."""

    column: str
    reason: str
    rows: int


@dataclass(frozen=True, slots=True)
class Meant:
    """A value that is no code, the code that it may mean, why it is thought so, and how many rows have it."""

    column: str
    value: str
    code: str
    name: str
    reason: str
    rows: int


def why_failed(why: str, detail: str, kind: str) -> str:
    """Why a value keeps its row out; `kind` is the type of its column."""
    if why in SENTENCES:
        return str(SENTENCES[why]) % {"detail": detail} if "%(" in str(SENTENCES[why]) else str(SENTENCES[why])
    label = dict(ColumnType.choices).get(kind, kind)
    return _("not of the type of its column (%(type)s)") % {"type": label} if label else _("does not fit its column")


def counts_of(version: TableVersion) -> list[Count]:
    """How many rows were set aside by column and reason, most first."""
    types = types_of(version)
    return [
        Count(one["column"], _counted(one["why"], types.get(one["column"], "")), one["rows"])
        for one in version.report.get("failed", ())
    ]


def meant_by(version: TableVersion) -> list[Meant]:
    """Codes that wrong values may mean."""
    return [
        Meant(one["column"], one["value"], one["code"], one["name"], str(FOUND_BY[one["by"]]), one["rows"])
        for one in version.report.get("proposed", ())
    ]


def _counted(why: str, kind: str) -> str:
    return str(COUNTED[why]) if why in COUNTED else why_failed(why, "", kind)
