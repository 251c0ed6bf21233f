# SPDX-License-Identifier: EUPL-1.2
"""Reading forms and resuming drafts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.domain.schemas import Schema, every_field, kind_of
from praja.kernel.forms.errors import NoSuchDraft, NoSuchDraftFile, NoSuchForm
from praja.kernel.forms.models import Draft, DraftFile, FormDefinition
from praja.kernel.people.sealing import open_sealed
from praja.lib.codes import hash_secret

DRAFT = "forms.draft"
"""What drafts are sealed for."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file sent for the question `field`, under the name that the sender gave it."""

    field: str
    reference: str
    title: str
    file: StoredFile


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft with its answers readable. What `data` holds for a question for files are the references of `files`."""

    definition: FormDefinition
    data: dict[str, Any]
    step: str
    updated_at: datetime
    expires_at: datetime
    files: tuple[KeptFile, ...] = ()


def current_form(key: str) -> FormDefinition:
    """The newest version of a form. Raises NoSuchForm."""
    found = FormDefinition.objects.filter(key=key).order_by("-version").first()
    if found is None:
        raise NoSuchForm
    return found


def form_version(key: str, version: int) -> FormDefinition:
    """One version of a form, however old. Raises NoSuchForm."""
    found = FormDefinition.objects.filter(key=key, version=version).first()
    if found is None:
        raise NoSuchForm
    return found


def draft_rows(token: str, at: datetime) -> "QuerySet[Draft]":
    """The draft that the secret opens at this moment, if any."""
    return Draft.objects.filter(token_hash=hash_secret(token), expires_at__gt=at)


def draft_of(token: str, *, at: datetime) -> OpenDraft:
    """The draft that the secret opens. Raises NoSuchDraft, also when its time ran out."""
    row = draft_rows(token, at).select_related("definition").first()
    if row is None:
        raise NoSuchDraft
    data = json.loads(open_sealed(row.data, DRAFT) or "{}")
    schema = row.definition.fields
    files = _files_of(row) if file_questions(schema) else ()
    return OpenDraft(row.definition, with_files(schema, data, files), row.step, row.updated_at, row.expires_at, files)


def draft_files(token: str, *, at: datetime) -> tuple[KeptFile, ...]:
    """The files of the draft that the secret opens, question by question in the order sent. Raises NoSuchDraft."""
    row = draft_rows(token, at).first()
    if row is None:
        raise NoSuchDraft
    return _files_of(row)


def draft_file(token: str, reference: str, *, at: datetime) -> KeptFile:
    """One file of the draft that the secret opens, to be shown to its holder. Raises NoSuchDraftFile."""
    rows = DraftFile.objects.filter(reference=reference, draft__in=draft_rows(token, at))
    found = rows.select_related("file").first()
    if found is None:
        raise NoSuchDraftFile
    return kept_file(found)


def file_questions(schema: Schema) -> frozenset[str]:
    """The names of the questions that ask for files."""
    return frozenset(name for name, sub in every_field(schema).items() if kind_of(sub) == "files")


def with_files(schema: Schema, data: Mapping[str, Any], files: Iterable[KeptFile]) -> dict[str, Any]:
    """`data` with the references of `files` as the answers to the questions for files, and no others."""
    asking = file_questions(schema)
    answers = {name: value for name, value in data.items() if name not in asking}
    for kept in files:
        if kept.field in asking:
            answers.setdefault(kept.field, []).append(kept.reference)
    return answers


def kept_file(row: DraftFile) -> KeptFile:
    """The row with its title readable."""
    return KeptFile(row.field, row.reference, open_sealed(row.title, DRAFT), row.file)


def _files_of(row: Draft) -> tuple[KeptFile, ...]:
    return tuple(kept_file(found) for found in row.files.select_related("file").order_by("field", "position", "pk"))
