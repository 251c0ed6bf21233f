# SPDX-License-Identifier: EUPL-1.2
"""What units, topics and tags are called outside: ids that stay, names that can stand in an address."""

import re
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings

_ORGANIZATION = "unit-"


def site() -> str:
    """The address of this site, without a slash at its end."""
    return str(settings.PRAJA_BASE_URL)


def stable_id(kind: str, key: str) -> str:
    """A UUID of something that has none: the same as long as the site's address and the key are."""
    return str(uuid5(NAMESPACE_URL, f"{site()}/{kind}/{key}"))


def organization_name(code: str) -> str:
    """What a unit is called in addresses: its code, since that stays when the unit is renamed."""
    return _ORGANIZATION + re.sub(r"[^a-z0-9]+", "-", code.lower()).strip("-")


def organization_id(code: str) -> str:
    return stable_id("unit", code)


def page_of_dataset(name: str) -> str:
    """The address of a dataset's page."""
    return f"{site()}/data/{name}"


def naive(at: datetime | None) -> str | None:
    """A moment in UTC without an offset, always with six digits: harvesters compare it as text."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") if at else None
