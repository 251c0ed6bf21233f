# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the directory of who knows what."""

from django.urls import URLPattern, path

from praja.duties.training.web.directory.looking import directory
from praja.duties.training.web.directory.own import leave, my_entry

urlpatterns: list[URLPattern] = [
    path("siapa-tahu/", directory, name="directory"),
    path("siapa-tahu/saya/", my_entry, name="my_entry"),
    path("siapa-tahu/keluar/", leave, name="leave_directory"),
]
