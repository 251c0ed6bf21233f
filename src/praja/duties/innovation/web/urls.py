# SPDX-License-Identifier: EUPL-1.2
"""Addresses of innovation, each part's in a module of its own."""

from django.urls import URLPattern

from praja.duties.innovation.web.circles.urls import urlpatterns as circles
from praja.duties.innovation.web.competitions.urls import urlpatterns as competitions
from praja.duties.innovation.web.design.urls import urlpatterns as design
from praja.duties.innovation.web.effect.urls import urlpatterns as effect
from praja.duties.innovation.web.evidence.urls import urlpatterns as evidence
from praja.duties.innovation.web.gallery.urls import urlpatterns as gallery
from praja.duties.innovation.web.ideas.urls import urlpatterns as ideas
from praja.duties.innovation.web.index.urls import urlpatterns as index
from praja.duties.innovation.web.path.urls import urlpatterns as path
from praja.duties.innovation.web.replication.urls import urlpatterns as replication

app_name = "innovation"
urlpatterns: list[URLPattern] = [
    *path,
    *evidence,
    *design,
    *competitions,
    *effect,
    *circles,
    *index,
    *ideas,
    *replication,
    *gallery,
]
