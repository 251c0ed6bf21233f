# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.services.web.office import case

app_name = "services"

urlpatterns = [
    path("kantor/<str:code>/", case, name="case"),
]
