# SPDX-License-Identifier: EUPL-1.2
"""Files sent with answers that are not filed yet. The draft's secret is the right; no event, as for the draft itself."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.domain.schemas import MOST_FILES, Schema, accepted_by, asked, every_field, kind_of
from praja.kernel.forms.errors import FileNotAccepted, NoFileQuestion, NoSuchDraft, TooManyFiles
from praja.kernel.forms.models import Draft, DraftFile
from praja.kernel.forms.queries import DRAFT, KeptFile, draft_of, draft_rows, kept_file
from praja.kernel.people.sealing import seal
from praja.lib.actors import Actor
from praja.lib.codes import new_secret


def add_draft_file(*, token: str, field: str, file: StoredFile, title: str, actor: Actor, at: datetime) -> KeptFile:
    """Let a file just taken in (`documents.operations.take_in`) be an answer to the question `field` of the draft. The same
    content again for the same question changes nothing.

    Raises NoSuchDraft, NoFileQuestion, FileNotAccepted (a kind that the question does not take) and TooManyFiles.
    """
    with transaction.atomic():
        draft = _locked(token, at)
        sub = every_field(draft.definition.fields).get(field)
        if sub is None or kind_of(sub) != "files":
            raise NoFileQuestion(field)
        known = draft.files.filter(field=field, file=file).select_related("file").first()
        if known is not None:
            return kept_file(known)
        _require_fitting(draft, field, sub, file)
        last = draft.files.filter(field=field).aggregate(last=Max("position"))["last"]
        row = DraftFile.objects.create(
            draft=draft,
            field=field,
            file=file,
            reference=new_secret(),
            title=seal(title.strip()[:200], DRAFT),
            position=0 if last is None else last + 1,
        )
    return kept_file(row)


def drop_draft_file(*, token: str, reference: str, actor: Actor, at: datetime) -> None:
    """Take one file away from the draft. Doing it again changes nothing."""
    DraftFile.objects.filter(reference=reference, draft__in=draft_rows(token, at)).delete()


def take_draft_files(*, token: str, actor: Actor, at: datetime) -> dict[str, list[KeptFile]]:
    """Take the files over at submission: question to files, in the order sent, of the questions that the answers call for.

    Called inside the transaction that files the answers: the rows are gone with it, and the caller attaches the files to
    what it files, keeping `reference` beside each, because the answers name files by it. Raises NoSuchDraft.
    """
    with transaction.atomic():
        draft = _locked(token, at)
        found = draft_of(token, at=at)
        draft.files.all().delete()
    called_for, _required = asked(found.definition.fields, found.data)
    taken: dict[str, list[KeptFile]] = {}
    for kept in found.files:
        if kept.field in called_for:
            taken.setdefault(kept.field, []).append(kept)
    return taken


def _locked(token: str, at: datetime) -> Draft:
    draft = draft_rows(token, at).select_related("definition").select_for_update(of=("self",)).first()
    if draft is None:
        raise NoSuchDraft
    return draft


def _require_fitting(draft: Draft, field: str, sub: Schema, file: StoredFile) -> None:
    kinds = accepted_by(sub)
    if ("image" if Kind(file.media_type).is_image else "pdf") not in kinds:
        raise FileNotAccepted(field, takes_images="image" in kinds)
    most = int(sub.get("maxItems", MOST_FILES))
    if draft.files.filter(field=field).count() >= most:
        raise TooManyFiles(field, most)
    if draft.files.count() >= settings.PRAJA_MAX_DRAFT_FILES:
        raise TooManyFiles(field, settings.PRAJA_MAX_DRAFT_FILES)
