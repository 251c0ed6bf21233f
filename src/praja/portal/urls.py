# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.portal.web.desk import desk
from praja.portal.web.home import home
from praja.portal.web.law import law
from praja.portal.web.ledger import ledger
from praja.portal.web.overview import overview
from praja.portal.web.track import track

urlpatterns = [
    path("", home, name="home"),
    path("lacak/", track, name="track"),
    path("meja/", desk, name="desk"),
    path("ringkasan/", overview, name="overview"),
    path("dasar-hukum/", law, name="law"),
    path("buku-besar/", ledger, name="ledger"),
]
