# SPDX-License-Identifier: EUPL-1.2
"""Addresses of classification, files and the lists by which they leave."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
