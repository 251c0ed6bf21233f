# SPDX-License-Identifier: EUPL-1.2
"""A competition from its preparation to its close. Who may enter and what is judged is each competition's own; no law sets a time
for any of it, so that the dates are those that the organiser announces."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums.competitions import COMPETITION, CompetitionState
from praja.duties.innovation.events import competitions as events
from praja.duties.innovation.rules.competitions import may_appeal, may_hold, may_run
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Clock, Data, Procedure, State, Step, Waiting, register
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

S = CompetitionState
BUREAU = Role.ORGANIZATION

DO_OPEN = Waiting("innovation.open_competition", _("Open a competition for entries"), BUREAU)
DO_CLOSE = Waiting("innovation.close_entries", _("Close the entries of a competition"), BUREAU, clock="entries")
DO_CHECK = Waiting("innovation.check_entries", _("Check entries and begin the judging"), BUREAU)
DO_SEAL = Waiting("innovation.seal_stage", _("Seal what was judged, and go on"), BUREAU)
DO_ANNOUNCE = Waiting("innovation.announce_result", _("Announce a sealed result"), BUREAU)
DO_DECIDE = Waiting("innovation.decide_appeal", _("Decide an appeal"), BUREAU)
DO_REVISE = Waiting("innovation.seal_again", _("Seal and announce what was counted anew"), BUREAU)
DO_END = Waiting("innovation.end_competition", _("Close a competition"), BUREAU, clock="appeals")


def competition_url(case: Case) -> str:
    """The page of a competition."""
    return _address().replace("CODE", case.code)


@cache
def _address() -> str:
    return reverse("innovation:competition", args=["CODE"])


def _last_day(moment: str) -> Callable[[Data], date]:
    """The last day of what is taken until a moment: the day before where that is midnight."""

    def day(data: Data) -> date:
        return local_date(datetime.fromisoformat(data[moment]) - timedelta(seconds=1), local_zone())

    return day


CONTEST = register(
    Procedure(
        name=COMPETITION,
        version=1,
        duty="innovation",
        label=_("Competition"),
        legal_basis=("PermenPANRB 91/2021",),
        office_url=competition_url,
        may_be_kept=False,
        opened_by=may_hold,
        states=(
            State(S.DRAFT, _("In preparation"), "Disiapkan", opens=(DO_OPEN,)),
            State(S.OPEN, _("Open for entries"), "Pendaftaran", tone="info", opens=(DO_CLOSE,)),
            State(S.CHECKING, _("Entries are checked"), "Seleksi administrasi", tone="info", opens=(DO_CHECK,)),
            State(S.JUDGING, _("Being judged"), "Penilaian", tone="soon", opens=(DO_SEAL,)),
            State(S.SEALED, _("Sealed, not announced"), "Disegel", tone="soon", opens=(DO_ANNOUNCE,)),
            State(S.ANNOUNCED, _("Announced"), "Diumumkan", tone="done", opens=(DO_END,)),
            State(S.APPEALS, _("Announced, an appeal is open"), "Keberatan", tone="soon", opens=(DO_DECIDE,)),
            State(
                S.REVISING,
                _("Announced, counted anew after an appeal"),
                "Dihitung ulang",
                tone="soon",
                opens=(DO_REVISE,),
            ),
            State(S.CLOSED, _("Closed"), "Selesai", final=True, tone="done"),
            State(S.CANCELLED, _("Cancelled"), "Dibatalkan", final=True),
        ),
        steps=(
            Step("prepare", _("Prepare a competition"), frozenset(), S.DRAFT, may_hold, events.CompetitionPrepared),
            Step("open", _("Open it for entries"), frozenset({S.DRAFT}), S.OPEN, may_hold, events.EntriesOpened),
            Step(
                "close_entries",
                _("Close the entries"),
                frozenset({S.OPEN}),
                S.CHECKING,
                may_run,
                events.EntriesClosed,
            ),
            Step(
                "open_stage",
                _("Begin a stage of judging"),
                frozenset({S.CHECKING, S.JUDGING}),
                S.JUDGING,
                may_hold,
                events.StageOpened,
            ),
            Step(
                "seal_stage",
                _("Seal a stage"),
                frozenset({S.JUDGING}),
                S.JUDGING,
                may_hold,
                events.StageSealed,
                targets=frozenset({S.SEALED}),
            ),
            Step(
                "announce",
                _("Announce the result"),
                frozenset({S.SEALED}),
                S.ANNOUNCED,
                may_hold,
                events.ResultAnnounced,
            ),
            Step(
                "appeal",
                _("Appeal"),
                frozenset({S.ANNOUNCED, S.APPEALS, S.REVISING}),
                S.APPEALS,
                may_appeal,
                events.Appealed,
            ),
            Step(
                "decide_appeal",
                _("Decide an appeal"),
                frozenset({S.APPEALS}),
                S.ANNOUNCED,
                may_run,
                events.AppealDecided,
                targets=frozenset({S.APPEALS, S.REVISING}),
            ),
            Step(
                "judge_newcomers",
                _("Let entries that go on newly be judged"),
                frozenset({S.REVISING}),
                S.REVISING,
                may_run,
                events.NewcomersJudged,
            ),
            Step(
                "supersede",
                _("Seal and announce the result anew"),
                frozenset({S.REVISING}),
                S.ANNOUNCED,
                may_run,
                events.ResultSuperseded,
            ),
            Step(
                "close",
                _("Close the competition"),
                frozenset({S.ANNOUNCED}),
                S.CLOSED,
                may_hold,
                events.CompetitionClosed,
            ),
            Step(
                "cancel",
                _("Cancel the competition"),
                frozenset({S.DRAFT, S.OPEN, S.CHECKING}),
                S.CANCELLED,
                may_hold,
                events.CompetitionCancelled,
            ),
        ),
        clocks=(
            Clock(
                name="entries",
                label=_("Entries are taken until"),
                kind="entries",
                rule=lambda _data: None,
                promised=_last_day("entries_until"),
                starts_on=("open",),
                stops_on=("close_entries",),
                voids_on=("cancel",),
                escalates_to=None,
            ),
            Clock(
                name="appeals",
                label=_("Appeals are taken until"),
                kind="appeals",
                rule=lambda _data: None,
                promised=_last_day("appeals_until"),
                starts_on=("announce", "supersede"),
                stops_on=("close", "supersede"),
                escalates_to=None,
            ),
        ),
    )
)
