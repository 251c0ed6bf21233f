# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with standards and applications. All rules read only the actor and the case."""

from django.db.models import Q

from praja.duties.services.enums import APPLICATION, STANDARD, ReferenceState
from praja.duties.services.models import Recommendation, Reference
from praja.duties.services.rules.forms import forms_of_services as forms_of_services
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.rules import (
    NONE,
    CaseRule,
    by_reporter,
    by_system,
    case_rule,
    either,
    held_over_lead,
    holds_work,
    of_procedure,
)
from praja.lib.actors import Actor, ActorKind, Holders, role_door

OFFICE_ROLES = (Role.OFFICER, Role.HEAD, Role.COUNTER, Role.TREASURER, Role.AUDITOR)
KEEPERS = (Role.ORGANIZATION, Role.HEAD, Role.OFFICER)

REFERENCE_LINK = "reference:"
"""How the actor who came by a neighbourhood head's link is named: with the id of the one request that it answers."""


def reference_of(actor: Actor) -> int | None:
    """The request that this actor's link answers; None for everybody else."""
    if actor.kind is not ActorKind.LINK or not actor.id.startswith(REFERENCE_LINK):
        return None
    return int(actor.id.removeprefix(REFERENCE_LINK))


def _answers_reference(name: str) -> CaseRule:
    """Whoever came by the link of the one open request of this very case."""

    def allows(actor: Actor, case: Case) -> bool:
        number = reference_of(actor)
        if number is None:
            return False
        return Reference.objects.filter(pk=number, application=case.pk, state=ReferenceState.ASKED).exists()

    def where(actor: Actor) -> Q:
        number = reference_of(actor)
        if number is None:
            return NONE
        asked = Reference.objects.filter(pk=number, state=ReferenceState.ASKED)
        return Q(pk__in=asked.values("application"))

    return case_rule(name, allows, where)


def _asked_to_recommend(name: str, *roles: str) -> CaseRule:
    """Whoever holds one of `roles` over a unit whose recommendation is awaited."""

    def open_ones(actor: Actor) -> "Q":
        return Q(given_at=None, unit_id__among=actor.units_as(*roles))

    return case_rule(
        name,
        lambda actor, case: Recommendation.objects.filter(open_ones(actor), application=case.pk).exists(),
        lambda actor: Q(pk__in=Recommendation.objects.filter(open_ones(actor)).values("application")),
        lambda case: tuple(
            Holders(role, frozenset({unit}))
            for unit in Recommendation.objects.filter(application=case.pk, given_at=None).values_list("unit", flat=True)
            for role in roles
        ),
    )


def _by_applicant(name: str) -> CaseRule:
    """Whoever came by the secret link of this very case, or is signed in as its applicant or as who filed it."""

    def mine(actor: Actor) -> Q:
        if actor.kind is not ActorKind.RESIDENT or actor.person_id is None:
            return NONE
        return Q(application__applicant=actor.person_id) | Q(application__filer=actor.person_id)

    def is_mine(actor: Actor, case: Case) -> bool:
        application = getattr(case, "application", None)  # a case of another procedure has none
        if application is None or actor.kind is not ActorKind.RESIDENT or actor.person_id is None:
            return False
        return actor.person_id in (application.applicant_id, application.filer_id)

    signed_in = case_rule(name, is_mine, mine)
    return either(name, by_reporter(name), signed_in)


SERVES_THERE = (Role.COUNTER, Role.OFFICER)
"""Whoever takes applications in at the counter of a unit."""
may_apply = either(
    "services.apply",
    case_rule(
        "services.apply_oneself",
        lambda _actor, case: case.channel != Channel.COUNTER,
        lambda _actor: ~Q(channel=Channel.COUNTER),
    ),
    held_over_lead("services.apply_at_counter", *SERVES_THERE),
    by_system("services.import"),
)
may_check = held_over_lead("services.check", Role.OFFICER)
may_complete = either(
    "services.complete",
    _by_applicant("services.complete_own"),
    held_over_lead("services.complete_at_counter", Role.COUNTER, Role.OFFICER),
)
may_withdraw = _by_applicant("services.withdraw")
may_lapse = by_system("services.lapse")
may_answer_reference = _answers_reference("services.answer_reference")
may_ask_reference = either(
    "services.ask_reference",
    _by_applicant("services.ask_own_reference"),
    held_over_lead("services.ask_reference_at_counter", Role.COUNTER, Role.OFFICER),
)
may_verify_reference = held_over_lead("services.verify_reference", Role.HEAD)
may_recommend = _asked_to_recommend("services.recommend", Role.HEAD, Role.OFFICER)
may_confirm_payment = either(
    "services.confirm_payment",
    held_over_lead("services.confirm_payment_seen", Role.TREASURER),
    by_system("services.confirm_payment_by_gateway"),
)
may_examine_notice = held_over_lead("services.examine_notice", Role.TREASURER)
may_decide = held_over_lead("services.decide", Role.HEAD)
may_issue = either("services.issue", by_system("services.issue_signed"), held_over_lead("services.sign", Role.HEAD))
may_hand_over = held_over_lead("services.hand_over", Role.COUNTER, Role.OFFICER)
may_rate = _by_applicant("services.rate")
may_read_as_applicant = of_procedure(APPLICATION, _by_applicant("services.read_as_applicant"))
may_read_in_office = of_procedure(
    APPLICATION,
    either(
        "services.read_in_office",
        held_over_lead("services.read_own", *OFFICE_ROLES),
        _asked_to_recommend("services.read_asked", Role.HEAD, Role.OFFICER),
        holds_work("services.read_held"),
    ),
)
may_reveal_contact = of_procedure(
    APPLICATION, held_over_lead("services.reveal_contact", Role.OFFICER, Role.HEAD, Role.COUNTER)
)

may_draft_standard = held_over_lead("services.draft_standard", *KEEPERS)
may_begin_standard = either("services.begin_standard", may_draft_standard, by_system("services.import_draft"))
may_take_over_standard = either(
    "services.take_over_standard",
    held_over_lead("services.enter_standard", Role.ORGANIZATION),
    by_system("services.import_standard"),
)
may_set_standard = held_over_lead("services.set_standard", Role.HEAD)
may_replace_standard = either(
    "services.replace_standard",
    held_over_lead("services.replace_own_standard", Role.HEAD, Role.ORGANIZATION),
    by_system("services.replace"),
)
may_read_standard_in_office = of_procedure(STANDARD, held_over_lead("services.read_standard", *KEEPERS, Role.AUDITOR))

opens_office = role_door("services.office", *OFFICE_ROLES)
opens_standards = role_door("services.standards", *KEEPERS, Role.AUDITOR, Role.ADMINISTRATOR)
"""Whoever keeps standards or reads them, and the administrator, who lists services and says who offers them."""
opens_exchange = role_door("services.exchange", *KEEPERS)
opens_catalogue_keeping = role_door("services.keep_catalogue", Role.ORGANIZATION, Role.ADMINISTRATOR)
opens_counter_intake = role_door("services.intake", *SERVES_THERE)
opens_receipts = role_door("services.receipts", Role.TREASURER, Role.HEAD, Role.AUDITOR)
opens_neighbourhoods = role_door("services.neighbourhoods", Role.HEAD, Role.OFFICER, Role.ORGANIZATION)


def may_keep_neighbourhoods(actor: Actor, region: str) -> bool:
    """Whether this actor keeps the list of heads of a kelurahan (by its region code): whoever works there, and the organisation
    bureau."""
    if actor.kind is ActorKind.SYSTEM or actor.holds(Role.ORGANIZATION):
        return True
    return region in kept_regions(actor)


def kept_regions(actor: Actor) -> frozenset[str]:
    """Region codes of the kelurahan over which this actor is head or officer."""
    tree, mine = units.current(), actor.units_as(Role.HEAD, Role.OFFICER)
    return frozenset(node.region_code for node in map(tree.get, mine) if node is not None and node.region_code)


def may_keep_catalogue(actor: Actor) -> bool:
    """Whether this actor may list services and say who offers them: the organisation bureau, and the platform's imports."""
    return actor.kind is ActorKind.SYSTEM or opens_catalogue_keeping(actor)


def may_record_media(actor: Actor, unit_id: int) -> bool:
    """Whether this actor may say on which media a unit shows its standards: whoever keeps them."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(*KEEPERS)


def may_pledge(actor: Actor, unit_id: int) -> bool:
    """Whether this actor may write the service pledge of a unit: its head, or the organisation bureau."""
    return actor.kind is ActorKind.SYSTEM or unit_id in actor.units_as(Role.HEAD, Role.ORGANIZATION)
