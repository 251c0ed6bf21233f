# SPDX-License-Identifier: EUPL-1.2
"""Filing an application: the first act of its case.

What is built here (`new_application`, `filed_data`, `files_of`) is saved by `file_application` and written in bulk by whoever
fills a database; both use the same rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from praja.duties.services.domain import paths
from praja.duties.services.domain.paths import Next
from praja.duties.services.domain.promises import promise_of
from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.enums import FeeKind, FiledFor
from praja.duties.services.errors.applying import (
    AnswersIncomplete,
    ApplicantUnnamed,
    MandateMissing,
    NeighbourhoodMissing,
    NoSuchFee,
)
from praja.duties.services.models import Application, ApplicationFile, Service, StandardVersion
from praja.duties.services.operations.onward import enter
from praja.duties.services.procedure import APPLICATION
from praja.duties.services.queries.catalogue import offer_at, standard_in_force
from praja.duties.services.queries.drafts import MANDATE
from praja.duties.services.queries.kept import given_before
from praja.duties.services.queries.offers import offers
from praja.kernel.documents.enums import Kind
from praja.kernel.forms.domain.schemas import Schema, accepted_by, every_field, kind_of
from praja.kernel.forms.domain.validation import validate
from praja.kernel.forms.errors import FileNotAccepted, NoFileQuestion
from praja.kernel.forms.queries import KeptFile, file_questions, with_files
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.people.models import Person
from praja.kernel.people.operations import register_person
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.codes import hash_secret, new_secret
from praja.lib.moments import local_zone
from praja.lib.rows import insert


@dataclass(frozen=True, slots=True, kw_only=True)
class NewApplication:
    """What somebody applies for, already free of transport.

    `answers` are typed, without those to questions for files; `files` are what was sent, each for its question, those of a
    mandate under `MANDATE`. `applicant` and
    `filer` are persons who are known to be who they say (signed in, or looked up at a counter); None: `stated` is all there is,
    and they are entered as it says. `fee_row` is the row of the table of fees, where there is one. `unit` is the id of the unit
    that was chosen.
    """

    service: Service
    unit: int
    stated: Stated
    answers: Mapping[str, Any] = field(default_factory=dict)
    files: Sequence[KeptFile] = ()
    filed_for: str = FiledFor.SELF
    applicant: Person | None = None
    filer: Person | None = None
    fee_row: int | None = None
    device: str = ""
    source_ref: str | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """The case with its detail, the secret of the applicant's link (told once, kept only as a hash) and the event that the
    receipt is made of."""

    case: Case
    application: Application
    secret: str
    event: LedgerEvent


def file_application(
    *,
    new: NewApplication,
    channel: str,
    actor: Actor,
    at: datetime,
    idempotency_key: UUID | None = None,
    secret: str | None = None,
    received_at: datetime | None = None,
    priority: str = "",
) -> Filed:
    """File an application with the unit that was chosen and start the clock that the standard promises. `secret` is new unless
    it is given; `received_at` is the true moment of something that is entered later.

    Raises `NotOfferedHere`, `NoStandardInForce`, `AnswersIncomplete`, `ApplicantUnnamed`, `NeighbourhoodMissing`,
    `MandateMissing`, `NoSuchFee`, `NoFileQuestion`, `FileNotAccepted`, `InvalidInput` (a NIK, number or address that cannot
    be), and `AlreadyFiled` (with `case_id`) for what arrived before under the same `idempotency_key`.
    """
    secret = secret or new_secret()
    with recalled(law_data, units, regions, offers):
        version = _version_for(new, local_date(received_at or at, local_zone()))
        check_application(new, version)
        application, beginning = new_application(new, version), first_stage(new, version)
        before = _given_before(new, version, local_date(at, local_zone()))
        case, event = open_case(
            APPLICATION,
            actor=actor,
            at=at,
            lead_unit=new.unit,
            channel=channel,
            subject=new.service.name,
            data=filed_data(new, application, beginning, before),
            write=lambda case: _write(case, application, beginning, new, before, actor, at),
            idempotency_key=idempotency_key,
            secret_hash=hash_secret(secret),
            received_at=received_at,
            priority=priority,
            target=beginning.state,
        )
    return Filed(case, application, secret, event)


def new_application(new: NewApplication, version: StandardVersion) -> Application:
    """The detail row, unsaved and without case and persons; bulk loading builds its rows with it too."""
    application = Application(
        service=new.service,
        version=version,
        filed_for=new.filed_for,
        salt=new_salt(),
        fee=fee_of(new, version),
        source_ref=new.source_ref,
        device=new.device,
    )
    application.say(without_files(version, new.answers), new.stated)
    return application


def filed_data(
    new: NewApplication, application: Application, beginning: Next, before: Mapping[int, datetime] | None = None
) -> dict[str, Any]:
    """The own fields of `ApplicationFiled`; `before` as in `files_of`."""
    version = application.version
    return {
        "service": new.service.pk,
        "standard": f"{new.service.name}, versi {version.number}",
        "content": content_digest(bytes(application.salt), application.digested()),
        "filed_for": str(new.filed_for),
        "files": tuple(dict.fromkeys(kept.file.sha256 for kept in new.files)),
        "fee": application.fee,
        "promise": promise_of(version.duration_value, version.duration_unit, version.duration_working),
        "unit_asked": beginning.unit_asked,
        "reused": reused_of(new.files, before or {}),
    }


def reused_of(files: Sequence[KeptFile], before: Mapping[int, datetime]) -> tuple[str, ...]:
    """The SHA-256 of the papers that were given before; `before` as in `files_of`."""
    return tuple(dict.fromkeys(kept.file.sha256 for kept in files if kept.file.pk in before))


def files_of(
    new: NewApplication, application: Application, at: datetime, before: Mapping[int, datetime] | None = None
) -> list[ApplicationFile]:
    """The rows of the papers, unsaved; the same content for the same question counts once. `before`: file id to the moment at
    which it was given first, of those that are used again."""
    once = {(kept.field, kept.file.pk): kept for kept in new.files}
    return [
        ApplicationFile(
            application=application,
            requirement=kept.field,
            file=kept.file,
            title=kept.title[:160],
            given_at=at,
            first_given_at=(before or {}).get(kept.file.pk),
        )
        for kept in once.values()
    ]


def first_stage(new: NewApplication, version: StandardVersion) -> Next:
    """Where the application begins on the path of its standard."""
    return paths.first(version.path, fee=fee_of(new, version))


def fee_of(new: NewApplication, version: StandardVersion) -> int:
    """What is owed, in whole rupiah. Raises `NoSuchFee`; a row that nobody chose yet owes nothing until it is checked."""
    if version.fee_kind == FeeKind.FIXED:
        return version.fee_amount or 0
    if version.fee_kind != FeeKind.TABLE or new.fee_row is None:
        return 0
    if not 0 <= new.fee_row < len(version.fee_table):
        raise NoSuchFee
    return int(version.fee_table[new.fee_row]["amount"])


def _version_for(new: NewApplication, on: date) -> StandardVersion:
    if new.service.pk not in offers.value.on(on).get(new.unit, ()):
        offer_at(new.service, new.unit, on)
    return standard_in_force(new.service, new.unit, on)


def check_application(new: NewApplication, version: StandardVersion) -> None:
    """Whether it can be filed as it is; raises what `file_application` says."""
    if not (new.applicant or new.stated.applicant.name):
        raise ApplicantUnnamed
    if new.filed_for != FiledFor.SELF and not (new.filer or (new.stated.filer and new.stated.filer.name)):
        raise ApplicantUnnamed("filer_name")
    if new.filed_for == FiledFor.PROXY and not any(kept.field == MANDATE for kept in new.files):
        raise MandateMissing
    check_neighbourhood(new.stated, version)
    check_papers(version, new.files)
    check_answers(version, new.answers, new.files)


def check_neighbourhood(stated: Stated, version: StandardVersion) -> None:
    """Raises `NeighbourhoodMissing` where the path asks its head and it is not known which, or there is no such kelurahan."""
    if not any(entry["stage"] == paths.REFERENCE for entry in version.path):
        return
    node = regions.value.get(stated.region) if stated.region else None
    if node is None or node.level != 4:
        raise NeighbourhoodMissing("region")
    if not (stated.rw and stated.rt):
        raise NeighbourhoodMissing("rt" if stated.rw else "rw")


def check_answers(version: StandardVersion, answers: Mapping[str, Any], files: Sequence[KeptFile]) -> None:
    """Raises `AnswersIncomplete` where they do not fit the form of the version."""
    schema = schema_of(version)
    problems = validate(schema, with_files(schema, answers, files))
    if problems:
        raise AnswersIncomplete(problems)


def check_papers(version: StandardVersion, files: Sequence[KeptFile]) -> None:
    """Raises `NoFileQuestion` for a paper that the form of the version does not ask for, `FileNotAccepted` for one of a kind
    that it does not take."""
    questions = every_field(schema_of(version))
    for kept in files:
        sub = questions.get(kept.field)
        if kept.field == MANDATE:
            continue
        if sub is None or kind_of(sub) != "files":
            raise NoFileQuestion(kept.field)
        kinds = accepted_by(sub)
        if ("image" if Kind(kept.file.media_type).is_image else "pdf") not in kinds:
            raise FileNotAccepted(kept.field, takes_images="image" in kinds)


def schema_of(version: StandardVersion) -> Schema:
    """The form of the version; one that asks nothing where it has none."""
    return version.form.fields if version.form else {"type": "object", "properties": {}}


def without_files(version: StandardVersion, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that are words and figures: files stand beside the application under the name of their question."""
    asking = file_questions(schema_of(version))
    return {name: value for name, value in answers.items() if name not in asking}


def _given_before(new: NewApplication, version: StandardVersion, today: date) -> Mapping[int, datetime]:
    """File to the moment at which whoever files it gave it first, of those that they let be kept."""
    known = new.filer or new.applicant
    return given_before(known.pk if known else None, schema_of(version), new.files, today)


def _write(
    case: Case,
    application: Application,
    beginning: Next,
    new: NewApplication,
    before: Mapping[int, datetime],
    actor: Actor,
    at: datetime,
) -> None:
    application.case = case
    application.applicant = new.applicant or _entered(new.stated.applicant, actor, at)
    application.filer = new.filer or (_entered(new.stated.filer, actor, at) if new.stated.filer else None)
    insert([application])
    ApplicationFile.objects.bulk_create(files_of(new, application, at, before))
    enter(application, beginning, actor=actor, at=at)


def _entered(stated: StatedPerson, actor: Actor, at: datetime) -> Person:
    """A known NIK gives back that person as they are: see `domain.stated`."""
    return register_person(actor=actor, at=at, **asdict(stated))
