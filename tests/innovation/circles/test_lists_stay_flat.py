# SPDX-License-Identifier: EUPL-1.2
"""Lists ask the database as often for three rows as for one."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from innovation.circles.acting import BEGUN, Group
from officers import signed_in
from praja.duties.innovation.operations.circles import CircleWish, keep_circle, open_project


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["circles", "circle", "circle_tools", "circle_minutes", "circle_project"])
def test_three_rows_ask_as_often_as_one(group: Group, name: str):
    client, code = signed_in(group.staff.worker), group.case().code
    group.pareto(1)
    group.meet(1)
    args: dict[str, list[Any]] = {"circles": [], "circle": [group.circle.code]}
    address = reverse(f"innovation:{name}", args=args.get(name, [code]))
    asked(client, address)
    once = asked(client, address)
    for number in range(2):
        wish = CircleWish(title=f"KBK {number}", aim="Sesuatu yang lain lagi.", founded_on=date(2026, 1, 5))
        unit, leader = group.staff.bridges, group.staff.worker.person
        keep_circle(wish=wish, unit=unit, leader=leader, actor=group.head, at=BEGUN)
        open_project(circle=group.circle, title=f"Tema yang ke-{number}", actor=group.leader, at=BEGUN)
        group.pareto(1)
        group.meet(1)

    assert asked(client, address) == once
