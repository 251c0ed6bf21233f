# SPDX-License-Identifier: EUPL-1.2
"""A unit, its head, and what is asked to be signed by them."""

from dataclasses import replace
from datetime import date

import pypdfium2

from praja.kernel.documents.domain.papers import RESULT, ResultText
from praja.kernel.documents.operations import NewDocument
from praja.kernel.organization.models import Unit
from praja.kernel.people.identifiers import key_of, sealed
from praja.kernel.people.models import Account, Employee, Person
from praja.lib.actors import Actor, ActorKind

NIK = "3273011708900001"
NIP = "198609262015051001"
HOLDER = "Siti Aminah"

TEXT = ResultText(
    opening=("Yang bertanda tangan di bawah ini menerangkan bahwa:",),
    fields=(("Nama", HOLDER), ("NIK", "3273015708900003")),
    closing=("benar berdomisili di Kelurahan Melati.",),
)


def head_of(unit, at, name="Budi Santoso", nik=NIK, nip=NIP):
    """An account of an employee with that NIK and NIP."""
    person = Person.objects.create(name=name, nik=sealed("nik", nik), nik_key=key_of("nik", nik), created_at=at)
    Employee.objects.create(
        person=person,
        nip=sealed("nip", nip),
        nip_key=key_of("nip", nip),
        employment="pns",
        unit=unit,
        grade="III/d",
        joined_on=date(2015, 5, 1),
    )
    return Account.objects.create(login=f"login-{person.pk}", person=person)


def unit_named(name="Kelurahan Melati", code="4.1"):
    return Unit.objects.create(code=code, name=name, kind="subdistrict", since=date(2020, 1, 1))


def actor_for(account):
    return Actor(ActorKind.EMPLOYEE, str(account.pk), person_id=account.person_id)


def asked(account, unit, **changes):
    """What a duty asks for."""
    new = NewDocument(
        template=RESULT,
        title="Surat Keterangan Domisili",
        object_kind="services.application",
        object_id=17,
        unit_id=unit.pk,
        register_key="services.domisili",
        number_pattern="{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}",
        classification="400.12.2",
        unit_code="MLT",
        signer_id=account.pk,
        signer_title="Lurah Melati",
        data=TEXT.as_data(),
        place="Uji",
        address="Jalan Mawar 1",
        holder=HOLDER,
    )
    return replace(new, **changes)


def words_of(data):
    """The words of a PDF, as a reader copies them."""
    with pypdfium2.PdfDocument(data) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)
