# SPDX-License-Identifier: EUPL-1.2
"""Signing in, proving it is still you, and the second step: every page is ours and runs no script of its own."""

import re

import pytest
from django.test import Client

from officers import officer, signed_in
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from towns import Town

PASSWORD = "kata-sandi-panjang-17"


@pytest.fixture
def account(town: Town) -> Account:
    account = officer("Lukman", Role.LIAISON, town.roads)
    account.set_password(PASSWORD)
    account.save()
    return account


@pytest.fixture
def browser(account: Account) -> Client:
    """Signed in, and asked again who they are."""
    client = signed_in(account)
    client.post("/akun/ulangi/", {"password": PASSWORD})
    return client


def test_signing_in_says_what_to_type_and_keeps_it_when_wrong(db: None) -> None:
    client = Client(headers={"accept-language": "en"})
    asked = client.get("/akun/masuk/").content.decode()
    wrong = client.post("/akun/masuk/", {"login": "0812 0000 0000", "password": "salah-sama-sekali"}).content.decode()

    assert "NIP, e-mail or telephone" in asked
    assert "Pemerintah Kota Uji" in asked
    assert 'class="error-summary"' in wrong
    assert 'value="0812 0000 0000"' in wrong


def test_demo_accounts_stand_only_in_a_demonstration(db: None, settings) -> None:
    real = Client().get("/akun/masuk/").content.decode()
    settings.PRAJA_DEMO = True
    demo = Client().get("/akun/masuk/").content.decode()

    assert ("walikota@contoh.invalid" in real, "walikota@contoh.invalid" in demo) == (False, True)


def test_a_wrong_password_does_not_open_the_second_step(account: Account) -> None:
    client = signed_in(account)
    refused = client.post("/akun/ulangi/", {"password": "salah-sama-sekali"})

    assert refused.status_code == 200
    assert client.get("/akun/dua-langkah/totp/activate/")["Location"].startswith("/akun/ulangi/")


def test_the_authenticator_app_is_set_up_from_a_drawn_picture(browser: Client) -> None:
    page = browser.get("/akun/dua-langkah/totp/activate/")
    html = page.content.decode()

    assert page.status_code == 200
    assert "<svg" in html
    assert "data:image" not in html
    assert page.context["form"].secret in html


@pytest.mark.parametrize(
    "path",
    [
        "",
        "totp/activate/",
        "webauthn/",
        "webauthn/add/",
        "../sandi/",
        "../keluar/",
        "../ulangi/",
    ],
)
def test_account_pages_are_ours_and_run_no_inline_script(browser: Client, path: str) -> None:
    address = f"/akun/dua-langkah/{path}" if not path.startswith("..") else f"/akun/{path[3:]}"
    page = browser.get(address)
    html = page.content.decode()
    scripts = re.findall(r"<script([^>]*)>", html)

    assert page.status_code == 200
    assert 'href="/static/css/praja.css"' in html
    assert [tag for tag in scripts if "src=" not in tag and "application/json" not in tag] == []
    assert " style=" not in html.split("<main", 1)[1].split("</main>", 1)[0].replace("<svg", "")
