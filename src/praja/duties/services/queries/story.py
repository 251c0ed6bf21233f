# SPDX-License-Identifier: EUPL-1.2
"""An application as its applicant follows it: the stages of its path, and what happened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.domain import paths
from praja.duties.services.enums import StageKind
from praja.duties.services.models import Application
from praja.duties.services.procedure.names import ELSEWHERE, FINISHED, INCOMPLETE, LAPSED, REFUSED, WITHDRAWN
from praja.kernel.ledger.queries import history
from praja.kernel.organization.queries import units
from praja.kernel.procedures.models import Case
from praja.lib.errors import Text

HAPPENED: Mapping[str, Text] = {
    "services.filed": gettext_lazy("Received"),
    "services.completion_asked": gettext_lazy("Something was missing, and you were asked for it"),
    "services.completed": gettext_lazy("What was missing was sent"),
    "services.check_passed": gettext_lazy("The papers were checked and are in order"),
    "services.refusal_proposed": gettext_lazy("Checked, and passed on to be decided"),
    "services.reference_confirmed": gettext_lazy("The head of the neighbourhood confirmed the resident"),
    "services.reference_denied": gettext_lazy("The head of the neighbourhood did not confirm"),
    "services.reference_asked_again": gettext_lazy("The head of a neighbourhood was asked again"),
    "services.reference_verified": gettext_lazy("The kelurahan vouched for the resident"),
    "services.reference_shown": gettext_lazy("The signed paper of the neighbourhood was shown"),
    "services.visit_planned": gettext_lazy("A visit was planned"),
    "services.visited": gettext_lazy("The place was visited"),
    "services.recommended": gettext_lazy("Another office gave its recommendation"),
    "services.payment_shown": gettext_lazy("You sent a proof of payment"),
    "services.paid": gettext_lazy("The payment was confirmed"),
    "services.fee_waived": gettext_lazy("The fee was waived"),
    "services.approved": gettext_lazy("Approved"),
    "services.returned_for_check": gettext_lazy("Given back to be checked again"),
    "services.refused": gettext_lazy("Refused"),
    "services.product_issued": gettext_lazy("Signed"),
    "services.handed_over": gettext_lazy("Handed over"),
    "services.withdrawn": gettext_lazy("Withdrawn"),
    "services.lapsed": gettext_lazy("Ended, because what was asked for did not come"),
    "services.filed_elsewhere": gettext_lazy("Applied for in the system that issues it"),
    "services.issued_elsewhere": gettext_lazy("Issued by the other system"),
    "services.rated": gettext_lazy("You rated the service"),
}
"""What happened, in words for everybody; what is not named here is the office's own matter."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that happened, as the timeline draws it."""

    at: datetime
    what: str
    who: str = ""
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the path. `standing`: done, now, or coming."""

    label: Text
    standing: str


def stages_of(application: Application, case: Case) -> list[Stage]:
    """The stages of the path in order; a payment of nothing is left out. All are done where the application is finished; there
    are none where it ended otherwise, for nothing is still to come."""
    if case.state in (REFUSED, WITHDRAWN, LAPSED):
        return []
    kinds = [
        entry["stage"]
        for entry in application.version.path
        if entry["stage"] != paths.PAYMENT or application.fee > 0 or case.state == paths.PAYMENT
    ] or [paths.CHECK]
    state = paths.CHECK if case.state in (INCOMPLETE, ELSEWHERE) else case.state
    place = len(kinds) if state == FINISHED else kinds.index(state) if state in kinds else -1
    return [Stage(StageKind(kind).label, _standing(number, place)) for number, kind in enumerate(kinds)]


def _standing(number: int, place: int) -> str:
    return "done" if number < place else "now" if number == place else "coming"


def acts_of(case: Case, notes: Mapping[str, Iterator[str]] | None = None) -> list[Act]:
    """What happened, in order; `notes` gives the words that belong to each kind of event, in their order. One statement."""
    found = [row for row in history(case.stream) if row.name in HAPPENED]
    acts = []
    for row in found:
        note = next((notes or {}).get(row.name, iter(())), "")
        unit = row.refs.get("unit")
        who = units.value.name(int(unit)) if row.actor_kind == "employee" and unit else ""
        acts.append(Act(row.at, _(str(HAPPENED[row.name])), who, note, current=row is found[-1]))
    return acts
