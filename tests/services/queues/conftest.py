# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

import pytest

from services.queues.halls import Hall, furnish
from towns import Town


@pytest.fixture
def hall(town: Town, monday: datetime) -> Hall:
    """The hall on Monday 5 January 2026, 09.00 WIB, open from 08.00 to 16.00; counter 1 serves A before B, counter 2 only A."""
    return furnish(town, monday)
