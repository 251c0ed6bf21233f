# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters that are written here."""

from django.urls import URLPattern, path

from praja.duties.letters.web.outgoing import pages

urlpatterns: list[URLPattern] = [
    path("keluar/<str:code>/", pages.outgoing, name="outgoing"),
    path("keluar/<str:code>/naskah.pdf", pages.printed, name="outgoing_page"),
]
