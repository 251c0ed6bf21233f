# SPDX-License-Identifier: EUPL-1.2
"""Registers of SRIKANDI that wait, and how files with known headings are read."""

from collections.abc import Sequence

from praja.duties.letters.domain.srikandi import missing_fields, recognised
from praja.duties.letters.errors.srikandi import NoSuchSheet
from praja.duties.letters.models import RegisterSheet, RegisterTemplate
from praja.duties.letters.rules import account_of
from praja.lib.actors import Actor
from praja.lib.imports import Line, Refusal


def columns_for(register: str, headings: Sequence[str]) -> dict[str, str]:
    """Field to heading, as far as it is known: by the newest template whose headings all stand in the file, else by headings that
    say plainly what they are."""
    given = set(headings)
    templates = RegisterTemplate.objects.filter(register=register).order_by("-kept_at", "-pk")
    fitting = next((one for one in templates if given.issuperset(one.columns.values())), None)
    return dict(fitting.columns) if fitting else recognised(register, headings)


def are_known(register: str, columns: dict[str, str]) -> bool:
    """Whether nothing needs to be asked."""
    return not missing_fields(register, columns)


def sheet_with(actor: Actor, code: str) -> RegisterSheet:
    """A list that this actor sent. Raises `NoSuchSheet`."""
    account = account_of(actor)
    found = RegisterSheet.objects.filter(code=code, sent_by=account).select_related("unit").first()
    if found is None or account is None:
        raise NoSuchSheet
    return found


def lines_under(rows: Sequence[Sequence[object]], columns: dict[str, str]) -> list[Line]:
    """Rows by heading as lines by our fields."""
    return [
        Line(
            int(str(number)),
            {field: dict(values).get(heading, "") for field, heading in columns.items()},  # type: ignore[call-overload]
            Refusal(int(str(number)), *refusal) if refusal else None,  # type: ignore[misc]
        )
        for number, values, refusal in rows
    ]
