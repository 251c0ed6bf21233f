# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters that came in."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
