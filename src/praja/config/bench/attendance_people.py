# SPDX-License-Identifier: EUPL-1.2
"""Employees of a benchmark, a hundred thousand of them: in the register as an imported list leaves them, two of five with a
telephone's key and an open session, the others with a number on a machine of their unit.

Keys, session keys and devices follow from an employee's number, so that whoever sends can sign for everybody without keeping
anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, derive_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.core.signing import get_cookie_signer
from django.db import connection, transaction
from django.db.models import Model
from django.utils.crypto import salted_hmac

from praja.config.bench.attendance_ground import Offices
from praja.config.bench.seeding import SEEDER, Progress, Rows, Say, _last_id, write
from praja.duties.attendance.events.machines import PINS, PinGiven
from praja.duties.attendance.events.punches import PhoneRegistered, stream_of_phones
from praja.duties.attendance.models import Phone, Pin
from praja.duties.attendance.models.machine_digests import digest_of_pin
from praja.kernel.ledger.domain.chain import GENESIS, Entry, Refs
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.models import Delivery, LedgerEvent, Stream
from praja.kernel.ledger.operations.recording import build_entry, deliveries_of, head_of, row_of
from praja.kernel.ledger.subscriptions import subscribers_of
from praja.kernel.people.enums import EmploymentKind, RecordKind
from praja.kernel.people.events import IMPORTS, EmployeesImported
from praja.kernel.people.identifiers import key_of, sealed
from praja.kernel.people.models import Account, Employee, EmployeeRecord, Person
from praja.lib.web.devices import COOKIE, SALT

EMPLOYEES = 100_000
BATCH = 2_000
BY_TELEPHONE, OF = 2, 5
"""Two of five check in by telephone, the others at a machine."""
SINCE = date(2021, 1, 1)
TABLES: tuple[type[Model], ...] = (
    Person, Employee, EmployeeRecord, Account, Session, Phone, Pin, Stream, LedgerEvent, Delivery,
)  # fmt: skip
CSRF = "u" * 32


@dataclass(frozen=True)
class Holder:
    """The telephone of the employee of this number, as its holder has it."""

    number: int

    def _secret(self, purpose: str) -> bytes:
        return sha256(f"praja-bench-{purpose}-{self.number}".encode()).digest()

    @cached_property
    def private(self) -> EllipticCurvePrivateKey:
        # Shorter than the order of the curve by a few bits, so that it is always a key.
        return derive_private_key(int.from_bytes(self._secret("key")[:31], "big"), SECP256R1())

    @cached_property
    def key(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, text: str) -> bytes:
        """As browsers write it: r and s side by side."""
        r, s = decode_dss_signature(self.private.sign(text.encode(), ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    @property
    def session(self) -> str:
        return self._secret("session").hex()[:32]

    @property
    def browser(self) -> str:
        return self._secret("browser").hex()[:32]

    @property
    def device(self) -> str:
        """The mark that `known_device` reads from this browser's cookie."""
        return salted_hmac(SALT, self.browser, algorithm="sha256").hexdigest()[:32]

    @property
    def cookies(self) -> str:
        marked = get_cookie_signer(salt=COOKIE + SALT).sign(self.browser)
        return (
            f"{settings.SESSION_COOKIE_NAME}={self.session}; {settings.CSRF_COOKIE_NAME}={CSRF}; "
            f"{settings.LANGUAGE_COOKIE_NAME}=id; {COOKIE}={marked}"
        )


def has_telephone(number: int) -> bool:
    """Whether the employee of this number checks in by telephone."""
    return number % OF < BY_TELEPHONE


def seed_employees(offices: Offices, *, upto: int, now: datetime, say: Say = lambda _line: None) -> int:
    """Add employees until there are `upto`. Returns how many were added."""
    present = Employee.objects.count()
    seeder = _Seeder(offices, now)
    told = Progress("employees", say, every=20_000)
    for start in range(present, upto, BATCH):
        numbers = range(start, min(start + BATCH, upto))
        with transaction.atomic():
            rows, moved = seeder.batch(numbers)
            write(rows)
            Stream.objects.bulk_create(
                moved, update_conflicts=True, unique_fields=["key"], update_fields=["seq", "hash", "mac"]
            )
        told.add(len(numbers))
    _reset_sequences()
    return max(upto - present, 0)


class _Seeder:
    """Builds employees by their numbers from 0 on; number, ids and pins go up together."""

    def __init__(self, offices: Offices, now: datetime) -> None:
        self.offices, self.now = offices, now
        self.next = {table: _last_id(table) + 1 for table in TABLES if table not in (Session, Stream)}
        self.heads: dict[str, tuple[int, bytes]] = {
            row.key: (row.seq, bytes(row.hash)) for row in Stream.objects.filter(key__in=(PINS, IMPORTS))
        }
        self.encode = import_module(settings.SESSION_ENGINE).SessionStore().encode
        self.password = Account().password or "!"

    def batch(self, numbers: range) -> tuple[Rows, list[Stream]]:
        """The rows of these employees, and the heads of the streams that go on."""
        self.rows, self.moved = Rows({table: [] for table in TABLES}), dict[str, Entry]()
        ids = tuple(self._employee(number) for number in numbers)
        event = EmployeesImported(source="bench", created=ids, updated=(), unchanged=0, refused=0)
        self._tell(event, IMPORTS, {})
        return self.rows, [head_of(entry) for entry in self.moved.values()]

    def _take(self, table: type[Model]) -> int:
        self.next[table] += 1
        return self.next[table] - 1

    def _employee(self, number: int) -> int:
        unit = self.offices.units[number % len(self.offices.units)]
        person = Person(pk=self._take(Person), name=f"Pegawai Ukur {number:06d}", created_at=self.now)
        nip = f"19900101{number:010d}"
        employee = Employee(
            pk=self._take(Employee), person=person, nip=sealed("nip", nip), nip_key=key_of("nip", nip),
            employment=EmploymentKind.PNS, unit=unit, joined_on=SINCE,
        )  # fmt: skip
        record = EmployeeRecord(
            pk=self._take(EmployeeRecord), employee=employee, kind=RecordKind.UNIT, value=unit.name, since=SINCE,
            detail={"unit": unit.pk},
        )  # fmt: skip
        self.rows.add(person, employee, record)
        if has_telephone(number):
            self._telephone(number, employee)
        else:
            self._pin(number, employee, unit.pk)
        return int(employee.pk)

    def _telephone(self, number: int, employee: Employee) -> None:
        holder = Holder(number)
        account = Account(
            pk=self._take(Account), login=f"ukur{number:08d}", person=employee.person, password=self.password
        )
        phone = Phone(
            pk=self._take(Phone), employee=employee, key=holder.key, key_hash=sha256(holder.key).digest(),
            device=holder.device, name="HP", registered_at=self.now,
        )  # fmt: skip
        self.rows.add(account, phone, self._session(holder, account))
        event = PhoneRegistered(employee=employee.pk, phone=phone.pk, key=bytes(phone.key_hash).hex())
        refs = {"employee": employee.pk, "phone": phone.pk}
        entry = self._tell(event, stream_of_phones(employee.pk), refs)
        self.rows.add(head_of(entry))

    def _session(self, holder: Holder, account: Account) -> Session:
        held = {
            SESSION_KEY: str(account.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: account.get_session_auth_hash(),
        }
        until = self.now + timedelta(days=3_650)
        return Session(session_key=holder.session, session_data=self.encode(held), expire_date=until)

    def _pin(self, number: int, employee: Employee, unit: int) -> None:
        own = self.offices.machines[unit]
        machine, pin = own[number // len(self.offices.units) % len(own)], str(number + 1)
        row = Pin(pk=self._take(Pin), machine=machine, pin=pin, employee=employee, since=SINCE)
        event = PinGiven(
            entry=row.pk, machine=machine.pk, employee=employee.pk, since=SINCE.isoformat(), pin=digest_of_pin(pin),
            matched=0,
        )  # fmt: skip
        self.rows.add(row)
        self._tell(event, PINS, {"employee": employee.pk})

    def _tell(self, event: Event, stream: str, refs: Refs) -> Entry:
        """One event at the end of its stream."""
        shared = stream in (PINS, IMPORTS)
        seq, prev = self.heads.get(stream, (0, GENESIS)) if shared else (0, GENESIS)
        entry = build_entry(event, actor=SEEDER, at=self.now, stream=stream, seq=seq + 1, prev=prev, refs=refs)
        if shared:
            self.heads[stream], self.moved[stream] = (entry.seq, entry.hash), entry
        row = row_of(entry)
        row.pk = self._take(LedgerEvent)
        self.rows.add(row)
        for delivery in deliveries_of(row, subscribers_of(event.name)):
            delivery.pk = self._take(Delivery)
            self.rows.add(delivery)
        return entry


def _reset_sequences() -> None:
    tables: list[Any] = [table for table in TABLES if table not in (Session, Stream)]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(sql)


def numbers_of(*, by_telephone: bool, upto: int) -> Iterator[int]:
    """The numbers of those who check in in this way."""
    return (number for number in range(upto) if has_telephone(number) is by_telephone)
