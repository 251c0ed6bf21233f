# SPDX-License-Identifier: EUPL-1.2
"""A sheet of allowances as a table: a row for each person, one for each unit, one for all."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.domain.figures import percent_text
from praja.duties.attendance.domain.footing import Sums
from praja.duties.attendance.models import PayLine, PaySheet
from praja.duties.attendance.operations.pay.sheets import sums_of
from praja.kernel.people.domain.identity import shown_nip
from praja.kernel.people.identifiers import opened
from praja.lib.clock import local_date
from praja.lib.exports.tables import Column, Kind, Table
from praja.lib.moments import local_zone

COLUMNS = (
    Column("number", gettext_lazy("No."), Kind.INTEGER),
    Column("nip", gettext_lazy("NIP")),
    Column("name", gettext_lazy("Name")),
    Column("unit", gettext_lazy("Unit")),
    Column("base", gettext_lazy("Allowance before cuts"), Kind.MONEY),
    Column("stopped", gettext_lazy("Days without allowance"), Kind.MONEY),
    Column("productivity_part", gettext_lazy("Productivity part"), Kind.MONEY),
    Column("share", gettext_lazy("e-Kinerja (%)")),
    Column("productivity", gettext_lazy("Productivity paid"), Kind.MONEY),
    Column("discipline_part", gettext_lazy("Discipline part"), Kind.MONEY),
    Column("cut", gettext_lazy("Cut"), Kind.MONEY),
    Column("amount", gettext_lazy("Allowance paid"), Kind.MONEY),
)


def pay_table(sheet: PaySheet, lines: Sequence[PayLine]) -> Table:
    """The sheet as a table to be fetched; `lines` are by unit and name."""
    return Table(
        title=_("Allowance (TPP) of %(unit)s, %(month)s")
        % {"unit": sheet.unit.name, "month": date_format(sheet.month, "F Y")},
        columns=COLUMNS,
        rows=rows_of(lines),
        source=sheet.rule.regulation,
        as_of=local_date(sheet.made_at, local_zone()),
    )


def rows_of(lines: Sequence[PayLine]) -> Iterator[dict[str, Any]]:
    """Each person's row, a sum after each unit (`is_sum`), and the sum of all."""
    number, total = 0, Sums()
    for _unit, found in groupby(lines, key=lambda line: line.unit_id):
        name, of_unit = "", Sums()
        for line in found:
            number, name, of_unit = number + 1, line.unit.name, of_unit + sums_of(line)
            yield _row(number, line)
        yield {"name": _("Sum of %(unit)s") % {"unit": name}, "is_sum": True, **asdict(of_unit)}
        total += of_unit
    yield {"name": _("Sum of all"), "is_sum": True, **asdict(total)}


def _row(number: int, line: PayLine) -> dict[str, Any]:
    nip = opened("nip", line.employee.nip)
    return {
        "number": number,
        "nip": shown_nip(nip) if nip else "",
        "name": line.employee.person.name,
        "unit": line.unit.name,
        "share": "" if line.share is None else percent_text(line.share),
        **asdict(sums_of(line)),
    }
