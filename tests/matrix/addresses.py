# SPDX-License-Identifier: EUPL-1.2
"""Every route of the site by its full name, and addresses that match it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver, reverse
from ninja.operation import Operation

from praja.config.api import api


@dataclass(frozen=True)
class Named:
    """A route: its full name ("complaints:case"), its view, and the names of its arguments."""

    name: str
    view: Any
    arguments: frozenset[str]

    def address(self, values: Mapping[str, object]) -> str:
        """An address of this route with its arguments filled in from `values`."""
        return reverse(self.name, kwargs={key: values[key] for key in self.arguments})


def named_routes(
    resolver: URLResolver | None = None, spaces: tuple[str, ...] = (), arguments: frozenset[str] = frozenset()
) -> dict[str, Named]:
    """By full name; several routes of one name are one, a nameless one stands under its pattern."""
    found: dict[str, Named] = {}
    for route in (resolver or get_resolver()).url_patterns:
        taken = arguments | frozenset(getattr(route.pattern, "converters", ()))
        if isinstance(route, URLResolver):
            found |= named_routes(route, (*spaces, route.namespace) if route.namespace else spaces, taken)
        else:
            name = ":".join((*spaces, route.name or str(route.pattern)))
            found[name] = Named(name, route.callback, taken)
    return found


def page_routes() -> dict[str, Named]:
    """Every route but the operations of the API."""
    operations = {f"api:{operation.view_func.__name__}" for operation in operations_by_name().values()}
    return {name: route for name, route in named_routes().items() if name not in operations}


def operations_by_name() -> dict[str, Operation]:
    """By method and path: "GET /complaints/{code}"."""
    return {
        f"{method} {prefix}{path}": operation
        for prefix, router in api._routers
        for path, view in router.path_operations.items()
        for operation in view.operations
        for method in operation.methods
    }
