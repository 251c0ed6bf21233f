# SPDX-License-Identifier: EUPL-1.2
"""Forms as those who keep them see them: every read starts from what the actor may edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from praja.kernel.forms.errors import NoSuchForm, NoWorkingCopy
from praja.kernel.forms.models import FormDefinition, FormEdit
from praja.kernel.forms.rules import EDIT_COPY, EDIT_FORM, kept_by
from praja.kernel.people.models import Account
from praja.lib.actors import Actor


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form on the list: its newest version (0: none was published) and when somebody last worked on it, if anybody does."""

    key: str
    title: str
    version: int
    published_at: datetime | None
    worked_on_at: datetime | None


def forms_of(actor: Actor) -> list[FormRow]:
    """Every form that the actor may edit, by title: published ones, those somebody works on, and those that are still to be
    made by a keeper. Two statements beside what keepers ask.
    """
    newest: dict[str, FormDefinition] = {}
    published = EDIT_FORM.visible(actor, FormDefinition.objects.defer("schema")).order_by("key", "version")
    for form in published:
        newest[form.key] = form
    copies = {copy.key: copy for copy in EDIT_COPY.visible(actor, FormEdit.objects.defer("schema"))}
    planned = kept_by(actor)
    rows = [_row(key, newest.get(key), copies.get(key), planned) for key in {*newest, *copies, *planned}]
    return sorted(rows, key=lambda row: (row.title.casefold(), row.key))


def _row(key: str, form: FormDefinition | None, copy: FormEdit | None, planned: Mapping[str, str]) -> FormRow:
    title = form.title if form else copy.title if copy else planned[key]
    return FormRow(
        key, title, form.version if form else 0, form.published_at if form else None, copy.edited_at if copy else None
    )


def versions_of(actor: Actor, key: str) -> list[FormDefinition]:
    """The published versions of a form, the newest first; none where it is still to be published."""
    return list(EDIT_FORM.visible(actor, FormDefinition.objects.filter(key=key)).order_by("-version"))


def version_of(actor: Actor, key: str, version: int) -> FormDefinition:
    """One published version. Raises NoSuchForm."""
    found = EDIT_FORM.visible(actor, FormDefinition.objects.filter(key=key, version=version)).first()
    if found is None:
        raise NoSuchForm
    return found


def working_copy(actor: Actor, key: str) -> FormEdit | None:
    """The working copy of a form, if somebody works on it."""
    return EDIT_COPY.visible(actor, FormEdit.objects.filter(key=key)).first()


def require_working_copy(actor: Actor, key: str) -> FormEdit:
    """The working copy of a form. Raises NoWorkingCopy."""
    found = working_copy(actor, key)
    if found is None:
        raise NoWorkingCopy
    return found


def can_undo(edit: FormEdit) -> bool:
    """Whether there is an act to take back."""
    return edit.steps.exists()


def last_editor(edit: FormEdit) -> str:
    """The name of who worked on it last; empty for the platform."""
    if not edit.edited_by_id.isdigit():
        return ""
    return Account.objects.filter(pk=edit.edited_by_id).values_list("person__name", flat=True).first() or ""
