# SPDX-License-Identifier: EUPL-1.2
"""A class: prepared, announced, filled, held, ended, reported. No law sets its clocks; by when participants are
chosen follows from the days that its announcement promises."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from praja.duties.training.enums import CLASS as NAME
from praja.duties.training.enums import ClassState
from praja.duties.training.events import classes as events
from praja.duties.training.procedure import names
from praja.duties.training.rules import may_run_case
from praja.kernel.procedures.declarations import Clock, Data, Procedure, State, Step, register

S = ClassState
MOVING = frozenset({S.NOMINATING, S.SELECTED, S.RUNNING})
"""States in which days and seats can still change."""


def _chosen_by(data: Data) -> date:
    """The day by whose end participants are chosen: the one before the class begins, and never before nominations end."""
    first_day, nominations_until = (date.fromisoformat(data[name]) for name in ("first_day", "nominations_until"))
    return max(first_day - timedelta(days=1), nominations_until)


CLASS = register(
    Procedure(
        name=NAME,
        version=1,
        duty="training",
        label=_("Class"),
        legal_basis=("UU 20/2023", "Peraturan LAN 10/2018"),
        office_url=names.class_url,
        may_be_kept=False,
        states=(
            State(S.DRAFT, _("In preparation"), "Persiapan", opens=(names.DO_ANNOUNCE,)),
            State(S.NOMINATING, _("Nominations are open"), "Pengusulan peserta", tone="info", opens=(names.DO_SELECT,)),
            State(S.SELECTED, _("Participants are chosen"), "Penetapan peserta", tone="info", opens=(names.DO_START,)),
            State(S.RUNNING, _("Running"), "Pelaksanaan", tone="info", opens=(names.DO_END,)),
            State(S.ENDED, _("Ended"), "Selesai, menunggu laporan", tone="soon", opens=(names.DO_REPORT,)),
            State(S.REPORTED, _("Reported"), "Laporan penyelenggaraan", final=True, tone="done"),
            State(S.CANCELLED, _("Cancelled"), "Dibatalkan", final=True),
        ),
        steps=(
            Step("open", _("Prepare a class"), frozenset(), S.DRAFT, may_run_case, events.ClassOpened),
            Step(
                "change",
                _("Change days, seats or quotas"),
                frozenset({S.DRAFT}),
                S.DRAFT,
                may_run_case,
                events.ClassChanged,
            ),
            Step(
                "announce",
                _("Announce it"),
                frozenset({S.DRAFT}),
                S.NOMINATING,
                may_run_case,
                events.ClassAnnounced,
                consequence=_("Everybody in the office sees the class, and heads with a quota may nominate."),
            ),
            Step(
                "select",
                _("Choose the participants"),
                frozenset({S.NOMINATING}),
                S.SELECTED,
                may_run_case,
                events.ParticipantsSelected,
                consequence=_("Nominations close, and everybody who was nominated is told."),
            ),
            Step(
                "start",
                _("Begin"),
                frozenset({S.SELECTED}),
                S.RUNNING,
                may_run_case,
                events.ClassStarted,
            ),
            Step(
                "move",
                _("Move it to other days"),
                MOVING,
                S.NOMINATING,
                may_run_case,
                events.ClassMoved,
                targets=MOVING,
                consequence=_(
                    "Its sessions move along, everybody in it is told, and units sign their assignments anew."
                ),
            ),
            Step(
                "requota",
                _("Change seats and quotas"),
                MOVING,
                S.NOMINATING,
                may_run_case,
                events.QuotasChanged,
                targets=MOVING,
                consequence=_("Who waits moves up into seats that come free by it."),
            ),
            Step("end", _("End it"), frozenset({S.RUNNING}), S.ENDED, may_run_case, events.ClassEnded),
            Step(
                "report",
                _("Hand in the report"),
                frozenset({S.ENDED}),
                S.REPORTED,
                may_run_case,
                events.ClassReported,
            ),
            Step(
                "cancel",
                _("Cancel it"),
                frozenset({S.DRAFT, S.NOMINATING, S.SELECTED, S.RUNNING}),
                S.CANCELLED,
                may_run_case,
                events.ClassCancelled,
                consequence=_("Everybody who was nominated is told, with the reason."),
            ),
        ),
        clocks=(
            Clock(
                name="selection",
                label=_("Choosing the participants"),
                kind="selection",
                rule=lambda _data: None,
                promised=_chosen_by,
                starts_on=(),
                stops_on=("select",),
                runs_in=frozenset({S.NOMINATING}),
                # Moved, it is chosen for other days: the clock starts anew, since the class still stands in that state.
                voids_on=("cancel", "move"),
                escalates_to=None,
            ),
        ),
    )
)
