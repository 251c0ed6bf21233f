# SPDX-License-Identifier: EUPL-1.2
import pytest

from opendata.ckan.scene import Catalogue, catalogued
from opendata.conftest import _found
from remembering import Remembered

_catalogued_once = Remembered(lambda: catalogued(_found()))


@pytest.fixture
def catalogue(db: None) -> Catalogue:
    """Four datasets: two open ones, one whose rows are closed, one that is not published."""
    return _catalogued_once()
