# SPDX-License-Identifier: EUPL-1.2
"""Addresses of dispositions and orders."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
