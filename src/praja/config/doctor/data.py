# SPDX-License-Identifier: EUPL-1.2
"""Checks of what is published as open data."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, good, warning
from praja.duties.opendata.queries.catalogue import shows_anything


def check_contact(_at: datetime) -> Iterator[Finding]:
    """Whoever reads published data can ask somebody about it: catalogues for machines name an address."""
    about = "PRAJA_DATA_CONTACT"
    if settings.PRAJA_DATA_CONTACT:
        yield good(about, _("catalogues for machines say whom to ask"))
    elif shows_anything():
        yield warning(
            about,
            _("Datasets are published, but catalogues for machines name nobody who may be asked about them."),
            _("Set it to the e-mail address of the data steward."),
        )
    else:
        yield good(about, _("not set; no dataset is published yet"))
