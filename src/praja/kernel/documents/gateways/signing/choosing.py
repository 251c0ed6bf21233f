# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

from django.conf import settings

from praja.kernel.documents.enums import Provider, SecretKind
from praja.kernel.documents.gateways.signing.bsre_http import BsreAccess
from praja.kernel.documents.gateways.signing.bsre_v1 import BsreV1
from praja.kernel.documents.gateways.signing.bsre_v2 import BsreV2
from praja.kernel.documents.gateways.signing.service import SigningService


def service_in_use() -> SigningService:
    """The signing service that the setting PRAJA_SIGNING names."""
    return service_of(Provider(settings.PRAJA_SIGNING))


def service_of(provider: Provider) -> SigningService:
    """The service of one provider, as this installation has it set up."""
    if provider is Provider.BSRE_V1:
        return BsreV1(access())
    if provider is Provider.BSRE_V2:
        return BsreV2(access(), SecretKind(settings.PRAJA_BSRE_SECRET))
    # Loaded when first asked for, as everywhere with pyHanko: it takes a third of the time in which a process starts.
    from praja.kernel.documents.gateways.signing.local import LocalService

    return LocalService(Path(settings.PRAJA_KEYS))


def access() -> BsreAccess:
    """Where the BSrE client service is, from the settings."""
    return BsreAccess(
        settings.PRAJA_BSRE_URL, settings.PRAJA_BSRE_USER, settings.PRAJA_BSRE_PASSWORD, settings.PRAJA_BSRE_PATIENCE
    )
