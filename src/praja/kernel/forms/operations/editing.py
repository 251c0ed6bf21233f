# SPDX-License-Identifier: EUPL-1.2
"""Working on a form before it is published. No event: nobody is asked anything yet; publishing is the act that is recorded."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.editing import CannotEdit, blank_form
from praja.kernel.forms.domain.suitability import flaws_of_schema
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
from praja.kernel.forms.keepers import is_own_form
from praja.kernel.forms.models import FormDefinition, FormEdit, FormEditStep
from praja.kernel.forms.operations.publishing import publish_form, text_of
from praja.kernel.forms.rules import may_edit
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed

Form = Mapping[str, Any]
Act = Callable[[Form], Form]
"""One of `domain.editing` with everything but the schema filled in."""

MOST_STEPS = 50
"""How many acts can be undone."""

LONGEST_FILE = 500_000
"""Most bytes of a form that comes as a file."""

TAKEN = frozenset({"baru"})
"""Keys that would hide a page of the editor."""

_KEY = re.compile(r"[a-z][a-z0-9]*([._-][a-z0-9]+)*")


def begin_edit(*, key: str, title: str, actor: Actor, at: datetime) -> FormEdit:
    """Open the working copy of a form: the one that is there, else one of the newest version, else a blank one called `title`.

    Raises BadFormKey and NotAllowed.
    """
    if not _KEY.fullmatch(key) or len(key) > 60 or key in TAKEN or is_own_form(key):
        raise BadFormKey
    _guard(actor, key)
    newest = FormDefinition.objects.filter(key=key).order_by("-version").first()
    schema = newest.schema if newest else text_of(blank_form(title))
    made = {
        "title": newest.title if newest else title[:160],
        "schema": schema,
        "based_on": newest.version if newest else 0,
        **_by(actor, at),
    }
    with transaction.atomic():
        edit, _made = FormEdit.objects.get_or_create(key=key, defaults=made)
    return edit


def change_edit(*, key: str, act: Act, seen_version: int | None, actor: Actor, at: datetime) -> FormEdit:
    """Do one act on the working copy. `seen_version` is the copy's version that the page showed.

    Raises NotAllowed, NoWorkingCopy, FormMovedOn, and ActRefused where the act would make the form unfit.
    """
    with transaction.atomic():
        edit = _locked(key, seen_version, actor)
        try:
            schema = act(edit.fields)
        except CannotEdit as refused:
            raise ActRefused(refused) from refused
        text = text_of(schema)
        if text == edit.schema:
            return edit
        _remember(edit)
        return _changed(edit, str(schema.get("title") or edit.title)[:160], text, actor, at)


def undo_edit(*, key: str, seen_version: int | None, actor: Actor, at: datetime) -> FormEdit:
    """Take the last act back. Raises NotAllowed, NoWorkingCopy, FormMovedOn, NothingToUndo."""
    with transaction.atomic():
        edit = _locked(key, seen_version, actor)
        step = edit.steps.order_by("-number").first()
        if step is None:
            raise NothingToUndo
        step.delete()
        return _changed(edit, step.title, step.schema, actor, at)


def replace_edit(*, key: str, content: bytes, seen_version: int | None, actor: Actor, at: datetime) -> FormEdit:
    """Put the form of a file in place of the working copy; it can be undone like every act.

    Raises NoFormFile, FormUnsuitable with every reason and its question, and what `change_edit` raises.
    """
    schema = form_in(content)
    return change_edit(key=key, act=lambda _before: schema, seen_version=seen_version, actor=actor, at=at)


def form_in(content: bytes) -> dict[str, Any]:
    """The form in a JSON file. Raises NoFormFile and FormUnsuitable."""
    if len(content) > LONGEST_FILE:
        raise NoFormFile(_("The file is longer than a form can be."))
    try:
        schema = json.loads(content.decode("utf-8-sig"))
        text_of(schema)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise NoFormFile(_("This is no JSON: line %(line)s, column %(column)s.") % where) from error
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NoFormFile(_("This is no JSON that can be read.")) from error
    flaws = flaws_of_schema(schema)
    if flaws:
        raise FormUnsuitable(flaws)
    found: dict[str, Any] = schema
    return found


def discard_edit(*, key: str, seen_version: int | None, actor: Actor, at: datetime) -> None:
    """Throw the working copy away; published versions stay. Raises NotAllowed, NoWorkingCopy, FormMovedOn."""
    with transaction.atomic():
        _locked(key, seen_version, actor).delete()


def publish_edit(*, key: str, seen_version: int | None, seen_newest: int, actor: Actor, at: datetime) -> FormDefinition:
    """Publish the working copy as the next version and close it. `seen_newest` is the newest version (0: none) with which the
    page compared it: whoever publishes has seen what differs.

    Raises NotAllowed, NoWorkingCopy, FormMovedOn, NothingToPublish, FormUnsuitable, VersionTaken.
    """
    with transaction.atomic():
        edit = _locked(key, seen_version, actor)
        newest = FormDefinition.objects.filter(key=key).order_by("-version").first()
        if (newest.version if newest else 0) != seen_newest:
            raise FormMovedOn
        if newest is not None and (newest.title, newest.schema) == (edit.title, edit.schema):
            raise NothingToPublish
        form = publish_form(key=key, title=edit.title, schema=edit.fields, actor=actor, at=at)
        edit.delete()
    return form


def _guard(actor: Actor, key: str) -> None:
    if not may_edit(actor, key):
        raise NotAllowed(_("You may not edit this form."), next_step=_("Ask the organisation bureau."))


def _locked(key: str, seen_version: int | None, actor: Actor) -> FormEdit:
    _guard(actor, key)
    edit = FormEdit.objects.select_for_update().filter(key=key).first()
    if edit is None:
        raise NoWorkingCopy
    if seen_version is not None and seen_version != edit.version:
        raise FormMovedOn
    return edit


def _remember(edit: FormEdit) -> None:
    last = edit.steps.aggregate(last=Max("number"))["last"] or 0
    FormEditStep.objects.create(edit=edit, number=last + 1, title=edit.title, schema=edit.schema)
    edit.steps.filter(number__lte=last + 1 - MOST_STEPS).delete()


def _changed(edit: FormEdit, title: str, text: str, actor: Actor, at: datetime) -> FormEdit:
    edit.title, edit.schema, edit.version = title, text, edit.version + 1
    for name, value in _by(actor, at).items():
        setattr(edit, name, value)
    edit.save()
    return edit


def _by(actor: Actor, at: datetime) -> dict[str, Any]:
    return {"edited_at": at, "edited_by_kind": actor.kind.value, "edited_by_id": actor.id}
