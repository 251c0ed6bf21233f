# SPDX-License-Identifier: EUPL-1.2
"""Addresses of figures."""

from django.urls import URLPattern, path

from praja.duties.letters.web.figures.page import figures, letters_of_figure

urlpatterns: list[URLPattern] = [
    path("angka/", figures, name="figures"),
    path("angka/<slug:name>/", letters_of_figure, name="letters_of_figure"),
]
