# SPDX-License-Identifier: EUPL-1.2
"""The garbage collector looks seldom. What a run imports and collects stays to its end, and looking through it time and again
took a tenth of the whole; set aside, it is looked at no more."""

import gc

import pytest

gc.set_threshold(10_000, 50, 20)


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()
