# SPDX-License-Identifier: EUPL-1.2
"""A telephone as tests hold it, and the places where people check in."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from attendance.conftest import Staff
from praja.duties.attendance.domain.saying import Position, Saying
from praja.duties.attendance.models import Phone, Place
from praja.duties.attendance.operations.phones import register_phone
from praja.duties.attendance.operations.places import PlaceWords, set_place
from praja.duties.attendance.operations.punching import NewPunch
from praja.duties.attendance.queries.places import code_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account

OFFICE = ((124.84, 1.49), (124.842, 1.49), (124.842, 1.492), (124.84, 1.492), (124.84, 1.49))
HERE = Position(1.491, 124.841, 15)
FAR = Position(1.6, 124.841, 15)
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Handset:
    """A telephone with its key."""

    private: EllipticCurvePrivateKey
    device: str = "a" * 32

    @property
    def key(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, text: str) -> bytes:
        r, s = decode_dss_signature(self.private.sign(text.encode(), ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def presses(
        self,
        at: datetime,
        *,
        code: str = "",
        position: Position | None = HERE,
        direction: int = 0,
        sent_at: datetime | None = None,
        nonce: UUID | None = None,
        photo: bytes = b"",
    ) -> NewPunch:
        """The button pressed at this moment; offline where it is sent at another."""
        digest = sha256(photo).hexdigest() if photo else ""
        saying = Saying(nonce or uuid4(), at, direction, code, position, was_offline=sent_at is not None, photo=digest)
        return NewPunch(
            saying=saying,
            text=saying.text,
            signature=self.sign(saying.text),
            key_hash=sha256(self.key).digest(),
            device=self.device,
            sent_at=sent_at or at,
            photo=photo,
        )


def handset(device: str = "a") -> Handset:
    return Handset(generate_private_key(SECP256R1()), device * 32)


def registered(staff: Staff, account: Account, at: datetime, phone: Handset | None = None) -> tuple[Handset, Phone]:
    """A telephone, registered to this employee."""
    held = phone or handset()
    actor = staff.actor(account, at)
    row = register_phone(
        employee=staff.employee(account), key=held.key, device=held.device, name="HP", actor=actor, at=at
    )
    return held, row


def office_place(staff: Staff, at: datetime, unit: Unit | None = None, **changes: object) -> Place:
    """The office of roads, set up by the personnel office."""
    words = replace(PlaceWords(name="Kantor Dinas Jalan", outline=(OFFICE,), since=SINCE), **changes)  # type: ignore[arg-type]
    return set_place(place=None, unit=unit or staff.roads, words=words, actor=staff.actor(staff.keeper, at), at=at)


def code_on(place: Place, at: datetime) -> str:
    """What its display shows."""
    return code_of(place.code_secret).at(at)


def without_scripts(at: datetime, code: str) -> NewPunch:
    return NewPunch(saying=Saying(uuid4(), at, 0, code), device="b" * 32, sent_at=at)
