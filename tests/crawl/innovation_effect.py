# SPDX-License-Identifier: EUPL-1.2
"""Effect: nothing chosen, something chosen, chosen wrongly, and read."""

from collections.abc import Iterator
from datetime import datetime

from crawl.attendance_rooms import signed_in
from crawl.tourist import Page
from innovation.conftest import BEGUN, Lab
from praja.duties.innovation.operations.effect import choose_effect_measure, keep_effect
from praja.kernel.measures.declarations import all_measures
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.queries.readings import readable_measures


def the_effect(language: str, lab: Lab, at: datetime) -> Iterator[Page]:
    """The page of effect, as the leader and as the head see it. The innovation has been tried."""
    here = f"/inovasi/karya/{lab.innovation.case.code}/dampak/"
    leader, head = signed_in(language, lab.staff.worker), signed_in(language, lab.staff.roads_head)
    yield from leader.get(here)
    yield from leader.post(f"{here}pilih/", measure="")
    actor = lab.actor(lab.staff.worker, BEGUN)
    measure = next(key for key in all_measures() if key in readable_measures(actor, lab.staff.bridges.pk))
    choose_effect_measure(
        innovation=lab.reread(),
        unit=lab.staff.bridges,
        measure=measure,
        span=Span.WEEK,
        compared_with=(),
        actor=actor,
        at=BEGUN,
    )
    keep_effect(innovation=lab.reread(), actor=lab.actor(lab.staff.worker, at), at=at)
    for person in (leader, head):
        yield from person.get(here)
