# SPDX-License-Identifier: EUPL-1.2
"""What everybody may open, under /data/. The pages of the office stand in `web.office`, what programs made for CKAN ask in
`web.ckan`."""

from django.urls import include, path

from praja.duties.opendata.web.downloads.urls import routes as download_routes
from praja.duties.opendata.web.public.urls import routes as public_routes

app_name = "opendata"
urlpatterns = [
    path("data/", include(download_routes)),
    path("data/", include(public_routes)),
]
