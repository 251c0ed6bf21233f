# SPDX-License-Identifier: EUPL-1.2
"""Addresses of attendance, each part's in a module of its own."""

from django.urls import URLPattern

app_name = "attendance"
urlpatterns: list[URLPattern] = []
