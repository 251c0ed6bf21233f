# SPDX-License-Identifier: EUPL-1.2
"""A private store of each test's own, and the makings of files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from praja.lib.actors import Actor, ActorKind
from signing import actor_for, head_of, unit_named

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def at():
    return AT


@pytest.fixture
def officer():
    return Actor(ActorKind.EMPLOYEE, "7")


@pytest.fixture(autouse=True)
def private_store(settings, tmp_path):
    """The folder of the private store."""
    folder = Path(tmp_path) / "files"
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": backend, "OPTIONS": {"location": str(folder)}},
    }
    settings.PRAJA_CLAMAV = ""
    settings.PRAJA_MAX_UPLOAD_BYTES = 2_000_000
    return folder


@pytest.fixture
def melati(db):
    """The unit whose papers are signed."""
    return unit_named()


@pytest.fixture
def lurah(melati, at):
    """The account of its head."""
    return head_of(melati, at)


@pytest.fixture
def head(lurah):
    return actor_for(lurah)
