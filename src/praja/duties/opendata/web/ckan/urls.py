# SPDX-License-Identifier: EUPL-1.2
"""Addresses that are built into clients of CKAN: /api/ and /datastore/ at the root, without a slash at their end."""

from django.urls import path

from praja.duties.opendata.web.ckan.dumping import dump
from praja.duties.opendata.web.ckan.views import action, version

app_name = "ckan"
urlpatterns = [
    path("api/3", version, name="version"),
    path("api/3/", version, name="version"),
    path("api/action/<str:name>", action, name="action"),
    path("api/3/action/<str:name>", action, name="action"),
    path("datastore/dump/<str:resource>", dump, name="dump"),
]
