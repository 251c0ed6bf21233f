# SPDX-License-Identifier: EUPL-1.2
"""Filing letters: where one lies, where it could lie, and what lies in a file, each as far as the reader may see."""

from dataclasses import dataclass

from django.db.models import QuerySet

from praja.duties.letters.enums import FileState
from praja.duties.letters.models import RecordFile, RecordItem
from praja.duties.letters.rules import may_open_letter
from praja.duties.letters.rules.records import FILERS, may_file_into
from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor

AT_MOST = 200
"""Open files that are offered at once."""


@dataclass(frozen=True, slots=True)
class Filing:
    """For the panel on a letter's page: the file in which it lies, the open files that are offered to this reader (empty: they
    file nothing here), those of the letter's own classification first."""

    lies_in: RecordFile | None
    offered: tuple[RecordFile, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """One thing in a file: `title` only for whom may open it, empty else; `is_gone`, its words were destroyed."""

    item: RecordItem
    title: str
    url: str
    state: str
    is_gone: bool = False


def open_files(actor: Actor) -> QuerySet[RecordFile]:
    """The open files into which this actor may lay something."""
    rows = may_file_into.visible(actor, RecordFile.objects.filter(state=FileState.OPEN))
    return rows.select_related("code", "unit").order_by("code__sort_key", "title", "pk")


def filing_of(actor: Actor, case: Case) -> Filing:
    """Where a case lies and where it could lie. At most three statements."""
    item = RecordItem.objects.filter(case=case.pk).select_related("file__code").first()
    may_move = item is None or item.file.state == FileState.OPEN
    if not may_move or case.lead_unit_id not in actor.units_as(*FILERS):
        return Filing(item.file if item else None, ())
    found = list(open_files(actor)[:AT_MOST])
    wanted = getattr(getattr(case, "letter", None), "classification_id", None)
    found.sort(key=lambda file: file.code_id != wanted)
    return Filing(item.file if item else None, tuple(file for file in found if item is None or file.pk != item.file_id))


def laid_in(actor: Actor, file: RecordFile, items: list[RecordItem]) -> list[Laid]:
    """These items of a file with the words that the reader may have. One statement for the rights of all."""
    cases = Case.objects.filter(pk__in=[item.case_id for item in items])
    opened = set(may_open_letter.visible(actor, cases).values_list("pk", flat=True))
    return [_laid(item, item.case_id in opened, is_gone=file.erased_at is not None) for item in items]


def _laid(item: RecordItem, can_open: bool, *, is_gone: bool) -> Laid:
    case = item.case
    letter = getattr(case, "letter", None)
    procedure = procedure_of(case)
    title = case.subject if letter is None else letter.subject if can_open else ""
    state = str(procedure.by_state[case.state].office)
    return Laid(item, title, procedure.office_url(case) if can_open else "", state, is_gone=is_gone)


def items_of(file: RecordFile) -> QuerySet[RecordItem]:
    """What lies in a file, in the order in which it was laid in."""
    return RecordItem.objects.filter(file=file).select_related("case__letter", "case__lead_unit")
