# SPDX-License-Identifier: EUPL-1.2
"""All addresses of open data in one namespace: for everybody under /data/, for the office under /satu-data/."""

from django.urls import include, path

from praja.duties.opendata.web.downloads.urls import routes as download_routes
from praja.duties.opendata.web.public.urls import routes as public_routes
from praja.duties.opendata.web.questions import routes as question_routes

app_name = "opendata"
urlpatterns = [
    path("data/", include(download_routes)),
    path("data/", include(public_routes)),
    path("satu-data/pertanyaan/", include(question_routes)),
]
