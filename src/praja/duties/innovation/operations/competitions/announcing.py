# SPDX-License-Identifier: EUPL-1.2
"""Announcing a sealed result, and the close."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.errors.competitions import NotSealed, StillOpen
from praja.duties.innovation.events.competitions import ResultSuperseded, StageSealed
from praja.duties.innovation.models.competition_places import computed, kept, rows_digest
from praja.duties.innovation.models.competitions import Competition
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.ledger.telling import told_by_stream
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor
from praja.lib.clock import local_date, start_of
from praja.lib.moments import local_zone


def announce_result(*, competition: Competition, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Let everybody read the result: exactly what was sealed, computed once more from the sealed scores and compared. Teams may
    appeal in the days after that were announced.

    Raises `NotSealed` where anything was changed since, and what `perform` raises. Records `innovation.competition_announced`.
    """
    row = Competition.objects.select_related("case").get(pk=competition.pk)
    data: dict[str, Any] = {"result": "", "appeals_until": ""}
    day = local_date(at, local_zone()) + timedelta(days=row.appeal_days + 1)
    until = start_of(day, local_zone())
    data["appeals_until"] = moment_text(until)

    def write(case: Case) -> None:
        data["result"] = _sealed(row, case)
        Competition.objects.filter(pk=case.pk).update(appeals_until=until)

    return perform(competition.pk, "announce", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _sealed(row: Competition, case: Case) -> str:
    """The digest of the result, the same in the ledger, in its rows and from its scores."""
    sealed = result_digest(case, 1)
    if not sealed or {rows_digest(computed(row).end), rows_digest(kept(row).end)} != {sealed}:
        raise NotSealed
    return sealed


def result_digest(case: Case, number: int) -> str:
    """The digest with which the ledger holds the result of a number; empty where none was sealed."""
    names = [StageSealed.name, ResultSuperseded.name]
    found: dict[int, str] = {}
    for one in told_by_stream([case.stream], names=names).get(case.stream, []):
        if one.name == StageSealed.name:
            found[1] = str(one.payload["result"])
        else:
            found[int(one.payload["result"])] = str(one.payload["digest"])
    return found.get(number, "")


def close_competition(*, competition: Competition, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Close it once the days of appeal are over. Raises `StillOpen`, and what `perform` raises. Records
    `innovation.competition_closed`."""
    row = Competition.objects.get(pk=competition.pk)
    if row.appeals_until is None or at < row.appeals_until:
        raise StillOpen(_("Teams may still appeal."), _("Close it when the announced days are over."))
    return perform(competition.pk, "close", actor=actor, at=at, seen_version=seen_version, data={})
