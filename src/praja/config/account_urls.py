# SPDX-License-Identifier: EUPL-1.2
"""Log-in, log-out and second factors, by allauth under Indonesian addresses."""

from allauth.account import views
from django.urls import URLPattern, URLResolver, include, path

from praja.config.demo import accounts
from praja.portal.web.account import Login, SecondStep

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", Login.as_view(demo_accounts=accounts), name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("sandi/", views.password_change, name="account_change_password"),
    path("sandi/pertama/", views.password_set, name="account_set_password"),
    path("ulangi/", views.reauthenticate, name="account_reauthenticate"),
    path("dua-langkah/authenticate/", SecondStep.as_view(), name="mfa_authenticate"),
    path("dua-langkah/", include("allauth.mfa.urls")),
]
