# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from praja.lib.errors import DomainError

GetResponse = Callable[[HttpRequest], HttpResponse]


class domain_error_middleware:  # noqa: N801 - named like the functions it stands among
    """Turn a foreseen refusal that no view handled into a page with its sentence and next step."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        return render(request, "refused.html", {"error": exception}, status=exception.status)
