# SPDX-License-Identifier: EUPL-1.2
"""Every page once, without a browser: as everybody, in every state of a case, with forms refused and with errors."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import RequestFactory
from django.views.defaults import permission_denied, server_error

from attendance.conftest import staff_in
from crawl import machine_rooms
from crawl.applying import applications
from crawl.attendance_rooms import attendance
from crawl.cases import reports
from crawl.checkin_rooms import check_ins
from crawl.codes_rooms import codes
from crawl.data_rooms import data
from crawl.errands import errands
from crawl.exchange_rooms import exchange
from crawl.hours_rooms import hours
from crawl.innovation_rooms import innovation
from crawl.leave_rooms import leave
from crawl.letters_rooms import letters
from crawl.opendata_rooms import opendata
from crawl.practice_rooms import practising
from crawl.site import NIPS, PASSWORD, ROLES, settle
from crawl.tourist import Page, Tourist
from crawl.training_rooms import training
from matrix.addresses import page_routes
from matrix.expectations import DOORS, ROUTES
from praja.duties.complaints.operations import Filed
from praja.kernel.people.models import Account
from residents import GOOD, hidden, photo

NO_TEXT = {"channels:whatsapp", "attendance:check_in_manifest", "attendance:check_in_worker", "opendata:feed"} | {
    "training:presence_worker",
    "standards:data_json",
    "standards:catalogue",
}
"""Answers that no person reads."""
WORDS = "Petugas sudah datang dan memperbaikinya."


def tour(language: str) -> Iterator[Page]:
    """Found a town with cases in every state and go through it."""
    site = settle("http://testserver")
    filed = reports(site.town)
    yield from _as_visitor(Tourist(language), filed)
    yield from _as_reporter(language, filed)
    yield from machine_rooms.machines(language, site.town)
    for name in NIPS:
        yield from _as_officer(Tourist(language).sign_in(name), filed)
    yield from errands(language, site.town, filed)
    yield from applications(language, site.town)
    yield from leave(language, site.town, site.accounts)
    yield from data(language, site.town)
    yield from letters(language, site.town)
    yield from opendata(language, site.town)
    yield from codes(language, site.town)
    yield from exchange(language, site.town)
    yield from practising(language)
    yield from check_ins(language, site.town)
    staff = staff_in(site.town)
    yield from attendance(language, staff)
    yield from training(language, staff)
    yield from innovation(language, staff)
    yield from hours(language, site.town)
    yield from _with_second_factor(language, site.accounts["administrator"])
    yield from _without_a_password(language, site.accounts["head"])
    yield from _errors(language)


SEES_ALL = "coordinator"
"""The officer who looks at what everybody may see as well, and at what a closed door says."""


def _plain(officer: str = SEES_ALL) -> list[str]:
    """Addresses without arguments at which there is a page, be it a refusal; of other officers those that their roles open."""
    return [
        route.address({})
        for name, route in page_routes().items()
        if not route.arguments
        and not ROUTES[name].only_post
        and name not in NO_TEXT
        and (officer == SEES_ALL or (ROUTES[name].door != "anyone" and ROLES[officer] in DOORS[ROUTES[name].door]))
    ]


def _as_visitor(visitor: Tourist, filed: dict[str, Filed]) -> Iterator[Page]:
    for path in [
        *_plain(),
        "/?q=surat",
        "/?q=lampu",
        "/?q=tiadalah",
        "/aduan/?q=lampu",
        "/aduan/?q=tiadalah",
        "/lacak/?kode=SALAH",
        *(f"/dasar-hukum/lomba/{key}/" for key in ("kipp_2021", "kipp_2025")),
        *(f"/dasar-hukum/indeks/regional_innovation_index/{year}/" for year in (2023, 2027)),
    ]:
        yield from visitor.get(path)
    for one in filed.values():
        yield from visitor.get(f"/lacak/{one.case.code}/")
        yield from visitor.get(f"/aduan/{one.case.code}/")
    yield from visitor.post("/akun/masuk/", login="", password="")
    yield from visitor.post("/akun/masuk/", login=NIPS["head"], password="salah-sekali")
    yield from visitor.post("/aduan/lapor/", step="check")
    begun = hidden(visitor.client.get("/aduan/lapor/").content.decode())
    sent = {**GOOD, "key": begun.key, "draft": begun.draft}
    yield from visitor.post("/aduan/lapor/", **sent, step="check", photos=[photo()])
    yield from visitor.post("/aduan/lapor/", **{**sent, "text": "Pendek", "phone": "x"}, step="check", photos=[photo()])
    yield from visitor.post("/aduan/lapor/", **sent, step="send")


def _as_reporter(language: str, filed: dict[str, Filed]) -> Iterator[Page]:
    for name, one in filed.items():
        reporter = Tourist(language, f"reporter of {name}")
        code = one.case.code
        yield from reporter.get(f"/lacak/{code}/{one.secret}/")
        yield from reporter.get(f"/aduan/{code}/terkirim/")
        yield from reporter.get(f"/aduan/{code}/balas/")
        yield from reporter.post(f"/aduan/{code}/balas/", text="", seen="1")
        yield from reporter.post(f"/aduan/{code}/balas/", text=WORDS, seen="1")


def _as_officer(officer: Tourist, filed: dict[str, Filed]) -> Iterator[Page]:
    filters = [f"/aduan/kasus/?keadaan={state}" for state in ("terlambat", "closed")]
    desks = [f"/meja/?tampil={name}" for name in ("terlambat", "hari-ini", "segera")]
    searches = ["/meja/cari/?q=lampu", "/meja/cari/?q=tiadalah"]
    for path in [*_plain(officer.name), *filters, *desks, *searches]:
        yield from officer.get(path)
    for one in filed.values():
        case = f"/aduan/kasus/{one.case.code}/"
        yield from officer.get(case)
        for step in ("teruskan", "jawab", "arsip", "kontak"):
            yield from officer.post(case + step + "/")
        yield from officer.post(case + "jawab/", kind="done", text=WORDS, seen_version="99")
        yield from officer.post(case + "kontak/", field="phone", reason="Menanyakan tempat yang tepat")


def _with_second_factor(language: str, account: Account) -> Iterator[Page]:
    """Pages for whoever has an authenticator app, recovery codes and a passkey."""
    tourist = Tourist(language).sign_in("administrator")
    key = Authenticator.objects.create(
        user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Kunci", "credential": {}}
    )
    for path in ("", f"keys/{key.pk}/edit/", f"keys/{key.pk}/remove/"):
        yield from tourist.get(f"/akun/dua-langkah/webauthn/{path}")
    key.delete()
    TOTP.activate(account, generate_totp_secret())
    RecoveryCodes.activate(account)
    for path in ("", "totp/deactivate/", "recovery-codes/", "recovery-codes/generate/"):
        yield from tourist.get(f"/akun/dua-langkah/{path}")
    session = tourist.client.session
    session.pop("account_authentication_methods", None)
    session.save()
    for path in ("ulangi/", "dua-langkah/reauthenticate/", "dua-langkah/webauthn/reauthenticate/"):
        yield from tourist.get(f"/akun/{path}")
    yield from tourist.post("/akun/keluar/")
    again = Tourist(language, "second step")
    yield from again.post("/akun/masuk/", login=NIPS["administrator"], password=PASSWORD)
    yield from again.post("/akun/dua-langkah/authenticate/", code="000000")


def _without_a_password(language: str, account: Account) -> Iterator[Page]:
    """Somebody who signs in by passkey only, and would like a password."""
    account.set_unusable_password()
    account.save()
    tourist = Tourist(language, "without a password")
    tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    yield from tourist.get("/akun/sandi/")
    yield from tourist.post("/akun/sandi/pertama/", password1="pendek", password2="lain")


def _errors(language: str) -> Iterator[Page]:
    visitor = Tourist(language, "errors")
    yield from visitor.get("/tidak-ada-di-sini/")
    yield from visitor.get("/", host="evil.example")
    visitor.client.handler.enforce_csrf_checks = True
    yield from visitor.post("/aduan/lapor/", step="check")
    request = RequestFactory().get("/")
    yield "errors: a crash", server_error(request).content.decode()
    yield "errors: a bare refusal", permission_denied(request, PermissionError()).content.decode()
