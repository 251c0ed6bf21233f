# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

from django.conf import settings

from praja.kernel.documents.enums import Provider
from praja.kernel.documents.gateways.signing.local import LocalService
from praja.kernel.documents.gateways.signing.service import SigningService


def service_in_use() -> SigningService:
    """The signing service that the setting PRAJA_SIGNING names."""
    return service_of(Provider(settings.PRAJA_SIGNING))


def service_of(provider: Provider) -> SigningService:
    """The service of one provider, as this installation has it set up."""
    return LocalService(Path(settings.PRAJA_KEYS))
