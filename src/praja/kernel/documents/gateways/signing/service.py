# SPDX-License-Identifier: EUPL-1.2
"""What every signing service can do."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from praja.kernel.documents.domain.signing import Signatory, SignedFile, SigningSecret
from praja.kernel.documents.enums import Provider, SecretKind

Announce = Callable[[str], None]
"""Called with the provider's id of the signing as soon as it is known, before the signed file has arrived."""


class SigningService(Protocol):
    """A way to have PDFs signed. `secrets`: what the signer must show, empty where nothing; `files_per_call`: how many files
    one call may carry.
    """

    provider: Provider
    secrets: frozenset[SecretKind]
    files_per_call: int

    def sign(
        self,
        pages: Sequence[bytes],
        *,
        signatory: Signatory,
        secret: SigningSecret | None,
        at: datetime,
        announce: Announce,
    ) -> list[SignedFile]:
        """The files signed, in the same order. Raises SigningFailed."""
        ...

    def fetch_lost(self, external_id: str, page: bytes, at: datetime) -> SignedFile:
        """`page` as signed in a call whose answer was lost, if the provider still hands it out. Raises SigningFailed."""
        ...
