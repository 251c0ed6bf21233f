# SPDX-License-Identifier: EUPL-1.2
"""Sentences are compared in the language in which the code says them."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with override("en"):
        yield
