# SPDX-License-Identifier: EUPL-1.2
"""The team of an innovation hears that somebody takes it over, and how that went."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse

from praja.duties.innovation.models import Replication
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.people.queries import others_than
from praja.lib.codes import show_code


def _row(delivered: Delivered) -> Replication:
    rows = Replication.objects.select_related("innovation__case", "unit")
    return rows.get(pk=int(delivered.refs["replication"]))


def _about(delivered: Delivered) -> Mapping[str, str | int]:
    row = _row(delivered)
    code = show_code(row.innovation.case.code) if row.innovation is not None else ""
    url = f"{settings.PRAJA_BASE_URL}{reverse('innovation:replication', args=[row.pk])}"
    return {"code": code, "who": row.who, "url": url}


def _team(delivered: Delivered) -> Iterable[int]:
    row = _row(delivered)
    if row.innovation is None:
        return []
    people = row.innovation.team.filter(left_at=None).values_list("person_id", flat=True)
    return others_than(delivered.actor, people)


announce("innovation.replication_planned", recipients=_team, context=_about)
announce("innovation.replication_kept", recipients=_team, context=_about)
announce("innovation.replication_given_up", recipients=_team, context=_about)
