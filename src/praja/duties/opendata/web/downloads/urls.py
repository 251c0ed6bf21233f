# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.opendata.web.downloads.views import download, resource_file

routes = [
    path("<str:name>/<uuid:uuid>/unduh/<str:kind>", download, name="download"),
    path("<str:name>/<uuid:uuid>/berkas/", resource_file, name="resource_file"),
]
"""Beneath /data/."""
