# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.portal import web

urlpatterns = [
    path("", web.home, name="home"),
    path("lacak/", web.track, name="track"),
    path("meja/", web.desk, name="desk"),
    path("ringkasan/", web.overview, name="overview"),
    path("dasar-hukum/", web.law, name="law"),
    path("buku-besar/", web.ledger, name="ledger"),
]
