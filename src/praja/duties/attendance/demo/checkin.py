# SPDX-License-Identifier: EUPL-1.2
"""Places with outlines, and somebody's mornings by telephone: on time, once without a connection, once outside, once at
the office that wants a photo. The town is made up, so its offices stand in the sea and the face is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO
from random import Random
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image, ImageDraw

from praja.duties.attendance.domain.saying import Position, Saying
from praja.duties.attendance.models import Place
from praja.duties.attendance.operations.phones import register_phone
from praja.duties.attendance.operations.places import PlaceWords, set_place
from praja.duties.attendance.operations.punching import NewPunch, take_punch
from praja.duties.attendance.queries.places import code_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account, Employee
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

WEST, SOUTH, WIDE, HIGH = 111.5, -6.0, 0.0012, 0.0009
APART = 0.01
CAME, LEFT = time(7, 21), time(16, 6)
DAYS = 5


@dataclass(frozen=True, slots=True)
class Handset:
    """A telephone with a key of its own; `device` marks its browser."""

    key: EllipticCurvePrivateKey
    rng: Random
    device: str = ""

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def press(
        self, at: datetime, direction: int, code: str, position: Position, sent_at: datetime, photo: bytes = b""
    ) -> NewPunch:
        nonce = UUID(int=self.rng.getrandbits(128), version=4)
        digest = sha256(photo).hexdigest() if photo else ""
        saying = Saying(nonce, at, direction, code, position, was_offline=sent_at != at, photo=digest)
        r, s = decode_dss_signature(self.key.sign(saying.text.encode(), ECDSA(SHA256())))
        signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
        return NewPunch(saying, saying.text, signature, sha256(self.public).digest(), self.device, sent_at, photo)


def new_handset(rng: Random, device: str = "") -> Handset:
    """A telephone that nobody registered yet."""
    return Handset(generate_private_key(SECP256R1()), rng, device)


def play_checkin(
    *,
    units: Mapping[str, Unit],
    offices: Mapping[str, str],
    photo_at: str,
    somebody: Account,
    their_unit: str,
    keeper: Actor,
    is_working: Callable[[date], bool],
    rng: Random,
    at: datetime,
) -> None:
    """Set up the offices (unit to name), of which that of `photo_at` wants a photo, and let somebody of `their_unit` check in on
    the working days before `at`."""
    began = at - timedelta(days=60)
    places = {
        short: _office(units[short], name, number, keeper, began, wants_photo=short == photo_at)
        for number, (short, name) in enumerate(offices.items())
        if short in units
    }
    employee = Employee.objects.filter(person_id=somebody.person_id).first()
    if employee is None or their_unit not in places:
        return
    phone = new_handset(rng)
    actor = actor_of(somebody, began)
    register_phone(employee=employee, key=phone.public, device="", name="Android", actor=actor, at=began)
    days = [
        day for back in range(DAYS * 2, 0, -1) if is_working(day := local_date(at, local_zone()) - timedelta(days=back))
    ]
    for number, day in enumerate(days[-DAYS:]):
        _day(employee, somebody, phone, places[their_unit], day, number)
    if photo_at in places and days:
        _with_photo(employee, somebody, phone, places[photo_at], days[-1])


def _office(unit: Unit, name: str, number: int, keeper: Actor, at: datetime, *, wants_photo: bool) -> Place:
    west, south = WEST + number * APART, SOUTH
    east, north = west + WIDE, south + HIGH
    outline = [[[west, south], [east, south], [east, north], [west, north], [west, south]]]
    words = PlaceWords(name=name, outline=outline, since=local_date(at, local_zone()), wants_photo=wants_photo)
    return set_place(place=None, unit=unit, words=words, actor=keeper, at=at)


def _inside(place: Place) -> Position:
    (west, south) = place.outline[0][0]
    return Position(round(south + HIGH / 2, 7), round(west + WIDE / 2, 7), 14)


def _with_photo(employee: Employee, account: Account, phone: Handset, place: Place, day: date) -> None:
    """At noon of the last day, for a meeting at the office that wants a photo."""
    at = datetime.combine(day, time(11, 40), local_zone())
    code = code_of(place.code_secret).at(at)
    new = phone.press(at, 0, code, _inside(place), at, _face())
    take_punch(employee=employee, new=new, actor=actor_of(account, at), at=at)


def _face() -> bytes:
    """Somebody who does not exist."""
    image, out = Image.new("RGB", (320, 320), "#c9d6d6"), BytesIO()
    draw = ImageDraw.Draw(image)
    draw.ellipse((70, 230, 250, 420), fill="#0b5c5e")
    draw.ellipse((100, 70, 220, 220), fill="#b98a63")
    draw.pieslice((95, 55, 225, 195), 180, 360, fill="#1c1410")
    for left in (132, 174):
        draw.ellipse((left, 138, left + 14, 152), fill="#14212b")
    draw.arc((135, 160, 185, 195), 20, 160, fill="#14212b", width=4)
    image.save(out, "JPEG", quality=80)
    return out.getvalue()


def _day(employee: Employee, account: Account, phone: Handset, place: Place, day: date, number: int) -> None:
    """In and out; one day the line is down in the morning, and one day they press first in the street."""
    inside = _inside(place)
    street = Position(round(place.outline[0][0][1] - 0.004, 7), inside.longitude, 11)
    came, left = (datetime.combine(day, hour, local_zone()) + timedelta(minutes=3 * number) for hour in (CAME, LEFT))
    if number == 1:
        _press(employee, account, phone, place, came - timedelta(minutes=4), 0, street)
    late = timedelta(hours=2) if number == 2 else timedelta(0)
    _press(employee, account, phone, place, came, 0, inside, late=late, has_code=number != 2)
    _press(employee, account, phone, place, left, 1, inside)


def _press(
    employee: Employee,
    account: Account,
    phone: Handset,
    place: Place,
    at: datetime,
    direction: int,
    position: Position,
    *,
    late: timedelta = timedelta(0),
    has_code: bool = True,
) -> None:
    code = code_of(place.code_secret).at(at) if has_code else ""
    new = phone.press(at, direction, code, position, at + late)
    take_punch(employee=employee, new=new, actor=actor_of(account, at + late), at=at + late)
