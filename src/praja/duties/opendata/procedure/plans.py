# SPDX-License-Identifier: EUPL-1.2
"""The way of an entry in the list of data of a year: proposed by its producer, looked at by the steward so that nothing is
collected twice, taken in by the forum, and met when the dataset is published. When it is due, the forum decides: no law that was
read sets a time."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata import rules
from praja.duties.opendata.enums import PLAN as NAME
from praja.duties.opendata.events import plans as events
from praja.duties.opendata.procedure import names
from praja.duties.opendata.procedure.names import (
    AGREED,
    COLLECTION,
    DROPPED,
    MERGED,
    MET,
    PROPOSED,
    REFUSED,
    RETURNED,
)
from praja.kernel.procedures.declarations import Clock, Data, Procedure, State, Step, register


def _due(data: Data) -> date:
    return date.fromisoformat(data["due"])


PLAN = register(
    Procedure(
        name=NAME,
        version=1,
        duty="opendata",
        label=_("Entry in the list of data"),
        legal_basis=("Perpres 39/2019",),
        office_url=names.plan_url,
        opened_by=rules.may_open_case,
        may_be_kept=False,
        states=(
            State(PROPOSED, _("Proposed"), "Diusulkan", tone="info", opens=(names.DO_CHECK_PLAN,)),
            State(
                RETURNED, _("Given back to the producer"), "Dikembalikan", tone="soon", opens=(names.DO_CHANGE_PLAN,)
            ),
            State(AGREED, _("Agreed, being collected"), "Ditetapkan", tone="info", opens=(names.DO_COLLECT,)),
            State(MET, _("Published"), "Terpenuhi", final=True, tone="done"),
            State(MERGED, _("Collected with another one"), "Digabung", final=True),
            State(REFUSED, _("Not taken into the list"), "Ditolak", final=True),
            State(DROPPED, _("Not collected after all"), "Dihapus dari daftar", final=True),
        ),
        steps=(
            Step("propose", _("Propose"), frozenset(), PROPOSED, rules.may_produce, events.PlanProposed),
            Step(
                "change",
                _("Change and hand in again"),
                frozenset({PROPOSED, RETURNED}),
                PROPOSED,
                rules.may_produce,
                events.PlanChanged,
            ),
            Step(
                "return",
                _("Give back"),
                frozenset({PROPOSED}),
                RETURNED,
                rules.may_check_plan,
                events.PlanReturned,
                consequence=_("The producer reads your reason and changes the proposal."),
            ),
            Step(
                "merge",
                _("Join with another entry"),
                frozenset({PROPOSED, AGREED}),
                MERGED,
                rules.may_check_plan,
                events.PlanMerged,
                consequence=_("It is collected once, under the other entry."),
            ),
            Step(
                "agree",
                _("Take into the list"),
                frozenset({PROPOSED}),
                AGREED,
                rules.may_check_plan,
                events.PlanAgreed,
                consequence=_("The producer sees the date on the desk from now on."),
            ),
            Step(
                "refuse",
                _("Don't take it in"),
                frozenset({PROPOSED}),
                REFUSED,
                rules.may_check_plan,
                events.PlanRefused,
            ),
            Step(
                "postpone",
                _("Set a later date"),
                frozenset({AGREED}),
                AGREED,
                rules.may_check_plan,
                events.PlanPostponed,
            ),
            Step("meet", _("Published"), frozenset({AGREED}), MET, rules.may_meet_plan, events.PlanMet),
            Step(
                "drop",
                _("Take off the list"),
                frozenset({AGREED}),
                DROPPED,
                rules.may_check_plan,
                events.PlanDropped,
                consequence=_("Nobody waits for this dataset any more."),
            ),
        ),
        clocks=(
            Clock(
                COLLECTION,
                _("Collection and publication"),
                "collection",
                lambda _data: None,
                promised=_due,
                starts_on=("agree", "postpone"),
                stops_on=("meet",),
                voids_on=("postpone", "drop", "merge"),
                keeps_misses=True,
            ),
        ),
    )
)
