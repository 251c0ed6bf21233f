# SPDX-License-Identifier: EUPL-1.2
"""The team hears what becomes of its innovation, and whoever is to discuss it that they are: in a code and a unit, never its name
before it is shown, never a reason."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from praja.duties.innovation.models import Innovation
from praja.duties.innovation.procedure.names import path_url
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.people.queries import others_than
from praja.lib.codes import show_code


def _row(delivered: Delivered) -> Innovation:
    return Innovation.objects.select_related("case__lead_unit").get(pk=int(delivered.refs["case"]))


def _about(delivered: Delivered) -> Mapping[str, str | int]:
    row = _row(delivered)
    return {
        "code": show_code(row.case.code),
        "unit": row.case.lead_unit.name,
        "url": f"{settings.PRAJA_BASE_URL}{path_url(row.case)}",
    }


def _team(delivered: Delivered) -> Iterable[int]:
    """Everybody of the team but whoever did it."""
    people = _row(delivered).team.filter(left_at=None).values_list("person_id", flat=True)
    return others_than(delivered.actor, people)


def _taken_in(delivered: Delivered) -> Iterable[int]:
    """Somebody who was taken into the team by somebody else."""
    person = int(getattr(delivered.event, "person", 0))
    return [] if getattr(delivered.event, "left", True) else others_than(delivered.actor, [person])


def _asked(delivered: Delivered) -> Iterable[int]:
    return [] if getattr(delivered.event, "ended", True) else [int(getattr(delivered.event, "person", 0))]


announce("innovation.team_changed", recipients=_taken_in, context=_about)
announce("innovation.reviewer_named", recipients=_asked, context=_about)
announce("innovation.sent_back", recipients=_team, context=_about)
announce("innovation.approved", recipients=_team, context=_about)
announce("innovation.rejected", recipients=_team, context=_about)
announce("innovation.displayed", recipients=_team, context=_about)
