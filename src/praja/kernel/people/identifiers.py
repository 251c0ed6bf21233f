# SPDX-License-Identifier: EUPL-1.2
"""The sealed values of persons and employees: how each is written, sealed, opened and found again."""

from collections.abc import Callable
from typing import Literal

from praja.kernel.people.domain.contacts import normal_email, normal_phone
from praja.kernel.people.domain.identity import digits_of
from praja.kernel.people.sealing import Sealed, lookup_key, open_sealed, seal

Identifier = Literal["nik", "nip", "phone", "email", "address"]

PURPOSES: dict[str, str] = {
    "nik": "person.nik",
    "phone": "person.phone",
    "email": "person.email",
    "address": "person.address",
    "nip": "employee.nip",
}
"""What each value is sealed for; a value moved to another column does not open there."""

_WRITTEN: dict[str, Callable[[str], str]] = {
    "nik": digits_of,
    "nip": digits_of,
    "phone": normal_phone,
    "email": normal_email,
    "address": str.strip,
}


def written(field: Identifier, text: str) -> str:
    """`text` in the one form in which it is kept; empty where a phone or e-mail is none."""
    return _WRITTEN[field](text)


def sealed(field: Identifier, text: str) -> Sealed:
    """`text`, in its written form, sealed for its column."""
    return seal(written(field, text), PURPOSES[field])


def opened(field: Identifier, value: Sealed) -> str:
    """The text inside. For the platform's own use; what a person reads comes from `operations.reveal`."""
    return open_sealed(value, PURPOSES[field])


def key_of(field: Identifier, text: str) -> bytes | None:
    """The keyed hash by which the value is found; None for empty text or what is no phone or e-mail."""
    return lookup_key(written(field, text), PURPOSES[field])
