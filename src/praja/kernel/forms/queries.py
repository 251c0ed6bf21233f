# SPDX-License-Identifier: EUPL-1.2
"""Reading forms and resuming drafts."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from praja.kernel.forms.errors import NoSuchDraft, NoSuchForm
from praja.kernel.forms.models import Draft, FormDefinition
from praja.kernel.people.sealing import open_sealed
from praja.lib.codes import hash_secret

DRAFT = "forms.draft"
"""What drafts are sealed for."""


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft with its answers readable."""

    definition: FormDefinition
    data: dict[str, Any]
    step: str
    updated_at: datetime
    expires_at: datetime


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
    return OpenDraft(row.definition, data, row.step, row.updated_at, row.expires_at)
