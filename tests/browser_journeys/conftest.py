# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator

import pytest

from crawl.conftest import pytest_configure, site, static_folder  # noqa: F401 - fixtures
from crawl.site import Site, this_moment
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify


@pytest.fixture(autouse=True)
def _ledger_holds(site: Site) -> Iterator[None]:  # noqa: F811
    """Whatever people did in a journey, the ledger and the tables agree at its end."""
    yield
    close_interval(at=this_moment())
    assert list(verify()) == []
