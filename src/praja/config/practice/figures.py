# SPDX-License-Identifier: EUPL-1.2
"""Questions of exercises that are answered with a number that stands on a page: what is right is worked out at that moment."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.config.practice.beginning import guard_practice
from praja.config.practice.checking import Learner
from praja.config.practice.events import PracticeAnswered, stream_of_learner
from praja.duties.innovation.models import Stage
from praja.duties.opendata.queries.catalogue import shown_datasets
from praja.duties.services.models import Remittance, Service
from praja.duties.services.queries.catalogue import active_services, effective_version
from praja.kernel.assessments.models import AssignedSubject
from praja.kernel.law.domain.rules import Confidence
from praja.kernel.law.queries import all_rules, rule_in_force
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import latest_head
from praja.kernel.work.queries import desk_counts
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import NotFound
from praja.lib.moments import local_zone

LAW = "hukum:"
"""`hukum:<key>` asks for the figure of a rule as /dasar-hukum/ shows it."""
MOST = 10**12
NOTHING = -1
"""What nobody can type: there is no right number yet."""
TARIFF = "sedot-tinja"

Right = Callable[[Actor, datetime], int]

RIGHT: Mapping[str, Right] = {
    "meja": lambda actor, at: desk_counts(actor, at, local_zone()).open,
    "meja-terlambat": lambda actor, at: desk_counts(actor, at, local_zone()).late,
    "layanan": lambda _actor, _at: active_services().count(),
    "data": lambda _actor, _at: shown_datasets().count(),
    "buku-besar": lambda _actor, _at: head.size if (head := latest_head()) else 0,
    "tarif-rumah": lambda _actor, at: _tariff(TARIFF, at),
    "setoran": lambda actor, _at: _last_list(actor),
    "karya-saya": lambda actor, _at: _given_to(actor),
    "bobot-manfaat": lambda actor, _at: _weight(actor, "Manfaat"),
    "kata-perbaikan": lambda actor, _at: _most_words(actor, "Perbaikan"),
    "verifikasi": lambda _actor, at: _recalled(at),
}


def _tariff(service: str, at: datetime) -> int:
    """The first row of the service's table of fees."""
    today = local_date(at, local_zone())
    version = effective_version(Service.objects.get(code=service), None, today)
    return int(version.fee_table[0]["amount"]) if version else NOTHING


def _last_list(actor: Actor) -> int:
    """The total of the list that this treasurer drew up last."""
    row = Remittance.objects.filter(treasurer=int(actor.id)).order_by("-pk").first()
    return row.total if row else NOTHING


def _to_judge(actor: Actor) -> Stage | None:
    """The stage of a competition that was given to this juror last."""
    rows = Stage.objects.filter(round__assessors__person_id=actor.person_id or 0).select_related("competition")
    return rows.order_by("-pk").first()


def _given_to(actor: Actor) -> int:
    """How many proposals were given to this juror."""
    stage = _to_judge(actor)
    if stage is None:
        return NOTHING
    return AssignedSubject.objects.filter(assessor__person_id=actor.person_id or 0, assessor__round=stage.round).count()


def _weight(actor: Actor, title: str) -> int:
    """What a criterion of that stage weighs."""
    stage = _to_judge(actor)
    found = [one["weight"] for one in stage.criteria if one["title"] == title] if stage else []
    return int(found[0]) if found else NOTHING


def _most_words(actor: Actor, title: str) -> int:
    """How many words a section of that competition's proposals takes."""
    stage = _to_judge(actor)
    rows = stage.competition.categories.order_by("position") if stage else ()
    found = [one["most_words"] for row in rows for one in row.sections if one["title"] == title]
    return int(found[0]) if found else NOTHING


def _recalled(at: datetime) -> int:
    """How many figures of the page of the legal basis are marked to be verified."""
    today = local_date(at, local_zone())
    return sum(shown.confidence is Confidence.RECALLED for one in all_rules() for shown in [one.shown(today)])


def right_number(question: str, actor: Actor, at: datetime) -> int:
    """What `question` asks for, now and for this actor. Raises KeyError for a question that nobody knows."""
    if question.startswith(LAW):
        return int(rule_in_force(question.removeprefix(LAW), local_date(at, local_zone())).value)
    return RIGHT[question](actor, at)


def answer(*, learner: Learner, exercise: str, number: int, actor: Actor, at: datetime) -> bool:
    """The learner typed a number; whether it is right is recorded. Raises `Unavailable` and `NotFound`."""
    guard_practice()
    asked = learner.course.exercise(exercise)
    if asked is None or not asked.question:
        raise NotFound(_("There is no such question."), next_step=_("Go back to your exercises."))
    right = number == right_number(asked.question, actor, at)
    with transaction.atomic():
        event = PracticeAnswered(exercise=exercise, number=min(number, MOST), right=right)
        record(event, actor=actor, at=at, stream=stream_of_learner(learner.code))
    return right
