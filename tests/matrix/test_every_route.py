# SPDX-License-Identifier: EUPL-1.2
"""Every route, every kind of person, every kind of object: who gets in, who is asked to sign in, who is told nothing."""

import pytest
from django.http import HttpResponse
from django.test import Client

from matrix.addresses import named_routes, page_routes
from matrix.cast import (
    EVERYONE,
    LINK,
    OUTSIDE,
    PLAIN,
    VISITOR,
    Who,
    account_of,
    client_of,
    is_told_by_others,
    may_read,
    status_of,
    through_the_door,
    turned_away,
)
from matrix.expectations import ABSENT, DOORS, NO_SESSION, NOBODY, OBJECTS, OWN, ROUTES, SIGNS_OUT, Route
from matrix.objects import Things
from officers import signed_in
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.models import Account
from praja.lib.web import door_of
from towns import Town

STEPPED = {302, 409, 422}
"""What a form without answers gets: not taken, or back to the page."""


def objects_of(route: Route, who: Who) -> tuple[str, ...]:
    """What this person knocks for: everything, or one thing where the door is closed before any row is read.

    Where the door is open to anyone, a role opens nothing more: everything is knocked for by those outside the office.
    """
    if not route.rows:
        return (ABSENT,)
    if set(route.rows.values()) == {NOBODY}:
        return (OWN,)
    is_asked = through_the_door(who, route) and (route.door != "anyone" or who in OUTSIDE)
    return OBJECTS if is_asked else (OWN,)


def opened_of(route: Route, who: Who) -> tuple[str, ...]:
    """The same for opening: where only sending is taken, people outside the office try with everything, roles with one thing."""
    asked = objects_of(route, who)
    return asked[:1] if route.only_post and who not in OUTSIDE else asked


def to_log_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response["Location"].startswith(("/akun/masuk/", "/akun/warga/"))


def test_every_route_is_in_the_table() -> None:
    routes = set(page_routes())

    assert sorted(routes - set(ROUTES)) == [], "say in tests/matrix/expectations.py who may open these"
    assert sorted(set(ROUTES) - routes) == [], "these are gone: take them out of tests/matrix/expectations.py"


@pytest.mark.parametrize("name", ROUTES)
def test_the_route_names_the_door_of_the_table(name: str) -> None:
    route = named_routes().get(name)
    door = door_of(route.view) if route else None

    assert (door.name if door else None) == ROUTES[name].door
    assert ROUTES[name].door in DOORS


def expected(who: Who, route: Route, thing: str) -> int:
    """The status to GET."""
    if route.only_post:
        return 405
    if not through_the_door(who, route):
        return turned_away(who)
    if not may_read(who, route, thing):
        return 404
    if who.kind == "resident" and route.resident is not None:
        return route.resident
    return route.known if route.known is not None and who.is_signed_in else route.answers


@pytest.mark.parametrize("who", EVERYONE, ids=str)
def test_opening_every_address(who: Who, town: Town, things: Things) -> None:
    client = client_of(who, town, things.links("own"))
    before, wrong = LedgerEvent.objects.count(), []
    for name, pattern in page_routes().items():
        route = ROUTES.get(name)
        if route is None or is_told_by_others(who, name):
            continue
        for thing in opened_of(route, who):
            response = client.get(pattern.address(things.arguments(thing)))
            got = status_of(response)
            wanted = expected(who, route, thing)
            closed = not through_the_door(who, route) and not who.is_signed_in
            if got != wanted or (closed and wanted == 302 and not to_log_in(response)):
                wrong.append((name, thing, got, f"wanted {wanted}"))

    assert wrong == [], "\n".join(map(str, wrong))
    assert LedgerEvent.objects.count() == before, "an address that is only opened writes nothing"


@pytest.mark.parametrize("who", EVERYONE, ids=str)
def test_sending_nothing_to_every_address(who: Who, town: Town, things: Things) -> None:
    """A form without answers changes nothing, and gets no further than opening the address does."""
    client = client_of(who, town, things.links("own"))
    before, wrong = LedgerEvent.objects.count(), []
    for name, pattern in page_routes().items():
        route = ROUTES.get(name)
        if route is None or not route.only_post or name in SIGNS_OUT or is_told_by_others(who, name):
            continue
        for thing in objects_of(route, who):
            response = client.post(pattern.address(things.arguments(thing)))
            if not through_the_door(who, route):
                right = response.status_code == turned_away(who) and (who.is_signed_in or to_log_in(response))
            elif not may_read(who, route, thing):
                right = response.status_code == 404
            else:
                right = response.status_code in STEPPED | route.refuses and not to_log_in(response)
            if not right:
                wrong.append((name, thing, response.status_code))

    assert wrong == [], "\n".join(map(str, wrong))
    assert LedgerEvent.objects.count() == before


@pytest.mark.parametrize("who", [VISITOR, LINK, EVERYONE[3]], ids=str)
def test_a_form_from_a_foreign_site_is_refused_everywhere(who: Who, town: Town, things: Things) -> None:
    client = client_of(who, town, things.links("own"))
    client.handler.enforce_csrf_checks = True
    wrong = []
    for name, pattern in page_routes().items():
        if name in ROUTES and not name.startswith("api:") and name not in NO_SESSION:
            response = client.post(pattern.address(things.arguments("own")), {"next": "/"})
            if response.status_code not in (403, 405):
                wrong.append((name, response.status_code))

    assert wrong == [], "\n".join(map(str, wrong))


def test_nobody_gets_in_after_the_account_was_closed(town: Town, things: Things) -> None:
    client = client_of(EVERYONE[-1], town, {})
    in_before = client.get("/meja/").status_code
    Account.objects.update(is_active=False)

    assert (in_before, to_log_in(client.get("/meja/"))) == (200, True)


def test_a_forged_or_foreign_link_cookie_opens_nothing(town: Town, things: Things) -> None:
    holder, thief = client_of(LINK, town, things.links("own")), Client()
    thief.cookies["tautan"] = holder.cookies["tautan"].value[:-2] + "xx"
    own, other = (f"/aduan/{things.code(name)}/balas/" for name in ("own", "other"))

    assert [holder.get(own).status_code, holder.get(other).status_code, thief.get(own).status_code] == [200, 404, 404]


def test_an_officer_is_no_reporter(town: Town, things: Things) -> None:
    account = Account.objects.first()
    client = client_of(EVERYONE[-1], town, {}) if account is None else signed_in(account)

    assert client.get(f"/aduan/{things.code('own')}/balas/").status_code == 404


def test_an_account_without_a_password_is_led_to_choosing_one(town: Town) -> None:
    account = account_of(PLAIN, town)
    account.set_unusable_password()
    account.save()
    page = signed_in(account).get("/akun/sandi/", follow=True)

    assert (page.redirect_chain, page.status_code) == ([("/akun/sandi/pertama/", 302)], 200)
