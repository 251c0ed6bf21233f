# SPDX-License-Identifier: EUPL-1.2
"""Errors as RFC 9457 problem documents with `code`, `field` and `next_step`."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from praja.lib.errors import DomainError


def problem(
    *,
    status: int,
    code: str,
    title: str,
    field: str = "",
    next_step: str = "",
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """A problem document. `field` names the input the sentence belongs to; `errors` lists several."""
    body: dict[str, Any] = {"type": f"urn:praja:problem:{code}", "title": title, "status": status, "code": code}
    body |= {key: value for key, value in (("field", field), ("next_step", next_step), ("errors", errors)) if value}
    return HttpResponse(json.dumps(body), status=status, content_type="application/problem+json")


def install_problem_handlers(api: NinjaAPI) -> None:
    """Answer every foreseen error of `api` with a problem document."""

    def on_domain_error(_request: HttpRequest, error: DomainError) -> HttpResponse:
        return problem(
            status=error.status,
            code=error.code,
            title=str(error.message),
            field=error.field,
            next_step=str(error.next_step),
            errors=[
                {"field": one.field, "message": _(one.message) % one.params} for one in error.detail.get("problems", ())
            ],
        )

    def on_validation_error(_request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [{"field": _field_of(item["loc"]), "message": str(item["msg"])} for item in error.errors]
        return problem(
            status=422,
            code="invalid_input",
            title=_("Some fields cannot be accepted as they are."),
            field=errors[0]["field"] if errors else "",
            next_step=_("Mend the fields named in `errors` and send again."),
            errors=errors,
        )

    def on_http_error(_request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(status=error.status_code, code="refused", title=str(error))

    def on_missing(_request: HttpRequest, _error: Http404) -> HttpResponse:
        return problem(status=404, code="not_found", title=_("There is nothing here."))

    api.add_exception_handler(DomainError, on_domain_error)  # type: ignore[arg-type]
    api.add_exception_handler(ValidationError, on_validation_error)  # type: ignore[arg-type]
    api.add_exception_handler(HttpError, on_http_error)  # type: ignore[arg-type]
    api.add_exception_handler(Http404, on_missing)  # type: ignore[arg-type]


def _field_of(location: tuple[Any, ...]) -> str:
    """The input's name without the transport it came in."""
    return ".".join(str(part) for part in location if part not in {"body", "query", "path", "payload", "form", "file"})
