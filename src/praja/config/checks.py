# SPDX-License-Identifier: EUPL-1.2
"""System checks of the house: no view without a named door."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver
from ninja.operation import Operation

from praja.config.api import api
from praja.duties.services.queries.foreign import foreign_products
from praja.kernel.procedures.declarations import procedures
from praja.lib.web import door_of


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the site with its full pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, path)
        else:
            yield path, pattern


@register("doors")
def every_view_names_its_door(**_kwargs: Any) -> list[CheckMessage]:
    """A view that names no door would be open by oversight."""
    return [
        Error(f"the view of /{path} names no door", hint="Wrap it in praja.lib.web.guarded(door).", id="praja.E001")
        for path, pattern in routes()
        if door_of(pattern.callback) is None
    ]


@register("doors")
def every_endpoint_names_its_door(**_kwargs: Any) -> list[CheckMessage]:
    """The same for the API: each operation is wrapped by `praja.lib.api.endpoint`."""
    return [
        Error(f"the endpoint {operation.operation_id or operation.view_func.__name__} names no door", id="praja.E002")
        for operation in api_operations()
        if door_of(operation.view_func) is None
    ]


@register("procedures")
def every_procedure_is_whole(**_kwargs: Any) -> list[CheckMessage]:
    """A procedure that names unknown states, steps or clocks would fail at the counter instead of here."""
    return [
        Error(f"procedure {procedure.name} v{procedure.version}: {problem}", id="praja.E003")
        for procedure in procedures()
        for problem in procedure.problems()
    ]


@register("services", Tags.database)
def no_foreign_product(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """What SIAK, OSS or SIMBG issue has no template, number or signature here. Reads the data: `check --database default`."""
    if not databases or "services_standardversion" not in connection.introspection.table_names():
        return []
    return [
        Error(
            f"{version.standard.service.code} is issued by another system but version {version.number} has a product here",
            hint="Write a version without template, register, number pattern, signature and hand-over.",
            id="praja.E004",
        )
        for version in foreign_products()
    ]


def api_operations() -> Iterator[Operation]:
    """Every operation of the API."""
    for _prefix, router in api._routers:
        for path_view in router.path_operations.values():
            yield from path_view.operations
