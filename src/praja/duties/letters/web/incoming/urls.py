# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters that came in."""

from django.urls import URLPattern, path

from praja.duties.letters.web.incoming.page import letter

urlpatterns: list[URLPattern] = [
    path("masuk/<str:code>/", letter, name="incoming"),
]
