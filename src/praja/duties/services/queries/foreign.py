# SPDX-License-Identifier: EUPL-1.2
"""What must never be: a service that another system issues, with a product of this government's own."""

from praja.duties.services.enums import Issuer
from praja.duties.services.models import StandardVersion
from praja.duties.services.procedure.names import ABANDONED, REPLACED


def foreign_products() -> list[StandardVersion]:
    """Versions that hold, or may come to hold, of a service issued elsewhere, that are made out, numbered or signed here."""
    foreign = [issuer.value for issuer in Issuer if issuer.is_foreign]
    living = StandardVersion.objects.filter(standard__service__issuer__in=foreign)
    rows = living.exclude(case__state__in=(REPLACED, ABANDONED)).select_related("standard__service", "case")
    return [version for version in rows.order_by("pk") if version.makes_a_product]
