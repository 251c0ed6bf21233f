# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.opendata.web.downloads.views import download

routes = [path("<str:name>/<uuid:uuid>/unduh/<str:kind>", download, name="download")]
"""Beneath /data/."""
