# SPDX-License-Identifier: EUPL-1.2
"""Under the address of packages (PRAJA_MODULES_URL) nothing is answered but packages: nobody can sign in there, so that there is
no session in which a package could act."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from praja.duties.training.web.modules.tickets import lessons_host

Respond = Callable[[HttpRequest], HttpResponseBase]


def packages_alone(get_response: Respond) -> Respond:
    """Answer any other address under that name with 404."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        is_theirs = bool(settings.PRAJA_MODULES_URL) and request.META.get("HTTP_HOST", "") == lessons_host()
        if is_theirs and not request.path_info.startswith(settings.PRAJA_MODULES_PATHS):
            return HttpResponse(status=404)
        return get_response(request)

    return middleware
