# SPDX-License-Identifier: EUPL-1.2
"""Files sent with answers that are not filed yet: only the holder of the draft has them, and they come along at submission."""

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from documents.making import document, picture
from praja.kernel.documents.errors import FileRefused
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import sweep_orphans, take_in
from praja.kernel.documents.tasks import UNUSED_FOR, sweep_unused_files
from praja.kernel.forms.errors import (
    FileNotAccepted,
    NoFileQuestion,
    NoSuchDraft,
    NoSuchDraftFile,
    TooManyFiles,
)
from praja.kernel.forms.models import DraftFile, FormDefinition
from praja.kernel.forms.operations import (
    add_draft_file,
    discard_draft,
    drop_draft_file,
    publish_form,
    put_draft,
    save_draft,
    take_draft_files,
)
from praja.kernel.forms.operations.drafts import LASTS
from praja.kernel.forms.queries import KeptFile, draft_file, draft_files, draft_of
from praja.kernel.forms.tasks import sweep_expired_drafts
from praja.lib.actors import NOBODY, system_actor

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def files(most: int = 2, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "format": "file"}, "maxItems": most, **more}


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "married": {"type": "boolean"},
        "ktp": files(2, **{"x-accept": ["image"]}),
        "book": files(1, **{"x-shown-when": {"field": "married", "is": True}}),
    },
    "required": ["married", "ktp", "book"],
}


@pytest.fixture
def form(at: datetime) -> FormDefinition:
    return publish_form(key="tests.files", title="Uji", schema=SCHEMA, actor=system_actor("tests"), at=at)


@pytest.fixture
def token(form: FormDefinition, at: datetime) -> str:
    return save_draft(definition=form, data={"married": True}, actor=NOBODY, at=at)


def stored(at: datetime, content: bytes = b"") -> StoredFile:
    return take_in(upload=io.BytesIO(content or picture()), actor=NOBODY, at=at)


def add(token: str, at: datetime, field: str = "ktp", content: bytes = b"", title: str = "KTP Ani.jpg") -> KeptFile:
    return add_draft_file(token=token, field=field, file=stored(at, content), title=title, actor=NOBODY, at=at)


def test_a_file_becomes_the_answer_by_a_reference_that_says_nothing_of_its_content(token: str, at: datetime) -> None:
    kept = add(token, at)
    draft = draft_of(token, at=at)

    assert draft.data == {"married": True, "ktp": [kept.reference]}
    assert draft.files == (kept,) == draft_files(token, at=at)
    assert kept.file.sha256 not in kept.reference
    assert (kept.title, str(DraftFile.objects.get().title)) == ("KTP Ani.jpg", "••••")


def test_only_the_holder_of_the_draft_sees_the_file(form: FormDefinition, token: str, at: datetime) -> None:
    kept = add(token, at)
    stranger = save_draft(definition=form, data={}, actor=NOBODY, at=at)
    drop_draft_file(token=stranger, reference=kept.reference, actor=NOBODY, at=at)

    assert draft_file(token, kept.reference, at=at) == kept
    for secret, moment in ((stranger, at), ("", at), (token, at + LASTS)):
        with pytest.raises(NoSuchDraftFile):
            draft_file(secret, kept.reference, at=moment)


def test_what_was_saved_before_cannot_name_files_of_others(form: FormDefinition, token: str, at: datetime) -> None:
    foreign = add(token, at).reference
    mine = save_draft(definition=form, data={"ktp": [foreign]}, actor=NOBODY, at=at)

    assert draft_of(mine, at=at).data == {}


def test_the_same_content_twice_is_one_file(token: str, at: datetime) -> None:
    first, second = add(token, at), add(token, at, title="lagi.jpg")

    assert first == second
    assert DraftFile.objects.count() == 1


def test_a_file_taken_away_is_gone_and_makes_room(token: str, at: datetime) -> None:
    gone = add(token, at)
    add(token, at, content=picture(size=(30, 30)))
    with pytest.raises(TooManyFiles) as refused:
        add(token, at, content=picture(size=(20, 20)))
    for _twice in range(2):
        drop_draft_file(token=token, reference=gone.reference, actor=NOBODY, at=at)
    again = add(token, at, content=picture(size=(20, 20)))

    assert refused.value.field == "ktp"
    assert draft_of(token, at=at).data["ktp"][-1] == again.reference
    assert len(draft_files(token, at=at)) == 2


@pytest.mark.parametrize(
    ("field", "content", "error"),
    [
        ("ktp", document(), FileNotAccepted),
        ("married", picture(), NoFileQuestion),
        ("absent", picture(), NoFileQuestion),
        ("ktp", b"MZ program", FileRefused),
    ],
)
def test_what_the_question_does_not_ask_for_is_refused(
    token: str, at: datetime, field: str, content: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error):
        add(token, at, field, content)
    assert draft_files(token, at=at) == ()


@override_settings(PRAJA_MAX_DRAFT_FILES=1)
def test_a_draft_has_a_most_over_all_questions(token: str, at: datetime) -> None:
    add(token, at)
    with pytest.raises(TooManyFiles):
        add(token, at, "book")


def test_files_are_taken_over_question_by_question_and_only_those_called_for(token: str, at: datetime) -> None:
    first = add(token, at, content=picture(size=(30, 30)))
    second, book = add(token, at), add(token, at, "book")
    with pytest.raises(NoSuchDraft):
        take_draft_files(token=token + "x", actor=NOBODY, at=at)
    taken = take_draft_files(token=token, actor=NOBODY, at=at)

    assert taken == {"ktp": [first, second], "book": [book]}
    assert draft_files(token, at=at) == ()


def test_files_of_a_question_that_is_not_asked_stay_behind(form: FormDefinition, token: str, at: datetime) -> None:
    ktp, _book = add(token, at), add(token, at, "book")
    put_draft(definition=form, data={"married": False}, token=token, actor=NOBODY, at=at)

    assert take_draft_files(token=token, actor=NOBODY, at=at) == {"ktp": [ktp]}


def test_no_sweep_takes_a_file_of_a_living_draft_and_one_thrown_away_leaves_nothing(token: str, at: datetime) -> None:
    kept = add(token, at)

    def sweep(moment: datetime) -> int:
        return sweep_orphans(actor=system_actor("tests"), at=moment, older_than=HOUR)

    assert sweep(at + 2 * HOUR) == 0
    assert draft_file(token, kept.reference, at=at + 2 * HOUR) == kept
    discard_draft(token=token, actor=NOBODY, at=at)
    assert sweep(at + 2 * HOUR) > 0
    assert not StoredFile.objects.exists()


def test_a_draft_that_is_written_on_for_longer_keeps_its_files(form: FormDefinition, token: str, at: datetime) -> None:
    kept = add(token, at)
    late, now = at + UNUSED_FOR + 2 * LASTS, at
    while now < late:
        now += LASTS - HOUR
        put_draft(definition=form, data={"married": False}, token=token, actor=NOBODY, at=now)
        sweep_expired_drafts(now)
        sweep_unused_files(now)

    assert draft_file(token, kept.reference, at=now) == kept
    sweep_expired_drafts(now + LASTS)
    sweep_unused_files(now + LASTS)
    assert not StoredFile.objects.exists()


def test_an_expired_draft_takes_its_files_along(token: str, at: datetime) -> None:
    add(token, at)
    sweep_expired_drafts(at + LASTS)

    assert not DraftFile.objects.exists()
