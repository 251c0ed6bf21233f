# SPDX-License-Identifier: EUPL-1.2
"""Editions, entries of the list of data and questions of readers about the roads' data, in every state from which a step of their
page begins; and what would move one."""

from datetime import date, datetime
from itertools import count

from officers import officer
from praja.duties.opendata.enums import ForumMatter, Outcome, ResourceKind, Wish
from praja.duties.opendata.models import ForumDecision, PlannedDataset
from praja.duties.opendata.operations import planning, releases
from praja.duties.opendata.operations.asking import Question, answer_asked, ask_for_data
from praja.duties.opendata.operations.datasets import DatasetWords, ResourceWords, open_dataset, set_resource
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor
from towns import Town

WORDS = "Panjang jalan dihitung ulang di lapangan."
TITLE, OTHER = "Panjang jalan", "Jembatan yang rusak"
OF_LIST = ("proposed", "agreed")
OF_QUESTION = ("received", "answered")
_numbers = count(1)


def data_case_in(state: str, town: Town, at: datetime) -> tuple[Case, str]:
    """An edition, an entry or a question in this state. Only a question has a secret link."""
    if state in OF_QUESTION:
        return _question_in(state, town, at)
    case = _entry_in(state, town, at) if state in OF_LIST else _edition_in(state, town, at)
    return Case.objects.get(pk=case.pk), "none"


def _edition_in(state: str, town: Town, at: datetime) -> Case:
    """An edition of a dataset with one link; priority data where the supervisor is asked."""
    producer, head, steward = _as(Role.OFFICER, town, at), _as(Role.HEAD, town, at), _as(Role.STEWARD, town, at)
    dataset = open_dataset(
        name=f"panjang-jalan-{next(_numbers)}", words=DatasetWords(title=TITLE), unit=town.roads, actor=producer, at=at
    )
    link = ResourceWords(title="Peta jalan", kind=ResourceKind.LINK, url="https://contoh.invalid/peta")
    set_resource(dataset=dataset, resource=None, words=link, actor=producer, at=at)
    dataset.is_priority = state == "supervising"
    release = releases.begin_release(dataset=dataset, period="2025", planned=None, actor=producer, at=at)
    for reached, step, actor, words in (
        ("draft", releases.submit_release, producer, {}),
        ("confirming", releases.confirm_release, head, {}),
        ("checking", releases.approve_release, steward, {"words": ""}),
        ("approved", releases.publish_release, steward, {}),
    ):
        if state == reached or (state, reached) == ("supervising", "approved"):
            break
        step(release=release, actor=actor, at=at, seen_version=None, **words)
    return release.case


def _entry_in(state: str, town: Town, at: datetime) -> Case:
    """An entry; with the decision of the forum by which one is agreed, and another entry which it may be joined with."""
    steward = _as(Role.STEWARD, town, at)
    decision = ForumDecision.objects.first() or planning.record_forum_decision(
        number="BA-1", decided_on=at.date(), matter=ForumMatter.PLAN, subject="Daftar data", actor=steward, at=at
    )
    if not PlannedDataset.objects.filter(title=OTHER).exists():
        _proposed(OTHER, town, at)
    planned = _proposed(TITLE, town, at)
    if state == "agreed":
        planning.agree_entry(
            planned=planned,
            decision=decision,
            due_on=planned.due_on,
            is_priority=False,
            actor=steward,
            at=at,
            seen_version=None,
        )
    return planned.case


def _question_in(state: str, town: Town, at: datetime) -> tuple[Case, str]:
    dataset = _edition_in("draft", town, at).release.dataset
    question = Question(wish=Wish.ERROR, text=WORDS, dataset=dataset)
    filed = ask_for_data(question=question, channel="web", actor=NOBODY, at=at)
    if state == "answered":
        answer_asked(
            asked=filed.asked,
            outcome=Outcome.IS_RIGHT,
            answer=WORDS,
            dataset=None,
            actor=_as(Role.OFFICER, town, at),
            at=at,
            seen_version=None,
        )
    return Case.objects.get(pk=filed.case.pk), filed.secret


def said_of_data(name: str, town: Town, at: datetime) -> dict[str, object]:
    """What a rightful holder would send."""
    words = {"title": TITLE, "frequency": "yearly", "due_on": _due(at)}
    said: dict[str, dict[str, object]] = {
        "approve_release": {"checked": ["standard", "metadata", "interoperability", "codes"]},
        "supervise_release": {"reference": "B-1/2026"},
        "return_release": {"words": WORDS},
        "describe_release": {"period": "2024"},
        "withdraw_release": {"reason": WORDS},
        "agree_plan": {"due_on": _due(at)},
        "return_plan": {"reason": WORDS},
        "change_plan": words,
        "merge_plan": {"reason": WORDS},
        "postpone_plan": {"reason": WORDS, "due_on": _due(at, day=20)},
        "refuse_plan": {"reason": WORDS},
        "drop_plan": {"reason": WORDS},
        "answer_asked": {"outcome": Outcome.IS_RIGHT, "answer": WORDS},
        "assign_asked": {"unit": town.roads.pk},
        "set_asked_aside": {"reason": WORDS},
        "reopen_asked": {"reason": WORDS},
    }
    verb = name.partition(":")[2]
    if verb == "agree_plan":
        return {**said[verb], "decision": ForumDecision.objects.values_list("pk", flat=True).first()}
    if verb == "merge_plan":
        return {**said[verb], "into": PlannedDataset.objects.values_list("pk", flat=True).get(title=OTHER)}
    return said.get(verb, {})


def _proposed(title: str, town: Town, at: datetime) -> PlannedDataset:
    return planning.propose_dataset(
        year=at.year,
        words=planning.PlannedWords(title=title),
        unit=town.roads,
        due_on=_due(at),
        actor=_as(Role.OFFICER, town, at),
        at=at,
    )


def _due(at: datetime, day: int = 1) -> date:
    return date(at.year, 6, day)


def _as(role: Role, town: Town, at: datetime) -> Actor:
    """Somebody with this role over the roads, the same one each time."""
    name = f"Data {role}"
    known = Account.objects.filter(person__name=name).first()
    return actor_of(known or officer(name, role, town.roads), at)
