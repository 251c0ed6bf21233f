# SPDX-License-Identifier: EUPL-1.2
"""Keeping a report that is not sent yet, so that a lost signal, a closed tab or a dead phone loses nothing."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.queries.report_drafts import FORM, ReportDraft
from praja.kernel.forms.errors import DraftTooLarge, NoSuchForm, VersionTaken
from praja.kernel.forms.models import FormDefinition
from praja.kernel.forms.operations import discard_draft, publish_form, put_draft
from praja.kernel.forms.queries import current_form
from praja.lib.actors import Actor, system_actor
from praja.lib.wording import in_own_language

_SCHEMA = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "x-multiline": True, "maxLength": MAX_TEXT},
        "kind": {"type": "string"},
        "topic": {"type": "string"},
        "region": {"type": "string"},
        "place": {"type": "string"},
        "latitude": {"type": "string"},
        "longitude": {"type": "string"},
        "identity": {"type": "string"},
        "visibility": {"type": "string"},
        "name": {"type": "string"},
        "phone": {"type": "string"},
        "email": {"type": "string"},
    },
    "required": ["text", "kind", "identity"],
}


def keep_report(*, draft: ReportDraft, actor: Actor, at: datetime) -> None:
    """Keep what was said so far, sealed, under the draft's secret. What is far too long to keep leaves it as it was."""
    try:
        put_draft(definition=_form(at), data=draft.to_data(), token=draft.token, actor=actor, at=at, step=draft.step)
    except DraftTooLarge:
        return
    draft.is_kept = True


def drop_report(*, token: str, actor: Actor, at: datetime) -> None:
    """Throw a draft away: it was sent, or nobody wants it."""
    discard_draft(token=token, actor=actor, at=at)


def _form(at: datetime) -> FormDefinition:
    """The published form; the first draft of an installation publishes it."""
    try:
        return current_form(FORM)
    except NoSuchForm:
        pass
    title = in_own_language(_("Report"))
    try:
        return publish_form(key=FORM, title=title, schema=_SCHEMA, actor=system_actor("complaints"), at=at)
    except VersionTaken:
        return current_form(FORM)
