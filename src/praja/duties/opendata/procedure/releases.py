# SPDX-License-Identifier: EUPL-1.2
"""The way of an edition: brought by the producer, confirmed by its head, checked by the steward, for priority data agreed to by
the data supervisor (pembina data), published. The states have the names that the national portal uses for them
(innovation-and-data.md §2.1)."""

from django.utils.translation import gettext_lazy as _

from praja.duties.opendata import rules
from praja.duties.opendata.enums import RELEASE as NAME
from praja.duties.opendata.events import releases as events
from praja.duties.opendata.procedure import names
from praja.duties.opendata.procedure.names import (
    APPROVED,
    CANCELLED,
    CHECK,
    CHECKING,
    CONFIRMING,
    DRAFT,
    PUBLISHED,
    RETURNED,
    SUPERVISING,
    WITHDRAWN,
)
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, register

OPEN = frozenset({DRAFT, RETURNED, CONFIRMING, CHECKING, SUPERVISING, APPROVED})
"""States of an edition that is on its way."""
AT_PRODUCER = frozenset({DRAFT, RETURNED})
"""States in which rows and words may be changed."""
RELEASE = register(
    Procedure(
        name=NAME,
        version=1,
        duty="opendata",
        label=_("Edition of a dataset"),
        legal_basis=("Perpres 39/2019",),
        office_url=names.release_url,
        opened_by=rules.may_open_case,
        may_be_kept=False,
        states=(
            State(DRAFT, _("Draft"), "Draf", opens=(names.DO_FINISH,)),
            State(
                CONFIRMING,
                _("Waiting for the head of the producer"),
                "Menunggu persetujuan kepala produsen",
                tone="info",
                opens=(names.DO_CONFIRM,),
            ),
            State(
                CHECKING,
                _("With the data steward"),
                "Menunggu persetujuan walidata",
                tone="info",
                opens=(names.DO_CHECK,),
            ),
            State(
                SUPERVISING,
                _("With the data supervisor"),
                "Menunggu persetujuan pembina data",
                tone="info",
                opens=(names.DO_ASK_SUPERVISOR,),
            ),
            State(APPROVED, _("Approved"), "Disetujui", tone="soon", opens=(names.DO_PUBLISH,)),
            State(RETURNED, _("Given back to the producer"), "Ditolak", tone="soon", opens=(names.DO_MEND,)),
            State(PUBLISHED, _("Published"), "Ditayangkan", final=True, tone="done"),
            State(WITHDRAWN, _("Not shown any more"), "Tidak ditayangkan", final=True),
            State(CANCELLED, _("Given up"), "Dibatalkan", final=True),
        ),
        steps=(
            Step("begin", _("Begin an edition"), frozenset(), DRAFT, rules.may_produce, events.ReleaseBegun),
            Step(
                "describe",
                _("Change period and notes"),
                AT_PRODUCER,
                DRAFT,
                rules.may_produce,
                events.ReleaseDescribed,
            ),
            Step(
                "submit",
                _("Hand in"),
                AT_PRODUCER,
                CONFIRMING,
                rules.may_produce,
                events.ReleaseSubmitted,
                consequence=_("The head of your unit sees it, then the data steward checks it."),
            ),
            Step(
                "confirm",
                _("Stand for it"),
                frozenset({CONFIRMING}),
                CHECKING,
                rules.may_confirm,
                events.ReleaseConfirmed,
                consequence=_("The data steward checks it next."),
            ),
            Step(
                "return",
                _("Give back"),
                frozenset({CONFIRMING, CHECKING, SUPERVISING, APPROVED}),
                RETURNED,
                rules.may_return,
                events.ReleaseReturned,
                consequence=_("The producer reads your reason and mends it."),
            ),
            Step(
                "approve",
                _("Agree"),
                frozenset({CHECKING}),
                APPROVED,
                rules.may_check_release,
                events.ReleaseApproved,
                targets=frozenset({SUPERVISING}),
            ),
            Step(
                "supervise",
                _("Enter the answer of the data supervisor"),
                frozenset({SUPERVISING}),
                APPROVED,
                rules.may_check_release,
                events.ReleaseSupervised,
            ),
            Step(
                "publish",
                _("Publish"),
                frozenset({APPROVED}),
                PUBLISHED,
                rules.may_publish,
                events.ReleasePublished,
                consequence=_("Everybody who may read it finds it at once; the edition before stays to be cited."),
            ),
            Step(
                "withdraw",
                _("Take off the portal"),
                frozenset({PUBLISHED}),
                WITHDRAWN,
                rules.may_check_release,
                events.ReleaseWithdrawn,
                reopens=True,
                consequence=_("Readers see that it was taken off, and your reason."),
            ),
            Step(
                "cancel",
                _("Give up"),
                OPEN,
                CANCELLED,
                rules.may_cancel_release,
                events.ReleaseCancelled,
                consequence=_("What was brought for it is removed."),
            ),
        ),
        clocks=(
            Clock(
                CHECK,
                _("Check and publication"),
                "check",
                lambda _data: "opendata.check",
                starts_on=("submit",),
                stops_on=("publish",),
                voids_on=("return", "cancel"),
                pauses_in=frozenset({SUPERVISING}),
                pause_reason=_("the data supervisor was asked"),
            ),
        ),
    )
)
