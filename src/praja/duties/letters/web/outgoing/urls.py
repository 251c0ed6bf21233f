# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters that are written here."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
