# SPDX-License-Identifier: EUPL-1.2
import pytest

from praja.kernel.jobs import declarations


@pytest.fixture(autouse=True)
def only_schedules_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declarations, "_schedules", {})
