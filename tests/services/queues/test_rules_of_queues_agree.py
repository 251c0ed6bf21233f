# SPDX-License-Identifier: EUPL-1.2
""" "May I" and "which may I" give one answer for every actor and every row, and whoever holds the right is named."""

import pytest

from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.models import Counter, Queue, QueueDevice
from praja.duties.services.operations.queues import QueueWords, save_queue
from praja.duties.services.rules import queues as rules
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY, Rule, system_actor
from services.queues.halls import actor, device

RULES = {name: rule for name, rule in vars(rules).items() if isinstance(rule, Rule)}
ROWS = {
    "SERVE": Counter,
    "GIVE": Queue,
    "CLOSE": Queue,
    "KEEP_QUEUE": Queue,
    "KEEP_COUNTER": Counter,
    "KEEP_DEVICE": QueueDevice,
}


def test_every_rule_is_looked_at():
    assert set(RULES) == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_allows_visible_and_holders_agree(hall, town, monday, name):
    save_queue(
        queue=None,
        unit=town.roads,
        words=QueueWords(letter="A", name="Lain"),
        actor=actor(30, Role.HEAD, town.roads, since=monday),
        at=monday,
    )
    device(hall, DeviceKind.KIOSK)
    rule, rows = RULES[name], ROWS[name].objects.all()
    cast = [NOBODY, system_actor("tests")]
    cast += [actor(60, role, unit, since=monday) for role in Role for unit in (hall.unit, town.roads)]

    for who in cast:
        allowed = {row.pk for row in rows if rule.allows(who, row)}
        assert allowed == {row.pk for row in rule.visible(who, rows)}, (name, who)
    for row in rows:
        named = {holder.role for holder in rule.holders(row)}
        by_role = {role for role in Role if rule.allows(actor(61, role, row.unit, since=monday), row)}
        assert named == by_role
