# SPDX-License-Identifier: EUPL-1.2
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from praja.kernel.forms.domain.suitability import flaws_of_schema
from praja.kernel.forms.errors import FormUnsuitable, VersionTaken
from praja.kernel.forms.events import FormPublished, stream_of
from praja.kernel.forms.models import FormDefinition, digest_of
from praja.kernel.forms.rules import may_publish
from praja.kernel.ledger.operations import record
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed


def publish_form(*, key: str, title: str, schema: Mapping[str, Any], actor: Actor, at: datetime) -> FormDefinition:
    """Publish the next version of a form. The same title and schema as the newest version give back that version.

    Raises NotAllowed, FormUnsuitable (a schema outside the subset), VersionTaken. Whoever is not the platform publishes from
    the editor (`publish_edit`), which shows the differences first.
    """
    if not may_publish(actor, key):
        raise NotAllowed(_("You may not publish forms."), next_step=_("Ask the organisation bureau."))
    flaws = flaws_of_schema(schema)
    if flaws:
        raise FormUnsuitable(flaws)
    text = text_of(schema)
    newest = FormDefinition.objects.filter(key=key).order_by("-version").first()
    if newest is not None and (newest.title, newest.schema) == (title, text):
        return newest
    try:
        with transaction.atomic():
            return _publish(key, title, text, actor, at)
    except IntegrityError as error:
        raise VersionTaken from error


def text_of(schema: Mapping[str, Any]) -> str:
    """The schema as it is kept. Not the canonical form: the order of the properties is the order of the questions."""
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _publish(key: str, title: str, text: str, actor: Actor, at: datetime) -> FormDefinition:
    last = FormDefinition.objects.filter(key=key).aggregate(last=Max("version"))["last"] or 0
    form = FormDefinition.objects.create(key=key, version=last + 1, title=title, schema=text, published_at=at)
    event = FormPublished(key=key, number=form.version, digest=digest_of(text))
    record(event, actor=actor, at=at, stream=stream_of(key), refs={"form": form.pk})
    return form
