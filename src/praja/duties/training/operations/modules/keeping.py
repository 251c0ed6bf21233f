# SPDX-License-Identifier: EUPL-1.2
"""Keeping modules: their entry, what is written, for whom they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.training.domain.modules.pages import MOST_OPTIONS, MOST_PAGES, MOST_QUESTIONS, MOST_TEXT, Content
from praja.duties.training.enums.modules import ModuleKinds
from praja.duties.training.errors.modules import Incomplete, ModuleChanged, NotYourModule
from praja.duties.training.events.modules import ModuleAssigned, ModuleListed, ModuleWritten, stream_of_module
from praja.duties.training.models import Module, ModuleAssignment, Programme
from praja.duties.training.models.digests import draft_digest
from praja.duties.training.rules.modules import keeps_modules
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.events import Event
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Post, Unit
from praja.lib.actors import Actor
from praja.lib.codes import new_code

PICTURES = "training.module"
"""How pictures of modules are named among attachments."""
LONGEST = {"title": 200, "summary": 600}
MOST_JP = 200
"""Lesson hours above which a module was mistyped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleWish:
    """What the catalogue is to say of a module. `jp`: lesson hours that its next version declares."""

    title: str
    summary: str
    jp: int
    is_free: bool = True


def list_module(*, wish: ModuleWish, kind: str, unit: Unit, actor: Actor, at: datetime) -> Module:
    """Enter a module that `unit` keeps. Raises `NotYourModule`, `Incomplete`. Records `training.module_listed`."""
    if not keeps_modules(actor, unit.pk):
        raise NotYourModule
    if kind not in ModuleKinds.values:
        raise Incomplete("kind", _("Say how the module is made."))
    draft = Content().as_data() if kind == ModuleKinds.NATIVE else {}
    module = Module(code=new_code(), unit=unit, kind=kind, draft=draft, salt=new_salt(), made_at=at)
    _say(module, wish)
    with transaction.atomic():
        module.save()
        tell(module, _listed(module), actor, at)
    return module


def change_module(*, module: Module, wish: ModuleWish, seen_version: int, actor: Actor, at: datetime) -> Module:
    """Change what the catalogue says; versions that stand keep what they declared. Raises `NotYourModule`, `ModuleChanged`,
    `Incomplete`. Records `training.module_listed`."""

    def change(row: Module) -> Event:
        _say(row, wish)
        return _listed(row)

    return changed(module, seen_version, change, actor, at)


def write_module(*, module: Module, content: Content, seen_version: int, actor: Actor, at: datetime) -> Module:
    """Change what is being written of a module; who learns sees it only when it is published. Raises `NotYourModule`,
    `ModuleChanged`, `Incomplete`. Records `training.module_written`."""
    _check(content)

    def change(row: Module) -> Event:
        row.draft = content.as_data()
        return ModuleWritten(content=draft_digest(row, row.draft))

    return changed(module, seen_version, change, actor, at)


def add_picture(*, module: Module, file: StoredFile, actor: Actor, at: datetime) -> int:
    """Let a picture belong to a module, so that its pages may show it, and give its number. Raises `NotYourModule`."""
    if not keeps_modules(actor, module.unit_id):
        raise NotYourModule
    return attach(file=file, object_kind=PICTURES, object_id=module.pk, title="", actor=actor, at=at).file_id


def assign_module(
    *, module: Module, actor: Actor, at: datetime, programme: Programme | None = None, post: Post | None = None
) -> ModuleAssignment:
    """Let a module be for whoever takes part in classes of a programme, or holds a post; again changes nothing. Raises
    `NotYourModule`, `Incomplete` where not one of the two is named. Records `training.module_assigned`."""
    if not keeps_modules(actor, module.unit_id):
        raise NotYourModule
    if (programme is None) == (post is None):
        raise Incomplete("programme", _("Choose a programme or a post."))
    with transaction.atomic():
        row = Module.objects.select_for_update().get(pk=module.pk)
        found = ModuleAssignment.objects.filter(module=row, programme=programme, post=post, ended_at=None).first()
        if found is not None:
            return found
        made = ModuleAssignment.objects.create(module=row, programme=programme, post=post, since=at)
        tell(row, _assigned(made), actor, at)
    return made


def end_assignment(*, assignment: ModuleAssignment, actor: Actor, at: datetime) -> None:
    """Let it be for them no longer; who has begun goes on. Again changes nothing. Raises `NotYourModule`. Records
    `training.module_assigned`."""
    if not keeps_modules(actor, assignment.module.unit_id):
        raise NotYourModule
    with transaction.atomic():
        row = Module.objects.select_for_update().get(pk=assignment.module_id)
        ended = ModuleAssignment.objects.filter(pk=assignment.pk, ended_at=None).update(ended_at=at)
        if ended:
            assignment.ended_at = at
            tell(row, _assigned(assignment), actor, at)


def changed(module: Module, seen_version: int, change: Callable[[Module], Event], actor: Actor, at: datetime) -> Module:
    """The module after a change that its page was seen for, in one transaction with its event."""
    with transaction.atomic():
        row = Module.objects.select_for_update(of=("self",)).get(pk=module.pk)
        if not keeps_modules(actor, row.unit_id):
            raise NotYourModule
        if row.version != seen_version:
            raise ModuleChanged
        event = change(row)
        row.version += 1
        row.save()
        tell(row, event, actor, at)
    return row


def tell(module: Module, event: Event, actor: Actor, at: datetime) -> None:
    """Record an event in the module's stream."""
    refs = {"module": module.pk, "unit": module.unit_id}
    record(event, actor=actor, at=at, stream=stream_of_module(module.pk), refs=refs)


def _say(module: Module, wish: ModuleWish) -> None:
    for field, text in (("title", wish.title), ("summary", wish.summary)):
        words = " ".join(text.split())
        if not words or len(words) > LONGEST[field]:
            longest = {"longest": LONGEST[field]}
            raise Incomplete(field, _("This is missing, or longer than %(longest)s characters.") % longest)
        setattr(module, field, words)
    if not 0 <= wish.jp <= MOST_JP:
        raise Incomplete("jp", _("Lesson hours lie between 0 and %(most)s.") % {"most": MOST_JP})
    module.jp, module.is_free = wish.jp, wish.is_free


def _listed(module: Module) -> ModuleListed:
    return ModuleListed(
        code=module.code,
        unit=module.unit_id,
        kind=module.kind,
        title=module.title,
        summary=module.summary,
        jp=module.jp,
        free=module.is_free,
    )


def _assigned(row: ModuleAssignment) -> ModuleAssigned:
    return ModuleAssigned(programme=row.programme_id or 0, post=row.post_id or 0, assigned=row.ended_at is None)


def _check(content: Content) -> None:
    if len(content.pages) > MOST_PAGES or len(content.questions) > MOST_QUESTIONS:
        most = {"pages": MOST_PAGES, "questions": MOST_QUESTIONS}
        raise Incomplete("", _("A module has at most %(pages)s pages and %(questions)s questions.") % most)
    for page in content.pages:
        if not page.title or not page.text or len(page.title) > LONGEST["title"] or len(page.text) > MOST_TEXT:
            raise Incomplete("text", _("A page has a title and a text, neither of them too long."))
        if page.picture and not page.alternative:
            raise Incomplete("alternative", _("Say in words what the picture shows."))
    for question in content.questions:
        if not question.text or not 2 <= len(question.options) <= MOST_OPTIONS:
            raise Incomplete("options", _("A question has two to %(most)s answers.") % {"most": MOST_OPTIONS})
        if not 0 <= question.right < len(question.options) or len(set(question.options)) < len(question.options):
            raise Incomplete("options", _("Mark exactly one answer as right; no two answers are the same."))
    if not 0 <= content.least <= 100:
        raise Incomplete("least", _("A share lies between 0 and 100."))
