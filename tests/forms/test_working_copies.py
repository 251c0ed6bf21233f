# SPDX-License-Identifier: EUPL-1.2
"""A form on its way to the next version: two editors, undo, files, and publishing what was seen to differ."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.making import acts
from praja.kernel.forms import keepers
from praja.kernel.forms.domain import editing
from praja.kernel.forms.domain.editing import CannotEdit, Place
from praja.kernel.forms.domain.questions import Question
from praja.kernel.forms.errors import (
    ActRefused,
    BadFormKey,
    FormMovedOn,
    FormUnsuitable,
    NoFormFile,
    NothingToPublish,
    NothingToUndo,
    NoWorkingCopy,
)
from praja.kernel.forms.keepers import form_keeper, own_form
from praja.kernel.forms.models import FormDefinition, FormEdit
from praja.kernel.forms.operations import (
    begin_edit,
    change_edit,
    discard_edit,
    publish_edit,
    publish_form,
    replace_edit,
    undo_edit,
)
from praja.kernel.forms.operations.editing import LONGEST_FILE, MOST_STEPS
from praja.kernel.forms.queries.editing import forms_of, version_of, versions_of, working_copy
from praja.kernel.forms.rules import EDIT_COPY, EDIT_FORM, may_edit, opens_editor
from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY, Actor, ActorKind, Grant, system_actor
from praja.lib.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db
KEY = "layanan.lapak"
SINCE = datetime(2020, 1, 1, tzinfo=UTC)


def holder(role: Role, number: str = "1") -> Actor:
    return Actor(ActorKind.EMPLOYEE, number, (Grant(role, frozenset({1}), SINCE),))


BUREAU, KEEPER, OTHER = holder(Role.ORGANIZATION), holder(Role.LIAISON, "2"), holder(Role.AUDITOR, "3")


@pytest.fixture
def kept() -> Iterator[None]:
    """A duty lets liaison officers keep two forms of theirs."""
    before = dict(keepers._keepers)

    @form_keeper("layanan.", opens=lambda actor: actor.holds(Role.LIAISON))
    def forms_of_a_duty(_actor: Actor) -> dict[str, str]:
        return {KEY: "Izin lapak", "layanan.baru-kelak": "Kelak", "lain.bukan-awalannya": "x"}

    yield
    keepers._keepers.clear()
    keepers._keepers.update(before)


def ask(label: str) -> Any:
    return partial(editing.add_question, question=Question(kind="text", label=label))


def change(act: Any, at: datetime, seen: int | None = None, actor: Actor = BUREAU) -> FormEdit:
    return change_edit(key=KEY, act=act, seen_version=seen, actor=actor, at=at)


def begin(at: datetime, actor: Actor = BUREAU) -> FormEdit:
    return begin_edit(key=KEY, title="Izin lapak", actor=actor, at=at)


def publish(at: datetime, newest: int, seen: int | None = None) -> FormDefinition:
    return publish_edit(key=KEY, seen_version=seen, seen_newest=newest, actor=BUREAU, at=at)


def test_a_form_is_made_published_and_worked_on_again(at: datetime) -> None:
    begin(at)
    change(ask("Nama usaha"), at)
    first = publish(at, 0)

    assert (first.version, first.title, list(first.fields["properties"])) == (1, "Izin lapak", ["nama_usaha"])
    assert not FormEdit.objects.exists()
    assert [row.name for row in history(f"form:{KEY}")] == ["forms.published"]

    again = begin(at)
    assert (again.based_on, again.schema) == (1, first.schema)
    with pytest.raises(NothingToPublish):
        publish(at, 1)
    change(ask("Alamat"), at)
    assert publish(at, 1).version == 2
    assert version_of(BUREAU, KEY, 1).schema == first.schema


def test_there_is_one_copy_whoever_opens_it(at: datetime) -> None:
    mine = begin(at)
    change(ask("Nama"), at)
    theirs = begin_edit(key=KEY, title="Lain", actor=holder(Role.ADMINISTRATOR, "9"), at=at)

    assert theirs.pk == mine.pk
    assert "nama" in theirs.fields["properties"]


def test_of_two_editors_the_second_is_told(at: datetime) -> None:
    seen = begin(at).version
    change(ask("Nama"), at, seen)
    for act in (
        lambda: change(ask("Alamat"), at, seen),
        lambda: undo_edit(key=KEY, seen_version=seen, actor=BUREAU, at=at),
        lambda: discard_edit(key=KEY, seen_version=seen, actor=BUREAU, at=at),
        lambda: publish(at, 0, seen),
    ):
        with pytest.raises(FormMovedOn):
            act()

    assert list(FormEdit.objects.get().fields["properties"]) == ["nama"]


def test_acts_are_taken_back_one_by_one(at: datetime) -> None:
    start = begin(at).schema
    after_one = change(ask("Nama"), at).schema
    change(partial(editing.retitle, title="Lain", description=""), at)
    assert undo_edit(key=KEY, seen_version=None, actor=BUREAU, at=at).schema == after_one
    back = undo_edit(key=KEY, seen_version=None, actor=BUREAU, at=at)

    assert (back.schema, back.title) == (start, "Izin lapak")
    with pytest.raises(NothingToUndo):
        undo_edit(key=KEY, seen_version=None, actor=BUREAU, at=at)


def test_only_so_many_steps_are_kept(at: datetime) -> None:
    edit = begin(at)
    for number in range(MOST_STEPS + 3):
        edit = change(partial(editing.retitle, title=f"Judul {number}", description=""), at)

    assert edit.steps.count() == MOST_STEPS


def test_what_would_make_it_unfit_changes_nothing_and_says_why(at: datetime) -> None:
    begin(at)
    change(partial(editing.add_question, question=Question(kind="boolean", label="Menikah")), at)
    change(ask("Nama pasangan"), at)
    edit = change(partial(editing.set_condition, field="nama_pasangan", other="menikah", answers=[True]), at)
    with pytest.raises(ActRefused) as refused:
        change(partial(editing.move_question, place=Place("menikah"), down=True), at)

    assert "“Nama pasangan”" in str(refused.value)
    assert refused.value.field == "nama_pasangan"
    edit.refresh_from_db()
    assert edit.version == 4


def test_a_question_that_goes_takes_conditions_on_it_along(at: datetime) -> None:
    begin(at)
    change(partial(editing.add_question, question=Question(kind="boolean", label="Menikah")), at)
    change(ask("Nama pasangan"), at)
    change(partial(editing.set_condition, field="nama_pasangan", other="menikah", answers=[True]), at)
    edit = change(partial(editing.remove_question, place=Place("menikah")), at)

    assert edit.fields["properties"] == {"nama_pasangan": {"type": "string", "title": "Nama pasangan"}}


def test_a_version_published_meanwhile_must_have_been_seen(at: datetime) -> None:
    begin(at)
    change(ask("Nama"), at)
    other = {"type": "object", "properties": {"a": {"type": "string"}}}
    publish_form(key=KEY, title="Lain", schema=other, actor=system_actor("tests"), at=at)
    with pytest.raises(FormMovedOn):
        publish(at, 0)

    assert publish(at, 1).version == 2


def test_nothing_that_asks_nothing_is_published(at: datetime) -> None:
    begin(at)
    with pytest.raises(FormUnsuitable):
        publish(at, 0)
    assert FormEdit.objects.count() == 1


@pytest.mark.parametrize("key", ["", "Besar", "a b", "a..b", "-a", "x" * 61, "baru", "../x"])
def test_what_cannot_be_in_an_address_is_no_key(key: str, at: datetime) -> None:
    with pytest.raises(BadFormKey):
        begin_edit(key=key, title="x", actor=BUREAU, at=at)


def test_a_file_takes_the_place_of_the_copy_and_can_be_taken_back(at: datetime, stall: dict[str, Any]) -> None:
    start = begin(at).schema

    def take(content: bytes) -> FormEdit:
        return replace_edit(key=KEY, content=content, seen_version=None, actor=BUREAU, at=at)

    edit = take(b"\xef\xbb\xbf" + json.dumps(stall).encode())
    assert (edit.title, edit.fields) == ("Izin lapak", stall)
    with pytest.raises(FormUnsuitable) as refused:
        take(b'{"type": "object", "properties": {"a": {"type": "string", "title": "Nama", "format": "x"}}}')
    assert [flaw.params["question"] for flaw in refused.value.detail["flaws"]] == ["Nama"]
    for nonsense in (b"", b"[", b"\xff\xfe", b'{"a": NaN}', b'{"a": 1e999}', b"[" * 100_000, b" " * (LONGEST_FILE + 1)):
        with pytest.raises(NoFormFile):
            take(nonsense)
    for no_form in (b"[]", b"null", b'"x"', b"{}", b'{"type": "object", "properties": []}'):
        with pytest.raises(FormUnsuitable):
            take(no_form)
    assert undo_edit(key=KEY, seen_version=None, actor=BUREAU, at=at).schema == start


def test_who_keeps_which_forms(kept: None, at: datetime) -> None:
    assert [opens_editor(actor) for actor in (BUREAU, KEEPER, OTHER, NOBODY)] == [True, True, False, False]
    assert [may_edit(actor, KEY) for actor in (BUREAU, KEEPER, OTHER)] == [True, True, False]
    assert [may_edit(KEEPER, key) for key in ("layanan.baru-kelak", "layanan.orang", "lain.bukan-awalannya")] == [
        True,
        False,
        False,
    ]
    begin_edit(key="lain.form", title="Lain", actor=BUREAU, at=at)
    begin(at, KEEPER)
    change(ask("Nama"), at, actor=KEEPER)
    publish_edit(key=KEY, seen_version=None, seen_newest=0, actor=KEEPER, at=at)
    begin(at, KEEPER)

    assert [(row.key, row.version) for row in forms_of(KEEPER)] == [(KEY, 1), ("layanan.baru-kelak", 0)]
    assert [row.key for row in forms_of(BUREAU)] == [KEY, "lain.form"]
    assert (forms_of(OTHER), versions_of(OTHER, KEY), working_copy(OTHER, KEY)) == ([], [], None)
    for key, actor in (("lain.form", KEEPER), (KEY, OTHER)):
        for act in (begin_edit(key=key, title="", actor=BUREAU, at=at),):
            assert act.key == key
        with pytest.raises(NotAllowed):
            begin_edit(key=key, title="", actor=actor, at=at)
        with pytest.raises(NotAllowed):
            change_edit(key=key, act=ask("x"), seen_version=None, actor=actor, at=at)
        with pytest.raises(NotAllowed):
            publish_edit(key=key, seen_version=None, seen_newest=0, actor=actor, at=at)


def test_rules_agree_on_every_row(kept: None, at: datetime) -> None:
    for key in (KEY, "lain.form"):
        begin_edit(key=key, title="x", actor=BUREAU, at=at)
        publish_form(
            key=key,
            title="x",
            schema={"type": "object", "properties": {"a": {"type": "string"}}},
            actor=system_actor("tests"),
            at=at,
        )
    for rule, rows in ((EDIT_COPY, FormEdit.objects), (EDIT_FORM, FormDefinition.objects)):
        for actor in (BUREAU, KEEPER, OTHER, NOBODY):
            seen = set(rule.visible(actor, rows.all()))  # type: ignore[arg-type]
            assert seen == {row for row in rows.all() if rule.allows(actor, row)}  # type: ignore[arg-type]


def test_forms_of_the_platforms_own_pages_are_nobodys_to_edit(at: datetime) -> None:
    key = own_form("tests.own")
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    publish_form(key=key, title="Milik kode", schema=schema, actor=system_actor("tests"), at=at)
    with pytest.raises(BadFormKey):
        begin_edit(key=key, title="x", actor=BUREAU, at=at)
    with pytest.raises(NotAllowed):
        publish_form(key=key, title="x", schema=schema, actor=BUREAU, at=at)

    assert forms_of(BUREAU) == []
    with pytest.raises(NotFound):
        version_of(BUREAU, key, 1)


def test_a_copy_thrown_away_is_gone(at: datetime) -> None:
    begin(at)
    discard_edit(key=KEY, seen_version=1, actor=BUREAU, at=at)
    with pytest.raises(NoWorkingCopy):
        change(ask("Nama"), at)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_kept_on_the_server_acts_and_undo_give_what_they_give_in_memory(data: st.DataObject, at: datetime) -> None:
    key = f"tests.n{FormEdit.objects.count()}"
    stack = [begin_edit(key=key, title="Uji", actor=BUREAU, at=at).fields]
    for _number in range(8):
        if len(stack) > 1 and data.draw(st.integers(0, 3)) == 3:
            stack.pop()
            kept = undo_edit(key=key, seen_version=None, actor=BUREAU, at=at).fields
        else:
            act = data.draw(acts(stack[-1]))
            try:
                after = act(stack[-1])
            except CannotEdit:
                with pytest.raises(ActRefused):
                    change_edit(key=key, act=act, seen_version=None, actor=BUREAU, at=at)
                continue
            kept = change_edit(key=key, act=act, seen_version=None, actor=BUREAU, at=at).fields
            stack += [after] if json.dumps(after) != json.dumps(stack[-1]) else []
        assert json.dumps(kept) == json.dumps(stack[-1])
