# SPDX-License-Identifier: EUPL-1.2
"""Services, standards and applications for tests, made by the operations that people use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.enums import Component, FiledFor
from praja.duties.services.models import NeighbourhoodHead, Service, Standard, StandardVersion
from praja.duties.services.operations import (
    Decree,
    ServiceWords,
    StandardContent,
    list_service,
    offer_service,
    take_over_standard,
)
from praja.duties.services.operations.filing import Filed, NewApplication, file_application
from praja.duties.services.operations.neighbourhoods import HeadWords, list_head
from praja.duties.services.queries.catalogue import effective_version
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.models import FormDefinition
from praja.kernel.forms.operations import publish_form
from praja.kernel.forms.queries import KeptFile
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind, Grant
from towns import FOUNDER, Town

SINCE = date(2025, 1, 2)
SIGNED: tuple[dict[str, Any], ...] = ({"stage": "check"}, {"stage": "approval"}, {"stage": "signing"})
CHECKED: tuple[dict[str, Any], ...] = ({"stage": "check"},)
KTP: dict[str, Any] = {
    "key": "ktp",
    "label": "KTP-el pemohon",
    "help": "Foto yang jelas, seluruh kartu terlihat.",
    "required": True,
    "accept": ["image", "pdf"],
    "document": "ktp",
}
HOUSE: dict[str, Any] = {
    "key": "foto_rumah",
    "label": "Foto rumah",
    "help": "",
    "required": False,
    "accept": ["image"],
    "document": "",
}
PURPOSE: dict[str, Any] = {
    "type": "object",
    "title": "Keperluan",
    "properties": {"keperluan": {"type": "string", "title": "Untuk keperluan apa?", "maxLength": 200}},
    "required": ["keperluan"],
}
EVERY_COMPONENT: dict[str, str] = {key: f"Uraian {key} sebagaimana ditetapkan." for key in Component.values}


@dataclass(frozen=True)
class Made:
    """A service with the version of its standard that holds."""

    service: Service
    standard: Standard
    version: StandardVersion
    case: Case


def holder(number: int, role: Role, *over: Unit, at: datetime) -> Actor:
    """Somebody who holds one role over units."""
    return Actor(ActorKind.EMPLOYEE, str(number), (Grant(role, frozenset(unit.pk for unit in over), at),))


def organizer(town: Town, at: datetime) -> Actor:
    """Somebody of the organisation bureau, over every unit."""
    everywhere = (town.root, town.intake, town.roads, town.lights, town.kelurahan, town.inspectorate)
    return holder(21, Role.ORGANIZATION, *everywhere, at=at)


def head_of(unit: Unit, at: datetime) -> Actor:
    return holder(22, Role.HEAD, unit, at=at)


def officer_of(unit: Unit, at: datetime) -> Actor:
    return holder(23, Role.OFFICER, unit, at=at)


def listed_service(
    town: Town,
    at: datetime,
    *,
    code: str = "surat-domisili",
    name: str = "Surat keterangan domisili",
    owner: Unit | None = None,
    offered_by: Sequence[Unit] | None = None,
    issuer: str = "own",
    issuer_name: str = "",
    issuer_url: str = "",
    summary: str = "Menerangkan tempat tinggal Anda sekarang.",
    keywords: str = "alamat tempat tinggal",
) -> Service:
    """A service in the catalogue, kept and offered by the kelurahan unless said otherwise; no standard yet."""
    words = ServiceWords(
        name=name, summary=summary, keywords=keywords, issuer=issuer, issuer_name=issuer_name, issuer_url=issuer_url
    )
    kept_by = owner or town.kelurahan
    service = list_service(code=code, words=words, owner=kept_by, since=SINCE, actor=FOUNDER, at=at)
    for unit in offered_by if offered_by is not None else (kept_by,):
        offer_service(service=service, unit=unit, since=SINCE, actor=FOUNDER, at=at)
    return service


def asking(schema: Mapping[str, Any], at: datetime, *, key: str = "keperluan") -> FormDefinition:
    """Questions as the editor publishes them."""
    return publish_form(key=f"services.asked.{key}", title="Pertanyaan", schema=schema, actor=FOUNDER, at=at)


def said(**changes: Any) -> StandardContent:
    """A complete standard: free, three working days, one paper and one that may be left out, checked by an officer."""
    content: dict[str, Any] = {
        "components": EVERY_COMPONENT,
        "requirements": (KTP, HOUSE),
        "duration_value": 3,
        "duration_unit": "days",
        "duration_working": True,
        "fee_kind": "free",
        "path": CHECKED,
    }
    return StandardContent(**{**content, **changes})


def signed(**changes: Any) -> StandardContent:
    """As `said`, approved and signed at the end."""
    product = {
        "path": SIGNED,
        "template": "result",
        "template_words": {
            "title": "Surat Keterangan Domisili",
            "paragraphs": ["Yang bertanda tangan di bawah ini menerangkan bahwa:"],
            "fields": [["Nama", "{nama}"]],
            "closing": ["benar berdomisili di wilayah {unit}."],
        },
        "register": "surat-domisili",
        "number_pattern": "{kode}/{nomor}/{unit}/{tahun}",
    }
    return said(**{**product, **changes})


def published_standard(
    town: Town,
    at: datetime,
    *,
    service: Service | None = None,
    unit: Unit | None = None,
    content: StandardContent | None = None,
    since: date = SINCE,
    decree_day: date = date(2024, 12, 20),
    listed: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Made:
    """A service (new unless given; `listed` are the words of `listed_service`) with a standard that holds since `since`:
    `content`, or that of `said` with `changes`, for example `path=SIGNED`."""
    kept = service or listed_service(town, at, **(listed or {}))
    case = take_over_standard(
        service=kept,
        unit=unit,
        content=content or said(**changes),
        decree=Decree(number="SK 12/2024", day=decree_day),
        since=since,
        found_in="tests",
        actor=FOUNDER,
        at=at,
    )
    version = effective_version(kept, unit.pk if unit else None, since)
    assert version is not None
    assert version.case_id == case.pk
    return Made(kept, version.standard, version, case)


MELATI = "99.01.01.1001"
"""The kelurahan of the test town."""
REFERRED: tuple[dict[str, Any], ...] = ({"stage": "reference"}, {"stage": "check"})
STATED = Stated(
    applicant=StatedPerson(name="Siti Aminah", phone="0812 3456 7890", address="Jalan Mawar 3"),
    region=MELATI,
    rw="002",
    rt="005",
)


def simple_standard(town: Town, at: datetime, *, code: str = "surat-domisili", **changes: Any) -> Made:
    """A standard that asks what it is for and no papers; checked by an officer unless `changes` say otherwise."""
    content = said(**{"questions": asking(PURPOSE, at), "requirements": (), **changes})
    return published_standard(town, at, content=content, listed={"code": code})


def head_of_neighbourhood(
    at: datetime, *, name: str = "Pak Budi", phone: str = "0813 1111 2222", rw: str = "002", rt: str = "005"
) -> NeighbourhoodHead:
    """Who heads an RT of the test town's kelurahan; with an empty `rt` the RW."""
    words = HeadWords(region=MELATI, rw=rw, rt=rt, name=name, phone=phone, decree="SK Lurah 3/2025")
    return list_head(words=words, since=SINCE, actor=FOUNDER, at=at)


def filed_application(
    town: Town,
    at: datetime,
    *,
    made: Made | None = None,
    path: Sequence[Mapping[str, Any]] = CHECKED,
    answers: Mapping[str, Any] | None = None,
    stated: Stated = STATED,
    applicant: Person | None = None,
    files: Sequence[tuple[str, StoredFile]] = (),
    unit: Unit | None = None,
    channel: str = "web",
    actor: Actor = NOBODY,
    filed_for: FiledFor = FiledFor.SELF,
    key: UUID | None = None,
    **more: Any,
) -> Filed:
    """An application at the kelurahan (or `unit`) of the test town; without `made` for a `simple_standard` with this `path`."""
    made = made or simple_standard(town, at - timedelta(days=1), path=path)
    asked = made.version.form.fields["properties"] if made.version.form else {}
    given = answers if answers is not None else {"keperluan": "Membuka rekening"} if "keperluan" in asked else {}
    kept = [KeptFile(name, f"ref{place}", f"{name}.jpg", file) for place, (name, file) in enumerate(files)]
    new = NewApplication(
        service=made.service,
        unit=(unit or town.kelurahan).pk,
        stated=stated,
        answers=given,
        files=kept,
        applicant=applicant,
        filed_for=filed_for,
        **more,
    )
    return file_application(new=new, channel=channel, actor=actor, at=at, idempotency_key=key)
