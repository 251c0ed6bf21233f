# SPDX-License-Identifier: EUPL-1.2
"""Files of records: which there are, what lies in them, and what keeps them from leaving."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.clearing import FileFacts, blocks
from praja.duties.letters.domain.retention import needs_national
from praja.duties.letters.enums import INCOMING, ORDER, OUTGOING, Fate, FileState
from praja.duties.letters.models import ClearanceItem, LegalHold, RecordFile, RecordItem
from praja.duties.letters.procedure.names import DONE, REFUSED
from praja.duties.letters.rules.records import FILERS, may_see_file
from praja.kernel.law.queries import rule_in_force
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.errors import NotFound

OWN_PROCEDURES = (INCOMING, OUTGOING, ORDER)
"""Cases whose words this duty keeps, and so can destroy."""

ACTIVE, INACTIVE, ENDING, UNSET = "aktif", "inaktif", "usul", "tanpa_jadwal"
"""Where closed files stand on a day: in use, kept, their time over, and those of which no day is known yet."""


def with_facts(files: QuerySet[RecordFile]) -> QuerySet[RecordFile]:
    """These files with `is_held`, `is_running`, `is_foreign`, `is_listed`, as `FileFacts` asks them, and `item_count`."""
    inside = RecordItem.objects.filter(file=OuterRef("pk"))
    listed = ClearanceItem.objects.filter(file=OuterRef("pk"), removed_reason="")
    return files.select_related("code", "rule", "unit").annotate(
        is_held=Exists(LegalHold.objects.filter(file=OuterRef("pk"), until=None)),
        is_running=Exists(inside.filter(case__closed_at=None)),
        is_foreign=Exists(inside.exclude(case__procedure__in=OWN_PROCEDURES)),
        is_listed=Exists(listed.exclude(clearance__case__state__in=(DONE, REFUSED))),
        item_count=Count("items", distinct=True),
    )


def facts_of(file: RecordFile, *, is_on_this: bool = False) -> FileFacts:
    """What counts for a row of `with_facts`; `is_on_this`, the list on which it stands is the one that is asked about."""
    return FileFacts(
        state=file.state,
        inactive_from=file.inactive_from,
        ends_on=file.ends_on,
        fate=fate_of(file),
        is_example=file.rule is not None and file.rule.is_example,
        is_held=file.is_held,  # type: ignore[attr-defined]
        running=file.is_running,  # type: ignore[attr-defined]
        foreign=file.is_foreign,  # type: ignore[attr-defined]
        listed=file.is_listed and not is_on_this,  # type: ignore[attr-defined]
    )


def fate_of(file: RecordFile) -> str | None:
    """What becomes of it: what its rule says, or what was decided where the rule says to assess it again; None without a rule."""
    if file.rule is None:
        return None
    if file.rule.fate == Fate.REASSESS and file.assessed_fate:
        return file.assessed_fate
    return file.rule.fate


def is_national(files: Iterable[RecordFile], on: date) -> bool:
    """Whether the head of the national archive must approve the destruction of one of these files, by the law of that day."""
    limit = int(rule_in_force("letters.national_approval", on).value)
    rules = [file.rule for file in files if file.rule is not None]
    return any(needs_national(rule.active_years, rule.inactive_years, limit) for rule in rules)


def files_for(actor: Actor) -> QuerySet[RecordFile]:
    """The files that this actor may know of."""
    return may_see_file.visible(actor, RecordFile.objects.all())


def file_for(actor: Actor, number: int) -> RecordFile:
    """One of them. Raises `NotFound` alike for an absent one and one of other units."""
    found = with_facts(files_for(actor)).filter(pk=number).first()
    if found is None:
        raise NotFound(_("There is no such file among those you may see."))
    return found


def standing(files: QuerySet[RecordFile], where: str, on: date) -> QuerySet[RecordFile]:
    """Of these files those that stand so on that day: one of the states of people (`enums.FileState`), or of ACTIVE, INACTIVE,
    ENDING and UNSET for closed ones."""
    if where in FileState.values:
        return files.filter(state=where)
    kept = files.filter(state__in=(FileState.CLOSED, FileState.TRANSFERRED))
    by_day = {
        ACTIVE: Q(inactive_from__gt=on),
        INACTIVE: Q(inactive_from__lte=on, ends_on__gt=on),
        ENDING: Q(ends_on__lte=on),
        UNSET: Q(ends_on=None),
    }
    return kept.filter(by_day[where])


def may_leave(files: QuerySet[RecordFile], fate: str, on: date, limit: int = 500) -> list[RecordFile]:
    """Of these files those that may leave so on that day, at most `limit`, those whose time came first in front."""
    due = _due(fate)
    waiting = with_facts(files.filter(**{f"{due}__lte": on})).order_by(due, "pk")
    return [file for file in waiting[: limit * 2] if not blocks(facts_of(file), fate, on)][:limit]


def units_with_leaving(files: QuerySet[RecordFile], fate: str, on: date) -> frozenset[int]:
    """The units at which some of the oldest of these files may leave so on that day."""
    return frozenset(file.unit_id for file in may_leave(files, fate, on, limit=100))


def _due(fate: str) -> str:
    return "inactive_from" if fate == FileState.TRANSFERRED else "ends_on"


def unfiled(actor: Actor) -> QuerySet[Case]:
    """Letters that are dealt with and lie in no file yet, at units whose files this actor keeps, the oldest first."""
    return (
        Case.objects.filter(
            procedure__in=(INCOMING, OUTGOING),
            record_item=None,
            closed_at__isnull=False,
            lead_unit_id__among=actor.units_as(*FILERS),
        )
        .select_related("lead_unit", "letter")
        .order_by("filed_at", "pk")
    )
