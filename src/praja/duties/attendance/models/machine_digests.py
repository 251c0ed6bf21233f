# SPDX-License-Identifier: EUPL-1.2
"""The digests by which the ledger knows machines, numbers and punches."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from praja.duties.attendance.models.machines import Machine
from praja.kernel.ledger.domain.chain import canonical, moment_text
from praja.kernel.people.sealing import lookup_key

PIN = "attendance.pin"
PUNCH = (
    "pin",
    "local_text",
    "at",
    "direction",
    "verdict",
    "reason",
    "verified_by",
    "sequence",
    "source",
    "received_at",
)
"""What of a machine's punch is digested: everything but whose it is, which follows from the numbers."""
TOLD = ("operation", "local_text", "by_pin", "detail")
"""What of a machine's word about itself."""


def digest_of_machine(machine: Machine) -> str:
    """How a machine is set; not what it says of itself."""
    told = {
        "serial": machine.serial,
        "name": machine.name,
        "unit": machine.unit_id,
        "place": machine.place_id,
        "protocol": str(machine.protocol),
        "state": str(machine.state),
        "zone": machine.zone,
        "zone_style": str(machine.zone_style),
        "networks": list(machine.networks),
        "comm_key": machine.comm_key.token.hex(),
    }
    return sha256(canonical(told).encode()).hexdigest()


def digest_of_pin(pin: str) -> str:
    """A number under a key, since there are few numbers."""
    return (lookup_key(pin, PIN) or b"").hex()


def digest_of_text(text: str) -> str:
    """A command."""
    return sha256(text.encode()).hexdigest()


def digest_of_rows(rows: Iterable[tuple[Any, ...]]) -> str:
    """What a batch added, each row as `PUNCH` or `TOLD`, in any order."""
    digest = sha256()
    texts = [[moment_text(one) if isinstance(one, datetime) else str(one) for one in row] for row in rows]
    for row in sorted(texts):
        digest.update(("\t".join(row) + "\n").encode())
    return digest.hexdigest()
