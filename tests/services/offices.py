# SPDX-License-Identifier: EUPL-1.2
"""A kelurahan with its officers, and applications that stand at its desks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from officers import officer
from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.enums import Issuer
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.deciding import approve
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from residents import photo
from services.making import KTP, MELATI, Made, asking, filed_application, published_standard, said
from towns import FOUNDER, Town

NAME, NIK = "Siti Aminah", "3273015708900003"
STATED = Stated(
    applicant=StatedPerson(name=NAME, nik=NIK, phone="081234567890", email="siti@example.id", address="Jalan Mawar 3"),
    region=MELATI,
    rw="002",
    rt="005",
)
WORDS: Mapping[str, Any] = {
    "title": "Surat Keterangan Usaha",
    "classification": "500.2.1",
    "paragraphs": ["Kepala {unit} menerangkan bahwa:"],
    "fields": [["Nama", "{nama}"], ["NIK", "{nik}"], ["Usaha", "{jawaban.usaha}"], ["Catatan", "{jawaban.catatan}"]],
    "closing": ["benar memiliki usaha tersebut.", "Surat ini dibuat atas permohonan {kode}."],
}
QUESTIONS: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "usaha": {"type": "string", "title": "Nama usaha"},
        "catatan": {"type": "string", "title": "Catatan"},
    },
    "required": ["usaha"],
}
PATTERN = "{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}"
CHECKED, APPROVED = ("check",), ("check", "approval")
SIGNED = ("check", "approval", "signing")
FULL = ("check", "visit", "recommendation", "payment", "approval", "signing", "handover")


@dataclass(frozen=True)
class Office:
    """Who works on applications of the town's kelurahan; `adviser` heads the unit that is asked for recommendations.
    `accounts` is what each signs in with, by the same names."""

    officer: Actor
    head: Actor
    treasurer: Actor
    counter: Actor
    adviser: Actor
    auditor: Actor
    neighbour: Actor
    """Officer of another unit."""
    accounts: Mapping[str, Account] = field(repr=False)


def open_office(town: Town, at: datetime) -> Office:
    """The kelurahan's officers with accounts and roles by decree."""
    accounts = {
        "officer": officer("Oki Petugas", Role.OFFICER, town.kelurahan),
        "head": officer("Lina Lurah", Role.HEAD, town.kelurahan),
        "treasurer": officer("Beni Bendahara", Role.TREASURER, town.kelurahan),
        "counter": officer("Lala Loket", Role.COUNTER, town.kelurahan),
        "adviser": officer("Joko Jalan", Role.HEAD, town.roads),
        "auditor": officer("Andi Auditor", Role.AUDITOR, town.root),
        "neighbour": officer("Nina Tetangga", Role.OFFICER, town.lights),
    }
    return Office(**{name: actor_of(account, at) for name, account in accounts.items()}, accounts=accounts)


def business_letter(
    town: Town, at: datetime, stages: Sequence[str] = SIGNED, *, issuer: Issuer = Issuer.OWN, **version: Any
) -> Made:
    """A service of the kelurahan whose path has these stages; the roads department recommends."""
    path = [{"stage": s, "unit": town.roads.pk} if s == "recommendation" else {"stage": s} for s in stages]
    given: dict[str, Any] = {"requirements": (KTP,), "questions": asking(QUESTIONS, at, key="usaha"), "path": path}
    if "signing" in stages:
        given |= {"template": "result", "template_words": WORDS, "register": "surat-usaha", "number_pattern": PATTERN}
    if "payment" in stages and "fee_kind" not in version:
        given |= {"fee_kind": "fixed", "fee_amount": 25_000}
    listed = {"code": "keterangan-usaha", "name": "Surat Keterangan Usaha", "issuer": issuer}
    return published_standard(town, at, content=said(**{**given, **version}), listed=listed)


def applied(town: Town, at: datetime, made: Made, **more: Any) -> Case:
    """Somebody applied for it, with a photo of their card."""
    given = {"answers": {"usaha": "Warung Bu Siti"}, "stated": STATED, "files": [("ktp", card(at))], **more}
    return filed_application(town, at, made=made, **given).case


def card(at: datetime) -> StoredFile:
    """A photo of an identity card."""
    return take_in(upload=photo("ktp.jpg"), actor=FOUNDER, at=at)


def by(actor: Actor, case: Case, at: datetime) -> dict[str, Any]:
    """What every operation of an office takes."""
    return {"case": case, "actor": actor, "at": at, "seen_version": None}


def to_signing(town: Town, office: Office, at: datetime, made: Made | None = None) -> Case:
    """An application that waits for its signature."""
    case = applied(town, at, made or business_letter(town, at))
    pass_check(**by(office.officer, case, at))
    return approve(**by(office.head, case, at))
