# SPDX-License-Identifier: EUPL-1.2
"""Keeping an application that is not sent yet, so that a lost signal, a closed tab or a dead phone loses nothing."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.services.models import Completion
from praja.duties.services.queries.drafts import AROUND, MANDATE, ApplicationDraft, answers_token, completion_token
from praja.kernel.forms.errors import FileNotAccepted, NoSuchDraft, NoSuchForm, TooManyFiles, VersionTaken
from praja.kernel.forms.models import FormDefinition
from praja.kernel.forms.operations import add_draft_file, discard_draft, publish_form, put_draft
from praja.kernel.forms.queries import KeptFile, current_form, file_questions
from praja.lib.actors import Actor, system_actor
from praja.lib.wording import in_own_language


def keep_application(*, draft: ApplicationDraft, actor: Actor, at: datetime) -> None:
    """Keep what was said so far, sealed, under the draft's secret. Where the office that was chosen serves by another form,
    what both forms ask is carried over, files too. Raises `DraftTooLarge`."""
    with transaction.atomic():
        around = _around(at)
        put_draft(definition=around, data=draft.to_data(), token=draft.token, actor=actor, at=at, step=draft.step)
        if draft.form is not None:
            _keep_answers(draft, draft.form, actor, at)
    draft.is_kept, draft.saved_at = True, at


def drop_application(*, token: str, actor: Actor, at: datetime) -> None:
    """Throw a draft away: it was sent, or nobody wants it. Again changes nothing."""
    with transaction.atomic():
        discard_draft(token=token, actor=actor, at=at)
        discard_draft(token=answers_token(token), actor=actor, at=at)


def keep_completion(
    *, completion: Completion, form: FormDefinition, answers: Mapping[str, Any], actor: Actor, at: datetime
) -> None:
    """Keep what was answered to a request to complete an application, until it is sent; its files are added to it. Raises
    `DraftTooLarge`."""
    put_draft(definition=form, data=answers, token=completion_token(completion), actor=actor, at=at)


def _keep_answers(draft: ApplicationDraft, form: FormDefinition, actor: Actor, at: datetime) -> None:
    token = answers_token(draft.token)

    def put() -> None:
        put_draft(definition=form, data=draft.answers, token=token, actor=actor, at=at, step=draft.step)

    try:
        put()
    except NoSuchDraft:  # the draft of another form
        discard_draft(token=token, actor=actor, at=at)
        put()
        draft.files = tuple(_carried(draft, token, actor, at))


def _carried(draft: ApplicationDraft, token: str, actor: Actor, at: datetime) -> Iterator[KeptFile]:
    """The files that the other form asks for too, and takes."""
    asking = file_questions(draft.schema)
    for one in draft.files:
        if one.field in asking:
            with suppress(FileNotAccepted, TooManyFiles):
                yield add_draft_file(token=token, field=one.field, file=one.file, title=one.title, actor=actor, at=at)


def _around(at: datetime) -> FormDefinition:
    """The published form; the first draft of an installation publishes it."""
    try:
        return current_form(AROUND)
    except NoSuchForm:
        pass
    title = in_own_language(_("Application"))
    schema = {"type": "object", "properties": {MANDATE: _mandate()}, "required": [MANDATE]}
    try:
        return publish_form(key=AROUND, title=title, schema=schema, actor=system_actor("services.application"), at=at)
    except VersionTaken:
        return current_form(AROUND)


def _mandate() -> dict[str, object]:
    return {
        "type": "array",
        "title": in_own_language(_("Letter of mandate")),
        "description": in_own_language(_("Signed by whoever gives you the mandate, and by you.")),
        "items": {"type": "string", "format": "file"},
        "minItems": 1,
        "maxItems": 2,
        "x-accept": ["image", "pdf"],
    }
