# SPDX-License-Identifier: EUPL-1.2
"""One way to sign, whoever signs: this installation's trial certificate or the BSrE client service."""

from praja.kernel.documents.gateways.signing.bsre_v1 import BsreV1
from praja.kernel.documents.gateways.signing.bsre_v2 import BsreV2
from praja.kernel.documents.gateways.signing.choosing import service_in_use, service_of
from praja.kernel.documents.gateways.signing.service import Announce, SigningService

__all__ = ["Announce", "BsreV1", "BsreV2", "SigningService", "service_in_use", "service_of"]
