# SPDX-License-Identifier: EUPL-1.2
"""The register of questions as a file."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.attendance.models import Finding
from praja.duties.attendance.queries.silang.findings import findings_for
from praja.duties.attendance.queries.silang.words import question_of
from praja.duties.attendance.rules import opens_findings
from praja.duties.attendance.web.silang.lists import ORDER, STATES, chosen
from praja.kernel.procedures.web.acts import today
from praja.lib.clock import local_date
from praja.lib.exports.tables import Column, Kind, Table
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.tables import require_format, table_file

COLUMNS = (
    Column("kind", gettext_lazy("Question")),
    Column("name", gettext_lazy("Name")),
    Column("unit", gettext_lazy("Unit")),
    Column("first_day", gettext_lazy("First day"), Kind.DATE),
    Column("last_day", gettext_lazy("Last day"), Kind.DATE),
    Column("question", gettext_lazy("What is asked")),
    Column("asked_on", gettext_lazy("Asked on"), Kind.DATE),
    Column("state", gettext_lazy("Where it stands")),
    Column("passed_to", gettext_lazy("Passed on")),
    Column("since", gettext_lazy("Since"), Kind.DATE),
)


@guarded(opens_findings)
def findings_file(request: PrajaRequest, name: str) -> Any:
    """The register of questions as a file: all of the same state and kind. Neither proofs nor words stand in it."""
    file_format, (state, kind) = require_format(name), chosen(request)
    rows = findings_for(request.actor, states=STATES[state], kind=kind).order_by(*ORDER)
    table = Table(
        title=_("Register of questions of the cross-checks"),
        columns=COLUMNS,
        rows=[_listed(row) for row in rows],
        source=_("Praja, attendance"),
        as_of=today(request),
    )
    return table_file(table, file_format, called=f"silang-{state}")


def _listed(row: Finding) -> dict[str, Any]:
    zone = local_zone()
    return {
        "kind": str(row.get_kind_display()),
        "name": row.employee.person.name,
        "unit": row.unit.name,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "question": question_of(row),
        "asked_on": local_date(row.asked_at, zone),
        "state": str(row.get_state_display()),
        "passed_to": str(row.get_passed_to_display()) if row.passed_to else "",
        "since": local_date(row.changed_at, zone),
    }
