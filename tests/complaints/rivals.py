# SPDX-License-Identifier: EUPL-1.2
"""Every act of a person on a case, as its page sends it: derived from the declared procedure and the acts of the office's page.

A step that is declared anew comes with its own form; what no form tells (a page of its own, the reporter's pages, a way to a new
state) is named here, and a test fails until it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.test import Client

from officers import officer, signed_in
from praja.duties.complaints.enums import CHECKLIST, AnswerKind, Classification
from praja.duties.complaints.forms.quality import SEND_BACK
from praja.duties.complaints.models import QualityReview
from praja.duties.complaints.operations import (
    AnswerWords,
    Filed,
    Report,
    accept_answer,
    approve_draft,
    ask_completion,
    ask_data,
    file_complaint,
    forward_complaint,
    join_complaint,
    postpone_complaint,
    publish_answer,
    return_complaint,
    save_destination,
    save_draft,
    submit_draft,
)
from praja.duties.complaints.operations.reference_lists import DestinationWords
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.web.office_acts import ACTS, OfficeAct
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Step
from praja.kernel.procedures.forms.picks import pick_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind
from praja.lib.clock import local_date
from praja.lib.moments import local_zone
from residents import browser, open_link
from towns import Town

TEXT = "Lampu jalan di depan pasar mati sejak tiga malam."
ANSWER = "Lampu sudah diganti kemarin malam oleh regu kami."
REPORTER = "reporter"


@dataclass(frozen=True)
class Sent:
    """What one of two sends: where to, with what, and the words that must not be lost."""

    client: Client
    url: str
    data: dict[str, Any]
    words: str


@dataclass
class Cast:
    """The town with two of everybody: whoever is second must not be the first one's browser."""

    town: Town
    at: datetime
    offices: dict[Role, list[Client]] = field(default_factory=dict)
    mains: list[Case] = field(default_factory=list)

    def __post_init__(self) -> None:
        town = self.town
        words = DestinationWords(name="PLN", text="Hubungi 123 atau aplikasi PLN Mobile.")
        save_destination(destination=None, words=words, actor=town.coordinator, at=self.at)
        for role, unit in (
            (Role.COMPLAINT_COORDINATOR, town.root),
            (Role.LIAISON, town.roads),
            (Role.HEAD, town.roads),
        ):
            self.offices[role] = [signed_in(officer(f"{role} {who}", role, unit)) for who in ("Satu", "Dua")]

    def main(self) -> Case:
        """A report that another unit works on, for others to be joined to: whoever is second may not even read it any more."""
        if not self.mains:
            walk = _Walk(self, promises=False)
            self.mains.append(Case.objects.get(pk=walk.forwarded(self.town.lights).case.pk))
        return self.mains[0]

    @property
    def actors(self) -> Mapping[Role, Actor]:
        """One of each role, for the rules."""
        town = self.town
        return {
            Role.COMPLAINT_COORDINATOR: town.coordinator,
            Role.LIAISON: town.roads_liaison,
            Role.HEAD: town.roads_head,
        }

    def who_may(self, step: Step, case: Case) -> Role | None:
        """The role whose page offers the step; None where no officer may take it."""
        return next((role for role, actor in self.actors.items() if step.rule.allows(actor, case)), None)


@dataclass(frozen=True)
class Way:
    """One way in which a person takes a step: on the office's page of the case, on another page, or as its reporter."""

    step: str
    send: Callable[[Cast, "Way", Filed, int], Sent]
    act: OfficeAct | None = None

    @property
    def name(self) -> str:
        return f"{self.act.name}:{self.step}" if self.act else f"{self.step} ({self.send.__name__.strip('_')})"


def words_of(who: int) -> str:
    """Words that differ between the two."""
    return ("Ini ditulis petugas yang pertama.", "Ini ditulis petugas yang kedua.")[who]


def _on_case_page(cast: Cast, way: Way, filed: Filed, who: int) -> Sent:
    act, case = way.act, filed.case
    assert act is not None
    role = cast.who_may(COMPLAINT.by_step[way.step], case)
    assert role is not None, f"nobody of the cast may take {way.step}"
    form = act.form(case=case, on=local_date(cast.at, local_zone()))
    data = {name: _value(form, name, one, words_of(who)) for name, one in form.fields.items()}
    if way.step == "redirect":
        data["to_unit"] = cast.town.lights.pk
    elif way.step == "uphold":
        data["to_unit"] = cast.town.roads.pk
    has_words = any(isinstance(one.widget, forms.Textarea) for one in form.fields.values())
    url = f"/aduan/kasus/{case.code}/{act.slug}/"
    return Sent(cast.offices[role][who], url, data, words_of(who) if has_words else "")


def _value(form: forms.Form, name: str, asked: forms.Field, words: str) -> Any:
    """Something that the field takes: the seen version, the first choice, tomorrow, or words."""
    if name == "seen_version":
        return asked.initial
    if isinstance(asked, forms.ChoiceField):
        return next((value for value, _label in asked.choices if value), "")  # type: ignore[union-attr]
    if isinstance(asked, forms.DateField):
        return ""
    return words if isinstance(asked, forms.CharField) else ""


def _on_join_page(cast: Cast, way: Way, filed: Filed, who: int) -> Sent:
    into, case = cast.main(), filed.case
    data = {"seen_version": case.version, "direction": "there", "pick": pick_of(into)}
    client = cast.offices[Role.COMPLAINT_COORDINATOR][who]
    return Sent(client, f"/aduan/kasus/{case.code}/gabung/", data, "")


def _on_review_page(cast: Cast, way: Way, filed: Filed, who: int) -> Sent:
    review = QualityReview.objects.get(answer__complaint=filed.case.pk)
    data = {"seen_version": filed.case.version, "note": words_of(who), "verdict": SEND_BACK}
    data |= dict.fromkeys(CHECKLIST, "no")
    client = cast.offices[Role.COMPLAINT_COORDINATOR][who]
    return Sent(client, f"/aduan/mutu/{review.pk}/", data, words_of(who))


def _as_reporter(cast: Cast, way: Way, filed: Filed, who: int) -> Sent:
    slug = {
        "reply": "balas",
        "accept": "terima",
        "reopen": "buka-lagi",
        "complete": "lengkapi",
        "give_data": "lengkapi",
    }
    client = browser()
    open_link(client, filed)
    has_words = way.step != "accept"
    data = {"seen": filed.case.version, **({"text": words_of(who)} if has_words else {})}
    url = f"/aduan/{filed.case.code}/{slug[way.step]}/"
    return Sent(client, url, data, words_of(who) if has_words else "")


WAYS = (
    *(Way(step, _on_case_page, act) for act in ACTS for step in act.steps),
    Way("join", _on_join_page),
    Way("send_back", _on_review_page),
    *(Way(step, _as_reporter) for step in ("reply", "accept", "reopen", "complete", "give_data")),
)


def steps_of_people(cast: Cast, case: Case) -> set[str]:
    """Every step after the first that somebody of the cast, or the reporter, may take at all."""
    reporter = Actor(ActorKind.LINK, case_id=case.pk)
    everybody = (*cast.actors.values(), reporter)
    return {step.name for step in COMPLAINT.steps if step.sources and any(step.rule.allows(a, case) for a in everybody)}


def ways_in(state: str) -> list[Way]:
    """Every way that is open in a state, and only if a step leads out of it."""
    return [way for way in WAYS if state in COMPLAINT.by_step[way.step].sources]


def case_in(state: str, cast: Cast, steps: tuple[str, str]) -> Filed:
    """A case in this state, brought there as people bring it; one that promises a date where one of the steps does."""
    made = _STATES[state](_Walk(cast, "promise" in steps or state == "promised"))
    made.case.refresh_from_db()
    assert made.case.state == state
    return made


class _Walk:
    """A report on its way, step by step."""

    def __init__(self, cast: Cast, promises: bool) -> None:
        self.cast, self.town, self.at, self.promises = cast, cast.town, cast.at, promises
        self.filed = self.new()

    def new(self, held: str = "") -> Filed:
        return file_complaint(
            report=Report(text=TEXT, region="99.01.01.1001", held=held), channel="web", actor=NOBODY, at=self.at
        )

    def _by(self, actor: Actor) -> dict[str, Any]:
        return {"case": self.filed.case, "actor": actor, "at": self.at, "seen_version": None}

    def held(self) -> Filed:
        return self.new("unproven")

    def received(self) -> Filed:
        return self.filed

    def incomplete(self) -> Filed:
        ask_completion(**self._by(self.town.coordinator), text="Di tiang nomor berapa?")
        return self.filed

    def postponed(self) -> Filed:
        postpone_complaint(**self._by(self.town.coordinator), reason="Menunggu hasil musyawarah desa.")
        return self.filed

    def forwarded(self, unit: Unit | None = None) -> Filed:
        forward_complaint(
            **self._by(self.town.coordinator),
            to_unit=unit or self.town.roads,
            classification=Classification.NON_SUPERVISORY,
            about_service=False,
            publish=True,
        )
        return self.filed

    def in_progress(self) -> Filed:
        self.forwarded()
        save_draft(**self._by(self.town.roads_liaison), words=self._words())
        return self.filed

    def approval(self) -> Filed:
        self.forwarded()
        submit_draft(**self._by(self.town.roads_liaison), words=self._words())
        return self.filed

    def approved(self) -> Filed:
        self.approval()
        approve_draft(**self._by(self.town.roads_head))
        return self.filed

    def questioned(self) -> Filed:
        self.forwarded()
        ask_data(**self._by(self.town.roads_liaison), text="Di tiang nomor berapa?")
        return self.filed

    def disputed(self) -> Filed:
        self.forwarded()
        return_complaint(**self._by(self.town.roads_head), reason="Bukan urusan kami.", proposed_unit=self.town.lights)
        return self.filed

    def published(self) -> Filed:
        """Answered or promised, and drawn for review."""
        self.approved()
        publish_answer(**self._by(self.town.roads_liaison))
        QualityReview.objects.create(answer=self.filed.case.complaint.answers.get(), drawn_at=self.at)
        return self.filed

    def joined(self) -> Filed:
        self.forwarded()
        join_complaint(**self._by(self.town.coordinator), into=self.cast.main())
        return self.filed

    def closed(self) -> Filed:
        self.published()
        accept_answer(**self._by(Actor(ActorKind.LINK, case_id=self.filed.case.pk)))
        return self.filed

    def _words(self) -> AnswerWords:
        if not self.promises:
            return AnswerWords(kind=AnswerKind.EXPLAINED, text=ANSWER)
        day = local_date(self.at + timedelta(days=9), local_zone())
        return AnswerWords(kind=AnswerKind.SCHEDULED, text=ANSWER, promised_for=day, promised_by="Bidang Lampu")


_STATES: Mapping[str, Callable[[_Walk], Filed]] = {
    "draft": _Walk.held,
    "received": _Walk.received,
    "incomplete": _Walk.incomplete,
    "postponed": _Walk.postponed,
    "forwarded": _Walk.forwarded,
    "in_progress": _Walk.in_progress,
    "approval": _Walk.approval,
    "approved": _Walk.approved,
    "questioned": _Walk.questioned,
    "disputed": _Walk.disputed,
    "promised": _Walk.published,
    "answered": _Walk.published,
    "joined": _Walk.joined,
    "closed": _Walk.closed,
}
