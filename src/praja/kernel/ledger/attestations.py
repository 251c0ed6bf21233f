# SPDX-License-Identifier: EUPL-1.2
"""How other parts let the ledger testify against their tables.

An attestation reads the tables of its owner and compares them with what the ledger says they must hold: the state a case
has after its events, the digest of a text. `praja ledger verify` runs all of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that is not as the ledger says. `where` names the row, `what` says plainly what is wrong."""

    where: str
    what: str


Attestation = Callable[[], Iterator[Mismatch]]

_attestations: dict[str, Attestation] = {}


def attest(name: str) -> Callable[[Attestation], Attestation]:
    """Register an attestation under a name that `praja ledger verify` prints."""

    def register(function: Attestation) -> Attestation:
        _attestations[name] = function
        return function

    return register


def attestations() -> dict[str, Attestation]:
    return dict(sorted(_attestations.items()))
