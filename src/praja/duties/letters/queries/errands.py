# SPDX-License-Identifier: EUPL-1.2
"""Who can be sent by a letter of assignment, as it prints them, and who is away on those days already."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from praja.duties.letters.domain.errands import ERRAND_KINDS, Errand, Goer
from praja.duties.letters.domain.words import Words
from praja.duties.letters.models import LetterVersion, Outgoing
from praja.duties.letters.rules import may_open_letter
from praja.kernel.people.domain.identity import NIP_LENGTH, shown_nip
from praja.kernel.people.enums import Standing
from praja.kernel.people.identifiers import key_of, opened
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import absences_between
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor

MOST_FOUND = 12
IN_SERVICE = (Standing.ACTIVE, Standing.STUDY, Standing.SECONDED)
"""Whoever has retired, left or is on leave outside state duty is sent nowhere."""


@dataclass(frozen=True, slots=True)
class Sendable:
    """An employee who may be chosen: id, name and unit in a line."""

    value: int
    label: str


def sendable(text: str, *, besides: Collection[int] = ()) -> list[Sendable]:
    """Employees in whose name or unit every word of `text` stands, or whose NIP it is, by name. At most `MOST_FOUND`, and one
    more where there are more. One statement."""
    words, digits = text.split(), re.sub(r"\D", "", text)
    if not words:
        return []
    rows = Employee.objects.filter(standing__in=IN_SERVICE).exclude(pk__in=besides)
    if len(digits) == NIP_LENGTH:
        rows = rows.filter(nip_key=key_of("nip", digits))
    else:
        for word in words:
            of_unit = Q(unit__name__icontains=word) | Q(unit__short_name__icontains=word)
            rows = rows.filter(Q(person__name__icontains=word) | of_unit)
    found = rows.select_related("person", "unit").order_by("person__name", "pk")
    return [_sendable(one) for one in found[: MOST_FOUND + 1]]


def chosen(employee_ids: Sequence[int]) -> list[Sendable]:
    """Those of these who may be sent, in this order."""
    rows = Employee.objects.filter(pk__in=employee_ids, standing__in=IN_SERVICE).select_related("person", "unit")
    found = {row.pk: _sendable(row) for row in rows}
    return [found[pk] for pk in dict.fromkeys(employee_ids) if pk in found]


def _sendable(row: Employee) -> Sendable:
    return Sendable(row.pk, f"{row.person.name} ({row.unit.short_name or row.unit.name})")


def goers(employee_ids: Iterable[int]) -> tuple[Goer, ...]:
    """These employees as a letter prints them today, in this order; who may not be sent is left out."""
    wanted = list(dict.fromkeys(employee_ids))
    rows = Employee.objects.filter(pk__in=wanted, standing__in=IN_SERVICE).select_related("person", "post", "unit")
    found = {row.pk: _goer(row) for row in rows}
    return tuple(found[pk] for pk in wanted if pk in found)


def _goer(row: Employee) -> Goer:
    # On letters of assignment NIP and rank are printed in full: the rules of official letters ask for them.
    post = row.post.name if row.post else f"Pegawai {row.unit.name}"
    return Goer(row.pk, row.person.name, shown_nip(opened("nip", row.nip)), row.grade, post)


def errand_of(outgoing: Outgoing, version: LetterVersion | None = None) -> Errand | None:
    """Whom the letter sends where and when in this version (None: the newest); None where it sends nobody."""
    if outgoing.letter.kind not in ERRAND_KINDS:
        return None
    version = version or LetterVersion.objects.filter(outgoing=outgoing.pk).latest("number")
    return Words.of(version.said()).errand


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody who is away on a day of the errand already. `code` (DL, TB, DIK) and `number` of the other letter are empty where
    the reader may not open it, and always where it is leave: only that they are away is said then."""

    name: str
    first_day: date
    last_day: date
    code: str = ""
    number: str = ""


def clashes(actor: Actor, errand: Errand, *, besides: int) -> list[Clash]:
    """Who of them is away on those days by something else than the letter `besides`. Two statements."""
    names = {one.employee: one.name for one in errand.people}
    rows = [
        row
        for row in absences_between(names, errand.first_day, errand.last_day)
        if row.case is None or row.case != besides
    ]
    cases = Case.objects.filter(pk__in={row.case for row in rows if row.case is not None})
    readable = set(may_open_letter.visible(actor, cases).values_list("pk", flat=True)) if rows else set()
    return [
        Clash(names[row.employee_id], row.first_day, row.last_day, *_said(row.case in readable, row.code, row.basis))
        for row in rows
    ]


def _said(is_readable: bool, code: str, number: str) -> tuple[str, str]:
    return (code, number) if is_readable else ("", "")
