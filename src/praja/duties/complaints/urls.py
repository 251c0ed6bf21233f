# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.complaints import web

app_name = "complaints"
urlpatterns = [
    path("lapor/", web.report, name="report"),
    path("kasus/<str:code>/", web.case, name="case"),
]
