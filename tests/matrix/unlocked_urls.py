# SPDX-License-Identifier: EUPL-1.2
"""A site with a view that names no door, for the check that must find it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from praja.config.urls import urlpatterns as whole_site


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open by oversight")


urlpatterns = [*whole_site, path("dalam/", include([path("terlupa/", forgotten)]))]
