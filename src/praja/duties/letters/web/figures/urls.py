# SPDX-License-Identifier: EUPL-1.2
"""Addresses of figures."""

from django.urls import URLPattern, path

from praja.duties.letters.web.figures.page import figures, letters_of_figure
from praja.duties.letters.web.figures.paper import paper
from praja.duties.letters.web.figures.srikandi import srikandi, srikandi_columns

urlpatterns: list[URLPattern] = [
    path("kertas/", paper, name="paper"),
    path("srikandi/", srikandi, name="srikandi"),
    path("srikandi/kolom/<str:code>/", srikandi_columns, name="srikandi_columns"),
    path("angka/", figures, name="figures"),
    path("angka/<slug:name>/", letters_of_figure, name="letters_of_figure"),
]
