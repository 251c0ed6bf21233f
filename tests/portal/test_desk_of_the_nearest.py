# SPDX-License-Identifier: EUPL-1.2
"""What waits for a head waits for the nearest one; those above keep their right and have an empty desk."""

from datetime import datetime

from officers import officer
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import actor_of
from praja.kernel.work.domain import FAR
from praja.kernel.work.models import WorkItem
from praja.kernel.work.queries import open_items
from praja.lib.actors import Actor
from towns import Town


def waiting(unit: int, at: datetime) -> WorkItem:
    return WorkItem.objects.create(
        duty="tests", kind="tests.approve", subject="Uji", url="/", holder_unit_id=unit, holder_role=Role.HEAD,
        state_label="Approve", opened_at=at, due_at=FAR,
    )  # fmt: skip


def desk(actor: Actor) -> list[int]:
    return sorted(open_items(actor).values_list("pk", flat=True))


def test_what_waits_for_a_head_waits_for_the_nearest(town: Town, monday: datetime) -> None:
    roads, lights = waiting(town.roads.pk, monday), waiting(town.lights.pk, monday)
    mayor, head = officer("Wali Kota", Role.HEAD, town.root), officer("Kepala Dinas", Role.HEAD, town.roads)

    assert desk(actor_of(head, monday)) == [roads.pk]
    assert desk(actor_of(mayor, monday)) == [lights.pk]
    assert actor_of(mayor, monday).holds(Role.HEAD, town.roads.pk)
