# SPDX-License-Identifier: EUPL-1.2
"""Addresses of training, each part's in a module of its own."""

from django.urls import URLPattern

from praja.duties.training.web.banks.urls import urlpatterns as banks
from praja.duties.training.web.certificates.urls import urlpatterns as certificates
from praja.duties.training.web.change.urls import urlpatterns as change
from praja.duties.training.web.classes.urls import urlpatterns as classes
from praja.duties.training.web.directory.urls import urlpatterns as directory
from praja.duties.training.web.evaluation.urls import urlpatterns as evaluation
from praja.duties.training.web.exams.urls import urlpatterns as exams
from praja.duties.training.web.modules.urls import urlpatterns as modules
from praja.duties.training.web.need.urls import urlpatterns as need
from praja.duties.training.web.presence.urls import urlpatterns as presence
from praja.duties.training.web.room.urls import urlpatterns as room
from praja.duties.training.web.talk.urls import urlpatterns as talk

app_name = "training"
urlpatterns: list[URLPattern] = [
    *classes,
    *certificates,
    *presence,
    *modules,
    *change,
    *evaluation,
    *need,
    *banks,
    *exams,
    *room,
    *talk,
    *directory,
]
