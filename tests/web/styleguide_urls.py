# SPDX-License-Identifier: EUPL-1.2
"""The addresses that the base pages name, without the pages behind them: components alone are tested."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from praja.lib.styleguide import styleguide, styleguide_context


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def office(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide.html", {**styleguide_context(), "office": True, "signed_in": True, "unread": 4})


complaints = ([path("aduan/lapor/", nothing, name="report")], "complaints")
urlpatterns = [
    path("", nothing, name="home"),
    path("", include(complaints)),
    path("lacak/", nothing, name="track"),
    path("meja/", nothing, name="desk"),
    path("ikhtisar/", nothing, name="overview"),
    path("dasar-hukum/", nothing, name="law"),
    path("buku-besar/", nothing, name="ledger"),
    path("verifikasi/", nothing, name="verify"),
    path("masuk/", nothing, name="account_login"),
    path("keluar/", nothing, name="account_logout"),
    path("bahasa/", nothing, name="set_language"),
    path("styleguide/", styleguide),
    path("meja/styleguide/", office),
]
