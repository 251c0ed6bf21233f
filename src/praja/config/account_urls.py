# SPDX-License-Identifier: EUPL-1.2
"""Log-in, log-out and second factors, by allauth under Indonesian addresses."""

from collections.abc import Sequence
from typing import Any

from allauth.account import views
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from praja.lib.actors import SIGNED_IN
from praja.lib.web import guarded
from praja.portal.web.account import Login, SecondStep
from praja.portal.web.residents import ResidentCodePage, resident_login

for_officers = guarded(SIGNED_IN)
"""Residents have no password: a code is sent anew each time."""


def demo_accounts() -> Sequence[Any]:
    """What the log-in page of a demo installation shows."""
    if not settings.PRAJA_DEMO:
        return ()
    # Loaded late: whoever is no demo installation needs nothing of what builds its town.
    from praja.config.demo import accounts

    return accounts()


urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", Login.as_view(demo_accounts=demo_accounts), name="account_login"),
    path("warga/", resident_login, name="account_request_login_code"),
    path("warga/kode/", ResidentCodePage.as_view(), name="account_confirm_login_code"),
    path("keluar/", views.logout, name="account_logout"),
    path("sandi/", for_officers(views.password_change), name="account_change_password"),
    path("sandi/pertama/", for_officers(views.password_set), name="account_set_password"),
    path("ulangi/", views.reauthenticate, name="account_reauthenticate"),
    path("dua-langkah/authenticate/", SecondStep.as_view(), name="mfa_authenticate"),
    path("dua-langkah/", include("allauth.mfa.urls")),
]
