# SPDX-License-Identifier: EUPL-1.2
"""A draft may be kept under a secret that the person had before: the first sending is found again even if its answer got lost."""

from datetime import datetime, timedelta

import pytest

from praja.kernel.forms.errors import DraftTooLarge, NoSuchDraft
from praja.kernel.forms.models import Draft, FormDefinition
from praja.kernel.forms.operations import publish_form, put_draft
from praja.kernel.forms.queries import draft_of
from praja.lib.actors import NOBODY, system_actor
from praja.lib.codes import new_secret

SCHEMA = {"type": "object", "properties": {"text": {"type": "string"}}}


def form(key: str, at: datetime) -> FormDefinition:
    return publish_form(key=key, title=key, schema=SCHEMA, actor=system_actor("tests"), at=at)


def put(definition: FormDefinition, token: str, text: str, at: datetime) -> None:
    put_draft(definition=definition, data={"text": text}, token=token, actor=NOBODY, at=at)


@pytest.mark.django_db
def test_the_same_secret_opens_what_was_put_last(monday: datetime) -> None:
    definition, token = form("tests.one", monday), new_secret()
    put(definition, token, "satu", monday)
    put(definition, token, "dua", monday + timedelta(days=3))

    assert draft_of(token, at=monday + timedelta(days=16)).data == {"text": "dua"}
    assert Draft.objects.count() == 1


@pytest.mark.django_db
def test_a_draft_of_another_form_is_left_as_it_was(monday: datetime) -> None:
    token = new_secret()
    put(form("tests.one", monday), token, "satu", monday)
    with pytest.raises(NoSuchDraft):
        put(form("tests.other", monday), token, "dua", monday)

    assert draft_of(token, at=monday).data == {"text": "satu"}


@pytest.mark.django_db
def test_what_is_far_too_long_changes_nothing(monday: datetime) -> None:
    definition, token = form("tests.one", monday), new_secret()
    put(definition, token, "satu", monday)
    with pytest.raises(DraftTooLarge):
        put(definition, token, "x" * 200_001, monday)

    assert draft_of(token, at=monday).data == {"text": "satu"}
