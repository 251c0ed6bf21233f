# SPDX-License-Identifier: EUPL-1.2
"""Who may edit and publish forms: the organisation bureau and the administrator every form, keepers those they keep, the
platform its own.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from praja.kernel.forms.keepers import form_keepers, is_own_form
from praja.kernel.forms.models import FormDefinition, FormEdit
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Door, Holders, Rule, role_door

FormRow = TypeVar("FormRow", bound=Model)

EVERY_FORM = role_door("forms.publish", Role.ORGANIZATION, Role.ADMINISTRATOR)


def _opens_editor(actor: Actor) -> bool:
    return EVERY_FORM(actor) or any(keeper.opens(actor) for keeper in form_keepers())


opens_editor = Door("forms.edit", _opens_editor)
"""The pages on which forms are edited, for whoever keeps any."""


def kept_by(actor: Actor) -> Mapping[str, str]:
    """Keys of the forms that a keeper keeps, with the titles of those that are new. Of the bureau: not every form."""
    found: dict[str, str] = {}
    for keeper in form_keepers():
        if keeper.opens(actor):
            found |= {key: title for key, title in keeper.keys(actor).items() if key.startswith(keeper.prefix)}
    return found


def may_publish(actor: Actor, key: str) -> bool:
    """Whether this actor may publish the form of this key."""
    return actor.kind is ActorKind.SYSTEM or may_edit(actor, key)


def may_edit(actor: Actor, key: str) -> bool:
    """Whether this actor may edit the form of this key in the editor, whether it exists or not."""
    return not is_own_form(key) and (EVERY_FORM(actor) or key in kept_by(actor))


def _visible(actor: Actor, rows: "QuerySet[FormRow]") -> "QuerySet[FormRow]":
    if not EVERY_FORM(actor):
        return rows.filter(key__in=[key for key in kept_by(actor) if not is_own_form(key)])
    keys = rows.order_by().values_list("key", flat=True).distinct()
    return rows.exclude(key__in=[key for key in keys if is_own_form(key)])


def _allows(actor: Actor, row: Any) -> bool:
    return may_edit(actor, row.key)


def _holders(_row: Any) -> tuple[Holders, ...]:
    return (Holders(Role.ORGANIZATION), Holders(Role.ADMINISTRATOR))


EDIT_FORM: Rule[FormDefinition] = Rule("forms.edit_form", _allows, _visible, _holders)
"""The published versions of forms that an actor may edit."""

EDIT_COPY: Rule[FormEdit] = Rule("forms.edit_copy", _allows, _visible, _holders)
"""The working copies of forms that an actor may edit."""
