# SPDX-License-Identifier: EUPL-1.2
"""What this catalogue is."""

from typing import Any

from django.conf import settings

from praja.duties.opendata.queries.ckan.names import site
from praja.duties.opendata.web.ckan.actions.registry import Actions
from praja.duties.opendata.web.ckan.calling import Call

about = Actions()
SPEAKS = "2.12.0"
"""The version of CKAN whose shapes these are."""


@about.reads
def status_show(_call: Call) -> dict[str, Any]:
    """What this catalogue is, and which version of CKAN's protocol it speaks."""
    return {
        "ckan_version": SPEAKS,
        "site_url": site(),
        "site_description": "",
        "site_title": settings.PRAJA_SITE_NAME,
        "error_emails_to": None,
        "locale_default": settings.LANGUAGE_CODE,
        "extensions": ["datastore", "dcat"],
    }


@about.reads
def site_read(_call: Call) -> bool:
    """Always true: everybody may read this catalogue."""
    return True


@about.reads
def user_list(_call: Call) -> list[Any]:
    """Always empty: who has an account here is not published."""
    return []
