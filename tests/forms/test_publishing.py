# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from praja.kernel.forms.attestation import changed_forms
from praja.kernel.forms.domain.schemas import fields_of
from praja.kernel.forms.errors import FormUnsuitable, NoSuchForm
from praja.kernel.forms.models import FormDefinition
from praja.kernel.forms.operations import publish_form
from praja.kernel.forms.queries import current_form, form_version
from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Grant, system_actor
from praja.lib.errors import NotAllowed

pytestmark = pytest.mark.django_db
YES = {"type": "boolean"}
TWO = {"a": YES, "b": YES}
FILES = {"type": "array", "items": {"type": "string", "format": "file"}}
PLATFORM = system_actor("tests")


def publish(schema: dict[str, Any], at: datetime, actor: Actor = PLATFORM) -> FormDefinition:
    return publish_form(key="stall", title="Izin lapak", schema=schema, actor=actor, at=at)


def test_versions_follow_one_another_and_old_ones_stay(stall: dict[str, Any], at: datetime) -> None:
    first = publish(stall, at)
    again = publish(stall, at)
    second = publish({**stall, "title": "Izin lapak pasar"}, at)

    assert (first.version, again.pk, second.version) == (1, first.pk, 2)
    assert (current_form("stall").pk, form_version("stall", 1).fields) == (second.pk, stall)
    assert [(row.name, row.payload["number"]) for row in history("form:stall")] == [
        ("forms.published", 1),
        ("forms.published", 2),
    ]
    assert [f.name for f in fields_of(form_version("stall", 1).fields)][:3] == ["name", "goods", "kitchen"]


def test_a_published_form_cannot_be_changed_and_an_edit_behind_its_back_is_named(
    stall: dict[str, Any], at: datetime
) -> None:
    form = publish(stall, at)
    for change in (form.save, form.delete, FormDefinition.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    assert list(changed_forms()) == []

    with connection.cursor() as cursor:
        cursor.execute("UPDATE forms_formdefinition SET schema = '{}'")
    assert [found.where for found in changed_forms()] == ["form stall v1"]


def test_only_the_organisation_bureau_and_the_administrator_publish(stall: dict[str, Any], at: datetime) -> None:
    def holder(role: Role) -> Actor:
        return Actor(ActorKind.EMPLOYEE, "1", (Grant(role, frozenset({1}), at),))

    with pytest.raises(NotAllowed):
        publish(stall, at, holder(Role.HEAD))
    assert not FormDefinition.objects.exists()
    assert publish(stall, at, holder(Role.ORGANIZATION)).version == 1


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "array"},
        {"type": "object", "properties": {}},
        {"type": "object", "properties": {"a": {"type": "wrong"}}},
        {"type": "object", "properties": {"a": {"$ref": "http://example.org/x"}}},
        {"type": "object", "properties": {"A b": {"type": "string"}}},
        {"type": "object", "properties": {"a": {"type": "string", "format": "ipv4"}}},
        {"type": "object", "properties": {"a": {"type": "object", "properties": {"b": {"type": "string"}}}}},
        {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string"}}}},
        {"type": "object", "properties": {"a": {"type": "string", "x-shown-when": {"field": "b", "is": 1}}}},
        {"type": "object", "properties": {"a": {"type": "string"}}, "patternProperties": {}},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["b"]},
        {"type": "object", "properties": {"a": {"type": "string", "enum": ["x", "x "]}}},
        {"type": "object", "properties": {"a": {"type": "string", "minLength": 5, "maxLength": 2}}},
        {"type": "object", "properties": {"a": {"type": "string", "x-from": "person.shoe_size"}}},
        {"type": "object", "properties": {"a": {"type": "integer", "x-from": "person.nik"}}},
        {"type": "object", "properties": {"a": FILES | {"x-accept": ["video"]}}},
        {"type": "object", "properties": {"a": FILES | {"maxItems": 11}}},
        {"type": "object", "properties": {"a": FILES, "b": FILES, "c": FILES}},
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "^(a+)+$"}}},
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "[0-9]"}}},
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "^[0-9]*a*b*$", "maxLength": 900}}},
        {"type": "object", "properties": {"a": {"type": "string", "enum": ["a|b"]}}},
        {"type": "object", "properties": {"a": {"type": "integer", "enum": ["1"]}}},
        {"type": "object", "properties": {"a": {"type": "string"}}, "x-pages": [{"name": "p", "title": "P"}]},
        {"type": "object", "properties": TWO, "x-pages": [{"name": "p", "title": "P", "fields": ["a"]}]},
        {"type": "object", "properties": TWO, "x-pages": [{"name": "p", "title": "P", "fields": ["a", "b", "a"]}]},
        {"type": "object", "properties": {"a": {**YES, "x-shown-when": {"field": "b", "is": True}}, "b": YES}},
        {"type": "object", "properties": {"b": YES, "a": {**YES, "x-shown-when": {"field": "b", "is": "ya"}}}},
        {"type": "object", "properties": {"a": YES}, "if": {"$ref": "#/x"}, "then": {"properties": {"b": YES}}},
        {"type": "object", "properties": {"a": YES}, "if": {}, "then": True},
        {"type": "object", "properties": {"a": YES}, "allOf": [True]},
        {"type": "object", "properties": {"a": True}},
        [],
        None,
    ],
)
def test_what_cannot_be_asked_is_refused_before_anybody_sees_it(schema: dict[str, Any], at: datetime) -> None:
    with pytest.raises(FormUnsuitable):
        publish(schema, at)
    with pytest.raises(NoSuchForm):
        current_form("stall")


def test_the_refusal_names_the_question_by_its_words(at: datetime) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string", "title": "Nama usaha", "format": "ipv4"}}}
    with pytest.raises(FormUnsuitable) as refused:
        publish(schema, at)

    assert [flaw.field for flaw in refused.value.detail["flaws"]] == ["a"]
    assert "“Nama usaha”" in str(refused.value)
