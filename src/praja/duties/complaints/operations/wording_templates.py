# SPDX-License-Identifier: EUPL-1.2
"""Templates of answers: words to begin with, whose [brackets] the officer must fill."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.domain import promises_without_date
from praja.duties.complaints.domain.wording import BLANKS, unknown_blanks
from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.errors import EmptyPromise, MissingPart, UnknownBlank
from praja.duties.complaints.events import TemplateSaved
from praja.duties.complaints.models import AnswerTemplate, Topic
from praja.duties.complaints.operations.words import words_of
from praja.duties.complaints.rules import may_write_template
from praja.kernel.ledger.operations import record
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed

TEMPLATES = "complaints.templates"
"""The stream of everything that was changed in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateWords:
    """What a template holds. `unit` None: for everybody; `topic` None: whatever the report is about."""

    title: str
    kind: AnswerKind
    text: str
    topic: Topic | None = None
    unit: Unit | None = None
    is_active: bool = True


def save_template(
    *, template: AnswerTemplate | None, words: TemplateWords, actor: Actor, at: datetime
) -> AnswerTemplate:
    """Write a new template, or change or put away an existing one. The same again changes nothing.

    Raises `NotAllowed` for a unit that is not the actor's, `MissingPart` without a title, `TextTooShort`, `TextTooLong`,
    `UnknownBlank`, and `EmptyPromise`: a template must not teach to promise without a date.
    """
    kept = template or AnswerTemplate()
    if template is not None:
        _guard(actor, template.unit_id)
    _guard(actor, words.unit.pk if words.unit else None)
    text = _checked(words)
    values = {
        "title": words.title.strip(),
        "kind": str(words.kind),
        "text": text,
        "topic_id": words.topic.pk if words.topic else None,
        "unit_id": words.unit.pk if words.unit else None,
        "is_active": words.is_active,
    }
    if template is not None and all(getattr(kept, name) == value for name, value in values.items()):
        return kept
    for name, value in values.items():
        setattr(kept, name, value)
    with transaction.atomic():
        kept.save()
        _record(kept, actor, at)
    return kept


def _guard(actor: Actor, unit_id: int | None) -> None:
    if not may_write_template(actor, unit_id):
        raise NotAllowed(
            _("This template belongs to others."),
            next_step=_("Write one for your own unit, or ask the coordinator."),
        )


def _checked(words: TemplateWords) -> str:
    if not words.title.strip():
        raise MissingPart(
            _("A template needs a title."), field="title", next_step=_("Say when it fits, in some words.")
        )
    text = words_of(words.text).text
    unknown = unknown_blanks(text)
    if unknown:
        raise UnknownBlank(unknown[0], ", ".join(f"{{{name}}}" for name in BLANKS))
    if words.kind != AnswerKind.SCHEDULED and promises_without_date(text):
        raise EmptyPromise
    return text


def _record(template: AnswerTemplate, actor: Actor, at: datetime) -> None:
    event = TemplateSaved(
        template=template.pk,
        kind=template.kind,
        topic=template.topic_id,
        unit=template.unit_id,
        text=sha256(template.text.encode()).hexdigest(),
        active=template.is_active,
    )
    refs = {"template": template.pk} | ({"unit": template.unit_id} if template.unit_id else {})
    record(event, actor=actor, at=at, stream=TEMPLATES, refs=refs)
