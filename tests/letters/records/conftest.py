# SPDX-License-Identifier: EUPL-1.2
import pytest

from letters.records.keeping import Keeping, keep_at


@pytest.fixture
def keeping(office) -> Keeping:
    """Files at `roads`."""
    return keep_at(office)
