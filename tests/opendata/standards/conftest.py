# SPDX-License-Identifier: EUPL-1.2
import pytest

from opendata.conftest import _found
from opendata.standards.scene import Machines, machines
from remembering import Remembered

_machines_once = Remembered(lambda: machines(_found()))


@pytest.fixture
def catalogue(db: None) -> Machines:
    """Five datasets: rich, poor, limited, harvested, and one that is not published."""
    return _machines_once()
