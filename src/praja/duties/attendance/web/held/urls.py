# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what waits for somebody's word."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.held.pages import held, judge, judge_all, photo, where

urlpatterns: list[URLPattern] = [
    path("ditahan/", held, name="held"),
    path("ditahan/bersama/", judge_all, name="judge_punches"),
    path("ditahan/<int:pk>/putusan/", judge, name="judge_punch"),
    path("titik/<int:pk>/", where, name="where_punch"),
    path("titik/<int:pk>/foto.jpg", photo, name="photo_of_punch"),
]
