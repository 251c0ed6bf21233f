# SPDX-License-Identifier: EUPL-1.2
"""All addresses. Those that residents see are Indonesian."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from praja.config.account_urls import urlpatterns as account_routes
from praja.config.api import api
from praja.lib.actors import ANYONE
from praja.lib.web import door_of, opened_by

Routes = list[URLPattern | URLResolver]


def guard_themselves(routes: Routes) -> Routes:
    """Name the door of a library's views that guard themselves (log-in, second factors, API endpoints); a door that was named
    stays."""
    for route in routes:
        if isinstance(route, URLResolver):
            guard_themselves(route.url_patterns)
        elif door_of(route.callback) is None:
            route.callback = opened_by(ANYONE, route.callback)
    return routes


_api_routes, _api_app, _api_namespace = api.urls

urlpatterns = [
    path("", include("praja.portal.urls")),
    path("", include("praja.duties.opendata.web.standards.urls")),
    path("", include("praja.duties.opendata.web.urls")),
    path("", include("praja.duties.opendata.web.ckan.urls")),
    path("aduan/", include("praja.duties.complaints.web.urls")),
    path("antrean/", include("praja.duties.services.web.queues.urls")),
    path("iclock/", include("praja.duties.attendance.web.machines.iclock_urls")),
    path("layanan/", include("praja.duties.services.web.urls")),
    path("satu-data/", include("praja.duties.opendata.web.office.urls")),
    path("surat/", include("praja.duties.letters.web.urls")),
    path("formulir/", include("praja.kernel.forms.web.urls")),
    path("presensi/", include("praja.duties.attendance.web.urls")),
    path("diklat/", include("praja.duties.training.web.urls")),
    path("inovasi/", include("praja.duties.innovation.web.urls")),
    path("galeri-inovasi/", include("praja.duties.innovation.web.gallery.public")),
    path("lomba/", include("praja.duties.innovation.web.competitions.results")),
    path("ide/", include("praja.duties.innovation.web.ideas.public_urls")),
    path("organisasi/", include("praja.kernel.organization.web.urls")),
    path("latihan/", include("praja.config.practice.urls")),
    path("saluran/", include("praja.kernel.notifications.web.urls")),
    path("akun/kunci/", include("praja.kernel.people.web.urls")),
    path("akun/", include(guard_themselves(account_routes))),
    path("bahasa/", opened_by(ANYONE, set_language), name="set_language"),
    path("api/v1/", (guard_themselves(_api_routes), _api_app, _api_namespace)),
]
