# SPDX-License-Identifier: EUPL-1.2
"""The product is handed over at the counter."""

from datetime import datetime

from praja.duties.services.domain import paths
from praja.duties.services.enums import CollectedBy
from praja.duties.services.models import Application
from praja.duties.services.operations.onward import go_on, onward
from praja.duties.services.queries.applications import application_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


def hand_over(*, case: Case, to: CollectedBy, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Hand the product to whoever came. Their identity card, and the mandate of a proxy, are looked at and given back: only in
    which capacity they came is kept. Raises what `perform` raises."""
    application = application_of(case)

    def write(moved: Case) -> None:
        Application.objects.filter(pk=moved.pk).update(collected_at=at)

    return go_on(
        case,
        "hand_over",
        application,
        onward(application, paths.HANDOVER),
        data={"to": str(to)},
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=write,
    )
