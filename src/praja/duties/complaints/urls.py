# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.complaints.web.office import case, cases
from praja.duties.complaints.web.resident import report

app_name = "complaints"
urlpatterns = [
    path("lapor/", report, name="report"),
    path("kasus/", cases, name="list"),
    path("kasus/<str:code>/", case, name="case"),
]
