# SPDX-License-Identifier: EUPL-1.2
"""A view or an operation without a named door stops the start of the site."""

import pytest
from django.core.checks import run_checks
from ninja import Router

from praja.config.api import api
from praja.config.checks import every_endpoint_names_its_door, every_view_names_its_door


def test_the_site_as_it_is_passes() -> None:
    assert [message.id for message in run_checks(tags=["doors"])] == []


@pytest.mark.urls("matrix.unlocked_urls")
def test_a_view_without_a_door_is_named() -> None:
    assert [(found.id, found.msg) for found in every_view_names_its_door()] == [
        ("praja.E001", "the view of /dalam/terlupa/ names no door")
    ]


def test_an_operation_without_a_door_is_named() -> None:
    router = Router()
    router.get("/terlupa")(forgotten_operation)
    api._routers.append(("/dalam", router))
    try:
        found = every_endpoint_names_its_door()
    finally:
        api._routers.pop()

    assert [(message.id, message.msg) for message in found] == [
        ("praja.E002", "the endpoint forgotten_operation names no door")
    ]


def forgotten_operation(request: object) -> str:
    return "open by oversight"
