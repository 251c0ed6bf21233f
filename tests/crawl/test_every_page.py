# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page in Chromium, as everybody who meets it: it works, it fits, it can be read, and nothing is missing."""

import pytest
from playwright.sync_api import Browser

from crawl.site import ROLES, Site
from crawl.walking import Walk
from matrix.addresses import named_routes, page_routes
from matrix.expectations import DOORS, ROUTES
from praja.duties.complaints.operations import Filed

pytestmark = pytest.mark.browser

NO_PAGES = frozenset(
    {
        "opendata:feed",
        "standards:data_json",
        "standards:catalogue",
        "set_language",
        "mfa_login_webauthn",
        "api:api-root",
        "mfa_deactivate_totp",
        "account_set_password",
    }
) | {
    "channels:whatsapp",
    "attendance:check_in_manifest",
    "attendance:check_in_worker",
    "training:presence_worker",
    "training:xapi_about",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
}
"""Addresses without arguments that answer with a redirect or, without a second factor, with 404; or only to a service."""
SEARCHES = ["/meja/cari/?q=lampu", "/aduan/?q=jalan", "/?q=lampu"]
ALIKE = 1
"""Links of one kind that are tried when not everything is asked for; axe then judges what officers see as they see it, wide."""
ACCOUNT_OF = "coordinator"
"""Whose visit covers the pages of the account library, and what says the same to everybody, when not everything is asked for."""


def starts(role: str) -> list[str]:
    """Where somebody begins: every page whose door opens for them."""
    return SEARCHES + [
        route.address({})
        for name, route in page_routes().items()
        if not route.arguments and name not in NO_PAGES and is_open(role, name) and is_shown_to_whoever_asks(name)
    ]


def is_shown_to_whoever_asks(name: str) -> bool:
    """Some pages are about what this device holds (a hall's ticket, a reference): only a secret link opens them."""
    route = ROUTES[name]
    return not route.only_post and not route.rows and route.answers < 400


def is_open(role: str, name: str) -> bool:
    return ROLES.get(role, role) in DOORS[ROUTES[name].door]


def is_wanted(role: str, name: str, everything: bool) -> bool:
    """Left to itself, a role looks at what visitors can't see; account pages and one's own attendance are looked at once."""
    if everything or role == "visitor":
        return True
    if role == "link":
        return name in ("track_case", "complaints:sent", "complaints:reply")
    if name.startswith(("account_", "mfa_")):
        return role == ACCOUNT_OF
    door = ROUTES[name].door if name in ROUTES else "anyone"
    return role == ACCOUNT_OF if door == "attendance.own" else door != "anyone"


def is_judged(role: str, name: str) -> bool:
    """When not everything is asked for, axe judges a page once: as the coordinator shows it, to whom most is open."""
    return role in ("visitor", "link", ACCOUNT_OF) or name not in ROUTES or not is_open(ACCOUNT_OF, name)


def test_every_page(
    walker: tuple[str, str, str], everything: bool, site: Site, filed: dict[str, Filed], chromium: Browser
) -> None:
    role, language, scheme = walker
    locale = {"id": "id-ID", "en": "en-GB"}[language]
    context = site.context(chromium, role, locale=locale, color_scheme=scheme)
    walk = Walk(site, context.new_page(), language, lambda name: is_wanted(role, name, everything))
    if not everything:
        walk.alike = ALIKE
        walk.judges = lambda name: is_judged(role, name)
        walk.judged = walk.judged if role in ("visitor", "link") else frozenset({1280})
    if role == "link":
        for name in ("received", "forwarded", "late", "secret", "answered", "replied", "archived", "closed"):
            code = filed[name].case.code
            walk.along_links(
                [f"/lacak/{code}/{filed[name].secret}/", f"/aduan/{code}/terkirim/", f"/aduan/{code}/balas/"]
            )
    else:
        walk.along_links(starts(role))
    context.close()

    assert len(walk.seen) >= (8 if role in ("visitor", "coordinator") else 2)
    assert walk.problems == [], "\n".join(walk.problems)


def test_pages_that_refuse(site: Site, filed: dict[str, Filed], chromium: Browser) -> None:
    context = site.context(chromium, "liaison")
    walk = Walk(site, context.new_page(), "id", lambda _name: True)
    walk.open("/tidak-ada-di-sini/", expected=404)
    walk.open(f"/aduan/kasus/{filed['received'].case.code}/", expected=404)
    walk.open("/lacak/?kode=SALAH", expected=404)
    context.close()
    plain = site.context(chromium, "administrator")
    other = Walk(site, plain.new_page(), "id", lambda _name: True)
    other.open("/aduan/kasus/", expected=403)
    plain.close()

    assert walk.problems + other.problems == [], "\n".join(walk.problems + other.problems)


FORMS = (
    ("visitor", "/aduan/lapor/", "main form[enctype] .button-row [type=submit], main form[enctype] button.btn"),
    ("visitor", "/akun/masuk/", "main form button[type=submit]"),
    ("link", "/aduan/{answered}/balas/", "main form[action$='/balas/'] button.btn"),
    ("coordinator", "/aduan/kasus/{received}/", "form[action$='/teruskan/'] button.btn"),
    ("liaison", "/aduan/kasus/{forwarded}/", "form[action$='/jawab/'] button.btn"),
)


@pytest.mark.parametrize(("role", "path", "button"), FORMS, ids=[f"{row[0]}-{row[1]}" for row in FORMS])
def test_a_form_sent_empty_says_what_is_missing(
    role: str, path: str, button: str, site: Site, filed: dict[str, Filed], chromium: Browser
) -> None:
    context = site.context(chromium, role)
    walk = Walk(site, context.new_page(), "id", lambda _name: True)
    if role == "link":
        walk.page.goto(f"/lacak/{filed['answered'].case.code}/{filed['answered'].secret}/")
    walk.page.goto(path.format(**{name: one.case.code for name, one in filed.items()}))
    walk.ears.expected = 422
    walk.page.locator(button).first.click()
    walk.page.wait_for_selector(".error-summary, [role=alert]")
    walk.look(path)
    invalid = walk.page.locator("[aria-invalid=true]").count()
    context.close()

    assert invalid >= 1
    assert walk.problems == [], "\n".join(walk.problems)


def test_every_page_route_can_be_reached_by_a_link_or_a_start() -> None:
    """What the walk starts from stays in step with the table of routes."""
    assert set(named_routes()) >= NO_PAGES
