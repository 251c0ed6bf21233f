# SPDX-License-Identifier: EUPL-1.2
import io

import pytest
from PIL import Image

from letters.making import RECEIVED
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.lib.actors import system_actor


@pytest.fixture
def scan(db: None) -> StoredFile:
    """A scanned page that was taken in."""
    held = io.BytesIO()
    Image.new("RGB", (30, 40), "white").save(held, "PNG")
    return take_in(upload=io.BytesIO(held.getvalue()), actor=system_actor("tests"), at=RECEIVED)
