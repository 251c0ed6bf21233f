# SPDX-License-Identifier: EUPL-1.2
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from crawl.cases import reports
from crawl.site import Site, as_in_use, serving, settle
from praja.duties.complaints.operations import Filed


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--crawl-all", action="store_true", help="every role, language and colour scheme (`make crawl`)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs Chromium")


def crawls_all(config: pytest.Config) -> bool:
    return bool(config.getoption("--crawl-all", default=False)) or os.environ.get("PRAJA_CRAWL") == "all"


SOME = ("visitor", "link", "coordinator", "liaison", "head")
ALL = [
    (role, language, scheme)
    for role in (*SOME, "administrator")
    for language in ("id", "en")
    for scheme in ("light", "dark")
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "walker" in metafunc.fixturenames:
        walkers = ALL if crawls_all(metafunc.config) else [(role, "id", "light") for role in SOME]
        metafunc.parametrize("walker", walkers, ids="-".join)


@pytest.fixture
def everything(request: pytest.FixtureRequest) -> bool:
    return crawls_all(request.config)


@pytest.fixture(scope="session")
def static_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("static")


@pytest.fixture
def site(transactional_db: None, settings: Any, static_folder: Path, chromium: Browser) -> Iterator[Site]:
    """A running site with its officers and no cases yet."""
    as_in_use(settings, static_folder)
    with serving() as address:
        settings.PRAJA_BASE_URL = address
        yield settle(address)


@pytest.fixture
def filed(site: Site) -> dict[str, Filed]:
    """Reports in every state."""
    return reports(site.town)
