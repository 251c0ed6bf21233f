# SPDX-License-Identifier: EUPL-1.2
"""All addresses of open data in one namespace: for everybody under /data/, for the office under /satu-data/."""

from django.urls import include, path

from praja.duties.opendata.web.downloads.urls import routes as download_routes

app_name = "opendata"
urlpatterns = [
    path("data/", include(download_routes)),
]
