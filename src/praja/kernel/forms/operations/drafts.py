# SPDX-License-Identifier: EUPL-1.2
"""Answers kept before they are sent. No event: nobody has acted yet, and a draft leaves no trace when it is thrown away."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from praja.kernel.forms.errors import DraftTooLarge, NoSuchDraft
from praja.kernel.forms.models import Draft, FormDefinition
from praja.kernel.forms.queries import DRAFT, draft_rows
from praja.kernel.people.sealing import seal
from praja.lib.actors import Actor
from praja.lib.codes import hash_secret, new_secret

LASTS = timedelta(days=14)
"""How long a draft is kept after it was last saved."""

MOST_CHARACTERS = 200_000


def save_draft(
    *,
    definition: FormDefinition,
    data: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    token: str = "",
    step: str = "",
) -> str:
    """Keep the answers so far and give back the secret that opens them: a new one without `token`, else the same.

    The secret is the right: `actor` may be nobody known. Raises NoSuchDraft for a token that opens nothing (or a draft of
    another form) and DraftTooLarge.
    """
    text = json.dumps(data, ensure_ascii=False)
    if len(text) > MOST_CHARACTERS:
        raise DraftTooLarge
    kept = {"data": seal(text, DRAFT), "step": step, "updated_at": at, "expires_at": at + LASTS}
    if not token:
        token = new_secret()
        Draft.objects.create(token_hash=hash_secret(token), definition=definition, **kept)
    elif draft_rows(token, at).filter(definition=definition).update(**kept) == 0:
        raise NoSuchDraft
    return token


def put_draft(
    *, definition: FormDefinition, data: Mapping[str, Any], token: str, actor: Actor, at: datetime, step: str = ""
) -> None:
    """Keep the answers so far under a secret that the person has had since the page was opened, so that they find them again
    even where the answer to their first sending got lost. Again, it replaces what was there.

    `token` is one of `lib.codes.new_secret`. Raises NoSuchDraft where it opens a draft of another form, and DraftTooLarge.
    """
    text = json.dumps(data, ensure_ascii=False)
    if len(text) > MOST_CHARACTERS:
        raise DraftTooLarge
    kept = {"data": seal(text, DRAFT), "step": step, "updated_at": at, "expires_at": at + LASTS}
    with transaction.atomic():
        row, made = Draft.objects.get_or_create(
            token_hash=hash_secret(token), defaults={**kept, "definition": definition}
        )
        if row.definition.key != definition.key:
            raise NoSuchDraft
        if not made:
            Draft.objects.filter(pk=row.pk).update(**kept, definition=definition)


def discard_draft(*, token: str, actor: Actor, at: datetime) -> None:
    """Throw a draft away: it was sent, or nobody wants it. Doing it again changes nothing."""
    draft_rows(token, at).delete()


def sweep_drafts(*, actor: Actor, at: datetime, limit: int = 1_000) -> int:
    """Remove drafts whose time ran out. Returns how many."""
    with transaction.atomic():
        gone = list(
            Draft.objects.filter(expires_at__lte=at).order_by("expires_at").values_list("pk", flat=True)[:limit]
        )
        Draft.objects.filter(pk__in=gone, expires_at__lte=at).delete()
    return len(gone)
