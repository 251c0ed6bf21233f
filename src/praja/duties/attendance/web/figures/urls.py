# SPDX-License-Identifier: EUPL-1.2
"""Addresses of figures."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.figures.page import figures, figures_file

urlpatterns: list[URLPattern] = [
    path("angka/", figures, name="figures"),
    path("angka/unduh/<str:name>/", figures_file, name="figures_file"),
]
