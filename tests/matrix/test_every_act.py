# SPDX-License-Identifier: EUPL-1.2
"""What changes things that are no case by its code: halls, standards, catalogue, lists, payments, documents. Only those of the
table move anything, only while it is due, and whoever comes too late is told so.

One town, one cast; each act is played in a savepoint, and so is each knock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from matrix.cast import LINK, OUTSIDE, RESIDENT, Who, client_of
from matrix.expectations import ACTS, DOORS, HERE, NO_DEEDS, ROUTES, THERE
from matrix.queue_scenes import QUEUE_SCENES
from matrix.scenes import Scene, Stage
from matrix.service_scenes import SERVICE_SCENES
from praja.duties.services.models import Counter
from praja.duties.services.queries.offers import offers
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.queries import regions, units
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from towns import Town

SCENES = {**QUEUE_SCENES, **SERVICE_SCENES}
GROUPS = {"halls": ("queues:",), "services": ("services:", "organization:")}


def route_of(name: str) -> str:
    """An act is named by its route, and where one route takes several steps by the step behind a stroke."""
    return name.partition("/")[0]


def knockers(name: str) -> list[Who]:
    """Each role for whom the door opens, here and elsewhere: that it is closed to everybody else before anything is read is
    shown by `test_every_route`. Where it opens to anyone, those from outside and an officer."""
    opened = DOORS[ROUTES[route_of(name)].door]
    if opened & {"visitor", "resident"}:
        return [*OUTSIDE, Who(Role.OFFICER, HERE)]
    return [Who(role, place) for role in Role.values if role in opened for place in (HERE, THERE)]


def may_act(who: Who, name: str) -> bool:
    act = ACTS[name]
    return who.kind in act.anywhere or (who.kind in act.roles and who.place == HERE)


@contextmanager
def played() -> Iterator[None]:
    """Whatever happens within is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for remembered in (units, regions, offers):
        remembered.forget()


def knock(client: Client, name: str, scene: Scene) -> tuple[Any, bool]:
    """The answer, and whether anything moved."""
    if scene.sits is not None:
        account = client.session.get("_auth_user_id")
        Counter.objects.filter(pk=scene.sits.pk, open_since__isnull=False).update(officer=account)
    before, events = scene.looks(), LedgerEvent.objects.count()
    sent = {key: value() if callable(value) else value for key, value in scene.sent.items()}
    response = client.post(reverse(route_of(name), args=scene.arguments), sent)
    return response, (scene.looks(), LedgerEvent.objects.count()) != (before, events)


def is_told(client: Client, response: Any) -> bool:
    """Whether there is a sentence about it: on the page of a refusal, or above the page that one is led to."""
    if response.status_code in (302, 303):
        response = client.get(response["Location"])
        return bool(list(response.context["messages"])) if response.context else False
    return 400 <= response.status_code < 500


def test_every_act_has_a_scene_and_no_route_is_left_out() -> None:
    assert set(SCENES) == set(ACTS)
    assert NO_DEEDS & {route_of(name) for name in ACTS} == set()


@pytest.mark.parametrize("group", GROUPS)
def test_only_those_of_the_table_act_and_only_while_it_is_due(group: str, town: Town, monday: datetime) -> None:
    names = [name for name in ACTS if name.startswith(GROUPS[group])]
    clients = {who: client_of(who, town, {}) for who in {who for name in names for who in knockers(name)}}
    resident = Account.objects.get(pk=clients[RESIDENT].session["_auth_user_id"])
    stage, wrong = Stage(town, monday + timedelta(hours=6), resident), []
    for name in names:
        with played():
            scene = SCENES[name](stage)
            if scene.link:
                clients[LINK].get(scene.link)
            rightful = [who for who in knockers(name) if may_act(who, name)]
            for who in knockers(name):
                with played():
                    response, moved = knock(clients[who], name, scene)
                if moved != (who in rightful) or response.status_code >= 500:
                    wrong.append((name, str(who), "moved" if moved else "did not move", response.status_code))
            if scene.over is not None:
                wrong += too_late(clients[rightful[0]], name, scene)

    assert wrong == [], "\n".join(map(str, wrong))


def too_late(client: Client, name: str, scene: Scene) -> list[tuple[object, ...]]:
    """What is wrong with how somebody who may is answered when it is over."""
    with played():
        scene.over()  # type: ignore[misc]
        response, moved = knock(client, name, scene)
        told = ACTS[name].shows_how_it_stands or is_told(client, response)
    if moved or not told or response.status_code >= 500:
        return [(name, "too late", "moved" if moved else "", "" if told else "told nothing", response.status_code)]
    return []


def test_a_counter_at_which_somebody_else_sits_is_not_moved(town: Town, monday: datetime) -> None:
    who = Who(Role.COUNTER, HERE)
    client, stage = client_of(who, town, {}), Stage(town, monday + timedelta(hours=6), Account())
    wrong = []
    for name in (name for name in QUEUE_SCENES if name.startswith("queues:") and ACTS[name].at_counter):
        with played():
            made = QUEUE_SCENES[name](stage)
            response, moved = knock(client, name, Scene(made.arguments, made.sent, made.over, made.moves))
            if moved or not is_told(client, response):
                wrong.append((name, moved, response.status_code))

    assert wrong == []
