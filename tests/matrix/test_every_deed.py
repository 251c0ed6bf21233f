# SPDX-License-Identifier: EUPL-1.2
"""Steps sent in full and in order, by everybody: only the roles of the table move a case, only from its state, and nobody else
leaves a trace.

The cast is made once for a duty. Those whom a step refuses knock at one and the same case; each who may take it gets a new one.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from matrix.addresses import page_routes
from matrix.applications_moved import application_in, said_of_application
from matrix.cast import EVERYONE, LINK, Who, case_version, client_of, through_the_door
from matrix.complaints_moved import complaint_in, said_of_complaint
from matrix.expectations import ACTS, DEEDS, HERE, NO_DEEDS, ROUTES
from matrix.letters_moved import letter_in, said_of_letter
from matrix.opendata_moved import data_case_in, said_of_data
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.models import Case
from towns import Town

Made = tuple[Case, str]
IN: Mapping[str, Callable[[str, Town, datetime], Made]] = {
    "complaints": complaint_in,
    "services": application_in,
    "letters": letter_in,
    "satu_data": data_case_in,
}
"""What makes a case of the duty in a state, with the secret of its link."""
DUTIES = tuple(IN)
OTHER_STATE = {"complaints": "archived", "services": "withdrawn", "letters": "mistaken", "satu_data": "cancelled"}
"""A final state of each duty, from which no step of the table starts."""
ENDED = {
    "letters.clearance": "refused",
    "letters.outgoing": "abandoned",
    "opendata.plan": "refused",
    "opendata.asked": "answered",
}
"""The same of a procedure whose states are others than those of its duty."""
REOPENING = {"satu_data:reopen_asked": "assigned"}
"""Steps that start from every final state, and a state from which they don't."""


def deeds_of(duty: str) -> list[str]:
    return [name for name in DEEDS if name.startswith(f"{duty}:")]


def may_take(who: Who, name: str) -> bool:
    deed = DEEDS[name]
    return (deed.by_reporter and who == LINK) or (who.kind in deed.roles and who.place == HERE)


FIRST_BEHIND = frozenset({ROUTES[name].door: name for name in reversed(DEEDS)}.values())
"""Of each door one deed."""


def knocks(who: Who, name: str) -> bool:
    """Everybody for whom the door opens; whoever it is closed to, before anything is read, knocks at one deed behind it. That
    the deed stands behind this door, and to whom the door is closed, is shown by `test_every_route`."""
    return through_the_door(who, ROUTES[name]) or may_take(who, name) or name in FIRST_BEHIND


def full_answers(name: str, case: Case, town: Town, at: datetime) -> dict[str, object]:
    """What a rightful holder would send, from a page that shows the case as it is."""
    if name.startswith("satu_data:"):
        said = said_of_data(name, town, at)
    elif name.startswith("letters:"):
        said = said_of_letter(name)
    else:
        said = said_of_complaint(name, town) if name.startswith("complaints:") else said_of_application(name, at)
    return {**said, "seen_version": case.version, "seen": case.version}


def post(client: Client, name: str, case: Case, town: Town, at: datetime) -> Any:
    return client.post(reverse(name, args=[case.code]), full_answers(name, case, town, at))


def tried(client: Client, name: str, case: Case, town: Town, at: datetime) -> tuple[bool, str]:
    """Whether the step moved the case, and what is wrong with that apart from who took it."""
    before, events = case_version(case), LedgerEvent.objects.count()
    status = post(client, name, case, town, at).status_code
    moved = case_version(case) != before
    left_a_trace = not moved and LedgerEvent.objects.count() != events
    return moved, f"answers {status}" if status >= 500 else "leaves a trace" if left_a_trace else ""


def test_every_route_that_changes_something_is_a_deed_of_the_table() -> None:
    changing = {name for name in page_routes() if name in ROUTES and ROUTES[name].only_post}
    told = set(DEEDS) | {name.partition("/")[0] for name in ACTS} | NO_DEEDS

    assert changing - told == set(), "say in tests/matrix/expectations.py who may take these steps"
    assert {name.partition(":")[0] for name in DEEDS} == set(DUTIES)


@pytest.mark.parametrize("duty", DUTIES)
def test_only_those_of_the_table_move_a_case_and_only_from_its_state(duty: str, town: Town, monday: datetime) -> None:
    clients = {who: client_of(who, town, {}) for who in EVERYONE}
    wrong = []
    for name in deeds_of(duty):
        standing, secret = IN[duty](DEEDS[name].state, town, monday)
        for who, client in clients.items():
            if not knocks(who, name):
                continue
            case = standing
            if may_take(who, name):
                case, secret = IN[duty](DEEDS[name].state, town, monday)
            if who == LINK:
                client.get(f"/lacak/{case.code}/{secret}/")
            moved, problem = tried(client, name, case, town, monday)
            if moved != may_take(who, name) or problem:
                wrong.append((name, str(who), "moved" if moved else "did not move", problem))
                standing, secret = IN[duty](DEEDS[name].state, town, monday)
            if moved and not problem:
                ended = REOPENING.get(name) or ENDED.get(case.procedure, OTHER_STATE[duty])
                Case.objects.filter(pk=case.pk).update(state=ended)
                if tried(client, name, case, town, monday)[0]:
                    wrong.append((name, str(who), "moved", f"a case that is {ended}"))

    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("duty", DUTIES)
def test_a_link_of_another_case_moves_nothing(duty: str, town: Town, monday: datetime) -> None:
    moved = []
    for name in deeds_of(duty):
        case, _secret = IN[duty](DEEDS[name].state, town, monday)
        other, secret = IN[duty](DEEDS[name].state, town, monday)
        client = client_of(LINK, town, {other.code: secret})
        if tried(client, name, case, town, monday) != (False, ""):
            moved.append(name)

    assert moved == []
