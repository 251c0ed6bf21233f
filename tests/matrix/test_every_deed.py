# SPDX-License-Identifier: EUPL-1.2
"""Steps sent in full and in order, by everybody: only the roles of the table move a case, and nobody else leaves a trace."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from matrix.addresses import page_routes
from matrix.cast import EVERYONE, LINK, Who, case_version, client_of
from matrix.expectations import DEEDS, HERE, NO_DEEDS, ROUTES
from matrix.objects import answer_one, file_one, forward_one
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.procedures.models import Case
from towns import Town

WORDS = "Petugas sudah datang dan memperbaikinya."


def case_in(state: str, town: Town, at: datetime) -> tuple[Case, str]:
    filed = file_one("deed", at)
    if state != "received":
        case = forward_one(filed, town, town.roads, at + timedelta(minutes=1))
        if state == "answered":
            answer_one(case, town, at + timedelta(minutes=2))
    filed.case.refresh_from_db()
    return filed.case, filed.secret


def full_answers(name: str, case: Case, town: Town) -> dict[str, object]:
    """What a rightful holder would send."""
    said: dict[str, dict[str, object]] = {
        "complaints:forward": {
            "to_unit": town.roads.pk,
            "classification": "non_supervisory",
            "about_service": "no",
            "publish": "no",
        },
        "complaints:archive": {"reason": "too_general", "note": WORDS},
        "complaints:answer": {"kind": "done", "text": WORDS},
        "complaints:reply": {"text": WORDS},
        "complaints:accept": {},
    }
    return {**said[name], "seen_version": case.version, "seen": case.version}


def may_take(who: Who, name: str) -> bool:
    deed = DEEDS[name]
    return (deed.by_reporter and who == LINK) or (who.kind in deed.roles and who.place == HERE)


def test_every_route_that_changes_something_is_a_deed_of_the_table() -> None:
    changing = {name for name in page_routes() if name in ROUTES and ROUTES[name].only_post}

    assert changing - set(DEEDS) - NO_DEEDS == set(), "say in tests/matrix/expectations.py who may take these steps"


@pytest.mark.parametrize("name", DEEDS)
def test_only_those_of_the_table_move_a_case(name: str, town: Town, monday: datetime) -> None:
    wrong = []
    for who in EVERYONE:
        case, secret = case_in(DEEDS[name].state, town, monday)
        client = client_of(who, town, {case.code: secret})
        before, events = case_version(case), LedgerEvent.objects.count()
        response = client.post(reverse(name, args=[case.code]), full_answers(name, case, town))
        moved = case_version(case) != before
        silent = moved or LedgerEvent.objects.count() == events
        if moved != may_take(who, name) or not silent or response.status_code >= 500:
            wrong.append((str(who), response.status_code, "moved" if moved else "did not move"))

    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("name", DEEDS)
def test_a_link_of_another_case_moves_nothing(name: str, town: Town, monday: datetime) -> None:
    case, _secret = case_in(DEEDS[name].state, town, monday)
    other, secret = case_in(DEEDS[name].state, town, monday)
    client = client_of(LINK, town, {other.code: secret})
    before = case_version(case)
    client.post(reverse(name, args=[case.code]), full_answers(name, case, town))

    assert case_version(case) == before
