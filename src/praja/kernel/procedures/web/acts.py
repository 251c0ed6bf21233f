# SPDX-License-Identifier: EUPL-1.2
"""What can be done on the office page of a case, whatever the duty: each act with its address, its form and its one operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from praja.kernel.procedures.declarations import Procedure
from praja.kernel.procedures.forms.steps import StepForm, pack_files
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import ClockStory, clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.lib.actors import Actor, Door, Rule
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, Text
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest

Operation = Callable[..., Any]

AT_ONCE = 3
"""How many acts stand on the page; the rest lies folded under “more”."""


@dataclass(frozen=True)
class OfficeAct:
    """One form of the page. `steps`: the procedure's steps of which one must be open to the actor; without any, `rule` says who
    may at any time before the end. `with_act`: it is a second button on that act's form. `offered`: what else must be so."""

    name: str
    slug: str
    form: type[StepForm]
    operation: Operation
    steps: tuple[str, ...] = ()
    rule: Rule[Case] | None = None
    label: Text = ""
    button: Text = ""
    consequence: Text = ""
    with_act: str = ""
    leads: bool = False
    """It is what the page is opened for: its form stands open."""
    danger: bool = False
    after_end: bool = False
    """It can still be done when the case has ended."""
    offered: Callable[[Case], bool] = lambda _case: True

    @property
    def shown_on(self) -> str:
        """The act on whose form it stands."""
        return self.with_act or self.name


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came in, to be shown again: by which act, the refusal, and the version of the page it was sent from."""

    act: str = ""
    form: StepForm | None = None
    error: DomainError | None = None
    seen_version: int | None = None


NOTHING = Sent()


def _first(_case: Case, names: list[str]) -> str:
    return names[0]


def _nothing(_request: PrajaRequest, _case: Case, _name: str) -> dict[str, Any]:
    return {}


def _no_files(_case: Case, _act: OfficeAct) -> int:
    return 0


@dataclass(frozen=True)
class Desk:
    """How a duty works on a case. `acts` in the order in which the page offers them: what comes first is what matters now.

    `find` reads a case for an actor, `page` draws it with a form that was sent, `after` says where to go when an act is done.
    `namespace` is that of the addresses; each act's name is its own there. `beside` are acts whose forms stand beside what they
    are about. `step_of` chooses among several steps of one act, `beginning` fills a fresh form, `holds_files` counts the files
    that an act's form has elsewhere.
    """

    procedure: Procedure
    acts: tuple[OfficeAct, ...]
    namespace: str
    door: Door
    find: Callable[[Actor, str], Case]
    page: Callable[..., HttpResponse]
    after: Callable[[PrajaRequest, str], str]
    beside: frozenset[str] = frozenset()
    step_of: Callable[[Case, list[str]], str] = _first
    beginning: Callable[[PrajaRequest, Case, str], dict[str, Any]] = _nothing
    holds_files: Callable[[Case, OfficeAct], int] = _no_files

    @property
    def by_name(self) -> Mapping[str, OfficeAct]:
        return {act.name: act for act in self.acts}

    def button_of(self, act: OfficeAct, step: str) -> Text:
        """What its button says."""
        return act.button or (self.procedure.by_step[step].label if step else act.label)

    def consequence_of(self, act: OfficeAct, step: str) -> Text:
        """What happens next, said before it is done."""
        return act.consequence or (self.procedure.by_step[step].consequence if step else "")


def today(request: PrajaRequest) -> date:
    """The day on which the page is read, by the installation's clock."""
    return local_date(request.at, local_zone())


def entries_of(desk: Desk, request: PrajaRequest, case: Case, sent: Sent) -> list[dict[str, Any]]:
    """Every form that the page offers, the one just sent as it was sent."""
    offered = _offered(desk, request, case)
    return [_entry(desk, request, case, act, step, sent) for act, step in offered if not act.with_act]


def panel(desk: Desk, entries: list[dict[str, Any]], sent: Sent) -> dict[str, Any]:
    """The few acts that matter now, the first of them open; the others folded, unless one of them was just sent."""
    steps = [entry for entry in entries if entry["name"] not in desk.beside]
    at_once, more = steps[:AT_ONCE], steps[AT_ONCE:]
    if at_once and not any(entry["is_open"] for entry in steps) and not sent.act:
        at_once[0]["is_open"] = at_once[0]["leads"]
    return {
        "steps": at_once,
        "more": more,
        "more_is_open": any(entry["is_open"] for entry in more),
        "beside": {entry["name"]: entry for entry in entries if entry["name"] in desk.beside},
    }


def kept_words(desk: Desk, sent: Sent, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """The words of a form that can no longer be sent, so that nobody loses what they wrote."""
    form = sent.form
    if form is None or desk.by_name[sent.act].shown_on in {entry["name"] for entry in entries}:
        return {}
    return {"written": written_in(form.fields, form.data), "files": len(form.kept)}


def written_in(fields: Mapping[str, forms.Field], said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every text that was typed into these fields, with its label."""
    texts = {
        name: str(said.get(name, "")).strip() for name, asked in fields.items() if isinstance(asked, forms.CharField)
    }
    return [(str(fields[name].label), text) for name, text in texts.items() if text]


def clocks_shown(case: Case) -> dict[str, Any]:
    """The clocks of a case for its page: those that run, and those that have stopped. Three statements."""
    clocks = clocks_of(case)
    return {
        "running": [_clock(clock) for clock in clocks if clock.is_running],
        "stopped": [_clock(clock) for clock in clocks if not clock.is_running],
    }


def _clock(clock: ClockStory) -> dict[str, Any]:
    pauses = [(since, until) for since, until, _reason in clock.pauses]
    return {"story": clock, "pauses": pauses, "because": "\n".join(explanation(clock))}


def _offered(desk: Desk, request: PrajaRequest, case: Case) -> list[tuple[OfficeAct, str]]:
    """Every act that the actor may take now, with the procedure's step it would be."""
    steps = desk.procedure.steps
    open_steps = {s.name for s in steps if case.state in s.sources and s.rule.allows(request.actor, case)}
    found = []
    for act in desk.acts:
        if not act.offered(case):
            continue
        mine = [name for name in act.steps if name in open_steps]
        if mine:
            found.append((act, desk.step_of(case, mine)))
        elif act.rule and (act.after_end or case.closed_at is None) and act.rule.allows(request.actor, case):
            found.append((act, ""))
    return found


def _entry(desk: Desk, request: PrajaRequest, case: Case, act: OfficeAct, step: str, sent: Sent) -> dict[str, Any]:
    is_sent = bool(sent.form) and desk.by_name[sent.act].shown_on == act.name if sent.act else False
    form = sent.form if is_sent and sent.form else _fresh(desk, request, case, act)
    _mark_required(form)
    return {
        "name": act.name,
        "label": act.label or desk.button_of(act, step),
        "button": desk.button_of(act, step),
        "consequence": desk.consequence_of(act, step),
        "danger": act.danger,
        "leads": act.leads,
        "url": reverse(f"{desk.namespace}:{act.name}", args=[case.code]),
        "form": form,
        "fields": [{"bound": bound, "kind": form.for_kind.get(bound.name, "")} for bound in form],
        "kept_token": pack_files(case, request.actor, form.kept),
        "is_open": is_sent,
    }


def _mark_required(form: StepForm) -> None:
    """Let no page say “optional” beside what some choices cannot do without; the form was judged before."""
    if form.is_bound:
        form.is_valid()
    for name in form.must_stand & form.fields.keys():
        form.fields[name].required = True


def _fresh(desk: Desk, request: PrajaRequest, case: Case, act: OfficeAct) -> StepForm:
    initial = desk.beginning(request, case, act.name)
    return act.form(case=case, on=today(request), initial=initial, auto_id=f"{act.name}_%s")
