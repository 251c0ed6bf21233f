# SPDX-License-Identifier: EUPL-1.2
"""How a service standard comes about: drafted, consulted with the public (UU 25/2009 Ps 20; PermenPANRB 16/2017), set by at
least the head of the service unit, published, and looked at again when its time has come (PP 96/2012 Ps 33)."""

from django.utils.translation import gettext_lazy as _

from praja.duties.services import events, rules
from praja.duties.services.enums import STANDARD as NAME
from praja.duties.services.procedure import names
from praja.duties.services.procedure.names import (
    ABANDONED,
    CONSULTATION,
    CONSULTED,
    DRAFT,
    PUBLISHED,
    REPLACED,
    SET,
)
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, register

STANDARD = register(
    Procedure(
        name=NAME,
        version=1,
        duty="services",
        label=_("Service standard"),
        legal_basis=("UU 25/2009", "PP 96/2012", "PermenPANRB 15/2014", "PermenPANRB 16/2017"),
        office_url=names.standard_url,
        states=(
            State(DRAFT, _("Being written"), "Rancangan", tone="info"),
            State(
                CONSULTATION,
                _("Open for comments"),
                "Forum Konsultasi Publik",
                tone="soon",
                opens=(names.DO_CONSULT,),
            ),
            State(CONSULTED, _("Consulted"), "Sudah dikonsultasikan", tone="info", opens=(names.DO_SET,)),
            State(SET, _("Set, not published yet"), "Ditetapkan", tone="info", opens=(names.DO_PUBLISH,)),
            State(PUBLISHED, _("In force"), "Berlaku", tone="done"),
            State(REPLACED, _("Replaced by a newer one"), "Diganti", final=True),
            State(ABANDONED, _("Abandoned"), "Dibatalkan", final=True),
        ),
        steps=(
            Step("draft", _("Begin a version"), frozenset(), DRAFT, rules.may_begin_standard, events.StandardDrafted),
            Step(
                "take_over",
                _("Enter a standard that holds already"),
                frozenset(),
                PUBLISHED,
                rules.may_take_over_standard,
                events.StandardTakenOver,
            ),
            Step(
                "revise",
                _("Save"),
                frozenset({DRAFT, CONSULTED}),
                DRAFT,
                rules.may_begin_standard,
                events.StandardRevised,
                targets=frozenset({CONSULTED}),
            ),
            Step(
                "consult",
                _("Invite the public"),
                frozenset({DRAFT}),
                CONSULTATION,
                rules.may_draft_standard,
                events.ConsultationOpened,
                consequence=_("Everybody can read the draft and comment on it until the day you name."),
            ),
            Step(
                "conclude",
                _("Conclude the consultation"),
                frozenset({CONSULTATION}),
                CONSULTED,
                rules.may_draft_standard,
                events.ConsultationConcluded,
                consequence=_("The record is published; what was promised is followed up."),
            ),
            Step(
                "set",
                _("Set"),
                frozenset({CONSULTED}),
                SET,
                rules.may_set_standard,
                events.StandardSet,
                consequence=_("From now on nobody can change it; only a new version can."),
            ),
            Step(
                "publish",
                _("Publish"),
                frozenset({SET}),
                PUBLISHED,
                rules.may_set_standard,
                events.StandardPublished,
                consequence=_("It holds for every application from now on; the version before is kept."),
            ),
            Step(
                "review",
                _("Reviewed, it stays as it is"),
                frozenset({PUBLISHED}),
                PUBLISHED,
                rules.may_set_standard,
                events.StandardReviewed,
                consequence=_("Its next review is due after the time the rule gives."),
            ),
            Step(
                "replace",
                _("Replace"),
                frozenset({PUBLISHED}),
                REPLACED,
                rules.may_replace_standard,
                events.StandardReplaced,
            ),
            Step(
                "abandon",
                _("Abandon"),
                frozenset({DRAFT, CONSULTATION, CONSULTED, SET}),
                ABANDONED,
                rules.may_draft_standard,
                events.StandardAbandoned,
                consequence=_("It ends here, with your reason; the version in force stays."),
            ),
        ),
        clocks=(
            Clock(
                "review",
                _("Review"),
                "review",
                lambda _data: "services.standard_review",
                starts_on=("publish", "take_over", "review"),
                stops_on=("review",),
                voids_on=("replace",),
            ),
        ),
    )
)
