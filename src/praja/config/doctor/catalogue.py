# SPDX-License-Identifier: EUPL-1.2
"""Checks of the catalogue of services."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from praja.config.doctor.findings import Finding, bad, good
from praja.duties.services.queries.foreign import foreign_products


def check_services(_at: datetime) -> Iterator[Finding]:
    """Nothing that another system issues is made out, numbered or signed here."""
    wrong = foreign_products()
    for version in wrong:
        yield bad(
            f"service {version.standard.service.code}",
            _("Another system issues it, but version %(n)s of its standard has a product of its own here.")
            % {"n": version.number},
            _("Write a new version without template, register, number pattern, signature and hand-over."),
        )
    if not wrong:
        yield good("services", _("what others issue is only guided and followed"))
