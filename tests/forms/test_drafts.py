# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from typing import Any

import pytest

from praja.kernel.forms.errors import DraftTooLarge, NoSuchDraft
from praja.kernel.forms.models import Draft, FormDefinition
from praja.kernel.forms.operations import discard_draft, publish_form, save_draft
from praja.kernel.forms.operations.drafts import LASTS, MOST_CHARACTERS
from praja.kernel.forms.queries import draft_of
from praja.kernel.forms.tasks import sweep_expired_drafts
from praja.lib.actors import NOBODY, system_actor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def form(stall: dict[str, Any], at: datetime) -> FormDefinition:
    return publish_form(key="stall", title="Izin lapak", schema=stall, actor=system_actor("tests"), at=at)


def test_a_draft_is_resumed_by_its_secret_and_saved_again_under_it(form: FormDefinition, at: datetime) -> None:
    token = save_draft(definition=form, data={"name": "Warung"}, step="1", actor=NOBODY, at=at)
    same = save_draft(definition=form, data={"name": "Warung Tin"}, step="2", token=token, actor=NOBODY, at=at + HOUR)
    draft = draft_of(token, at=at + HOUR)

    assert (same, Draft.objects.count()) == (token, 1)
    assert (draft.definition, draft.data, draft.step) == (form, {"name": "Warung Tin"}, "2")
    assert draft.expires_at == at + HOUR + LASTS


def test_neither_secret_nor_answers_can_be_read_from_the_table(form: FormDefinition, at: datetime) -> None:
    token = save_draft(definition=form, data={"name": "Warung Tin"}, actor=NOBODY, at=at)
    row = Draft.objects.get()

    assert token.encode() not in bytes(row.token_hash)
    assert b"Warung" not in row.data.token
    assert str(row.data) == "••••"


def test_a_wrong_secret_another_form_and_time_open_nothing(
    form: FormDefinition, stall: dict[str, Any], at: datetime
) -> None:
    token = save_draft(definition=form, data={}, actor=NOBODY, at=at)
    other = publish_form(key="other", title="Lain", schema=stall, actor=system_actor("tests"), at=at)

    for wrong, moment in ((token + "x", at), (token, at + LASTS)):
        with pytest.raises(NoSuchDraft):
            draft_of(wrong, at=moment)
    with pytest.raises(NoSuchDraft):
        save_draft(definition=other, data={}, token=token, actor=NOBODY, at=at)
    with pytest.raises(DraftTooLarge):
        save_draft(definition=form, data={"name": "x" * MOST_CHARACTERS}, actor=NOBODY, at=at)
    assert Draft.objects.count() == 1


def test_a_draft_thrown_away_is_gone_and_expired_ones_are_swept(form: FormDefinition, at: datetime) -> None:
    first, second = (save_draft(definition=form, data={}, actor=NOBODY, at=at) for _ in range(2))
    kept = save_draft(definition=form, data={}, actor=NOBODY, at=at + HOUR)
    discard_draft(token=first, actor=NOBODY, at=at)
    discard_draft(token=first, actor=NOBODY, at=at)
    assert Draft.objects.count() == 2

    sweep_expired_drafts(at + LASTS)
    with pytest.raises(NoSuchDraft):
        draft_of(second, at=at)
    assert draft_of(kept, at=at).data == {}
