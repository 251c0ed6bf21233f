# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator

import pytest

from praja.kernel.procedures.declarations import Procedure
from procedures.permits import permits_known


@pytest.fixture
def permit() -> Iterator[Procedure]:
    """The test-only procedure, known for this test."""
    with permits_known() as procedure:
        yield procedure
