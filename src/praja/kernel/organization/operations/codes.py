# SPDX-License-Identifier: EUPL-1.2
"""The codes by which other systems know what is here."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.kernel.ledger.operations import record
from praja.kernel.organization.events import IDS, ExternalIdLinked
from praja.kernel.organization.models import ExternalId
from praja.kernel.organization.rules import guard_organizing
from praja.lib.actors import Actor
from praja.lib.errors import Conflict, InvalidInput


def link_external_id(
    *, object_kind: str, object_id: int, system: str, code: str, since: date, actor: Actor, at: datetime
) -> ExternalId:
    """`system` knows the object by `code` from `since` on; the code it had there until now ends on that day.

    The same link again changes nothing. Raises InvalidInput for empty words and Conflict where the code means
    another object today.
    """
    guard_organizing(actor)
    code = code.strip()
    if not code or not system or not object_kind:
        raise InvalidInput(_("The code is empty."), field="code", next_step=_("Fill it in."))
    with transaction.atomic():
        known = ExternalId.objects.filter(system=system, object_kind=object_kind, until=None)
        taken = known.filter(code=code).first()
        if taken is not None and taken.object_id == object_id:
            return taken
        if taken is not None:
            raise Conflict(
                _("%(system)s already uses the code %(code)s for something else.") % {"system": system, "code": code},
                field="code",
                next_step=_("End that link first, or correct the code."),
            )
        known.filter(object_id=object_id).update(until=since)
        linked = ExternalId.objects.create(
            object_kind=object_kind, object_id=object_id, system=system, code=code, since=since
        )
        event = ExternalIdLinked(
            object_kind=object_kind, object_id=object_id, system=system, code=code, since=since.isoformat()
        )
        record(event, actor=actor, at=at, stream=IDS, refs={object_kind: object_id})
    return linked
