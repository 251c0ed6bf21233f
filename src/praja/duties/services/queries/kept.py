# SPDX-License-Identifier: EUPL-1.2
"""Documents given before: which a resident lets be kept, and where they may be used again."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from praja.duties.services.enums import DocumentKind, FiledFor, FileState
from praja.duties.services.errors.applying import NoSuchKeptDocument
from praja.duties.services.models import Application, ApplicationFile, Completion, KeptDocument
from praja.duties.services.queries.own import asked_again
from praja.kernel.forms.domain.schemas import Schema, every_field
from praja.kernel.forms.queries import KeptFile
from praja.lib.actors import Actor

DOCUMENT = "document."
"""What the name of a source is put behind where it is a document given before."""
OF_HOUSEHOLD = frozenset({"kk"})
"""Documents that are the same for everybody of a household."""


def kind_of_document(schema: Schema, field: str) -> str:
    """The kind of document that a question asks for (`ktp`); empty where it names none."""
    source = str(every_field(schema).get(field, {}).get("x-from", ""))
    return source.removeprefix(DOCUMENT) if source.startswith(DOCUMENT) else ""


def kind_label(kind: str) -> str:
    """A kind of document in words."""
    return str(DocumentKind(kind).label) if kind in DocumentKind.values else kind


def may_be_used_for(kind: str, filed_for: str) -> bool:
    """Whether a resident's own document of this kind serves an application for themselves, their household, or another person."""
    if filed_for in ("", FiledFor.SELF):
        return True
    return filed_for == FiledFor.HOUSEHOLD and kind in OF_HOUSEHOLD


def kept_documents(actor: Actor, on: date) -> QuerySet[KeptDocument]:
    """What this resident lets be kept and may be used today, the newest first."""
    mine = KeptDocument.objects.filter(person=actor.person_id or 0, until__gte=on)
    return mine.select_related("file").order_by("-given_at", "-pk")


def kept_document(actor: Actor, number: int, on: date) -> KeptDocument:
    """One of them. Raises `NotFound`."""
    found = kept_documents(actor, on).filter(pk=number).first()
    if found is None:
        raise NoSuchKeptDocument
    return found


def usable_here(
    actor: Actor, schema: Schema, fields: Collection[str], files: Iterable[KeptFile], filed_for: str, on: date
) -> list[tuple[str, KeptDocument]]:
    """Question and document: what this resident gave before and is asked for again here, and is not chosen yet."""
    asked = {field: kind for field in fields if (kind := kind_of_document(schema, field))}
    asked = {field: kind for field, kind in asked.items() if may_be_used_for(kind, filed_for)}
    if not asked or actor.person_id is None:
        return []
    chosen = {(one.field, one.file.pk) for one in files}
    mine = list(kept_documents(actor, on).filter(kind__in=set(asked.values())))
    pairs = ((field, row) for field, kind in asked.items() for row in mine if row.kind == kind)
    return [(field, row) for field, row in pairs if (field, row.file_id) not in chosen]


def usable_to_complete(
    actor: Actor, completion: Completion, schema: Schema, files: Iterable[KeptFile], on: date
) -> list[tuple[str, KeptDocument]]:
    """Question and document: what whoever filed the application gave before and is now asked for again, and is not chosen yet. A
    paper that the office has found wrong here is not offered once more."""
    application = completion.application
    if actor.person_id is None or actor.person_id != filed_by(application):
        return []
    found = usable_here(actor, schema, asked_again(application, completion), files, application.filed_for, on)
    if not found:
        return []
    refused = ApplicationFile.objects.filter(application=application, state=FileState.WRONG)
    wrong = set(refused.values_list("requirement", "file_id"))
    return [(field, row) for field, row in found if (field, row.file_id) not in wrong]


def filed_by(application: Application) -> int | None:
    """The person who filed it: for themselves, or for somebody else."""
    return application.filer_id or application.applicant_id


def keepable(schema: Schema, files: Iterable[KeptFile], filed_for: str) -> list[tuple[str, KeptFile]]:
    """Kind and file: what of an application could be kept for the next one."""
    pairs = ((kind_of_document(schema, one.field), one) for one in files)
    return [(kind, one) for kind, one in pairs if kind and may_be_used_for(kind, filed_for)]


def given_before(person_id: int | None, schema: Schema, files: Iterable[KeptFile], on: date) -> Mapping[int, datetime]:
    """File id to the moment at which it was given first, of those that this resident lets be kept. One statement, none without
    such files."""
    kinds = {one.file.pk: kind_of_document(schema, one.field) for one in files}
    wanted = {pk: kind for pk, kind in kinds.items() if kind}
    if person_id is None or not wanted:
        return {}
    rows = KeptDocument.objects.filter(person=person_id, file__in=wanted, until__gte=on)
    return {row.file_id: row.given_at for row in rows if row.kind == wanted[row.file_id]}
