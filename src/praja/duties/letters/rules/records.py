# SPDX-License-Identifier: EUPL-1.2
"""Who keeps files of records and the lists by which they are kept."""

from django.db.models import Q, QuerySet

from praja.duties.letters.models import RecordFile
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor, ActorKind, Holders, Rule

FILERS = (Role.RECORDS, Role.SECRETARY, Role.OFFICER)
FILE_KEEPERS = (Role.RECORDS, Role.SECRETARY)
FILE_READERS = (*FILE_KEEPERS, Role.OFFICER, Role.HEAD, Role.LEGAL, Role.AUDITOR)
HOLDERS = (Role.RECORDS, Role.HEAD, Role.LEGAL)
LIST_KEEPERS = (Role.RECORDS, Role.ORGANIZATION)


def _over_unit(name: str, *roles: str) -> Rule[RecordFile]:
    """Holders of any of `roles` over the file's unit."""

    def visible(actor: Actor, rows: QuerySet[RecordFile]) -> QuerySet[RecordFile]:
        return rows.filter(Q(unit_id__among=actor.units_as(*roles)))

    return Rule(
        name,
        lambda actor, file: file.unit_id in actor.units_as(*roles),
        visible,
        lambda file: tuple(Holders(role, frozenset({file.unit_id})) for role in roles),
    )


may_see_file = _over_unit("letters.see_file", *FILE_READERS)
"""Know that there is such a file, what it is called and where it lies; what lies in it shows itself by its own rule."""
may_file_into = _over_unit("letters.file_into", *FILERS)
may_keep_file = _over_unit("letters.keep_file", *FILE_KEEPERS)
"""Open, close, trigger and open again."""
may_hold_file = _over_unit("letters.hold_file", *HOLDERS)


def may_keep_schedules(actor: Actor) -> bool:
    """Classification, retention and access hold for the whole government: whoever keeps records or organises, and the machine by
    which they are taken over."""
    return actor.kind is ActorKind.SYSTEM or any(actor.holds(role) for role in LIST_KEEPERS)
