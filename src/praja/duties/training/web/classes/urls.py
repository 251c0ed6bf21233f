# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is offered, and of classes."""

from django.urls import URLPattern, path

from praja.duties.training.web.classes.showing import class_page, home

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("kelas/<str:code>/", class_page, name="class"),
]
