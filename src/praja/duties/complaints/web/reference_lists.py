# SPDX-License-Identifier: EUPL-1.2
"""The lists that offices keep: templates of answers, owners outside this government, topics."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.forms.reference_lists import DestinationForm, TemplateForm, TopicForm
from praja.duties.complaints.models import AnswerTemplate, Destination, Topic
from praja.duties.complaints.operations import (
    DestinationWords,
    TemplateWords,
    save_destination,
    save_template,
    save_topic,
)
from praja.duties.complaints.queries.reference_lists import (
    all_destinations,
    all_topics,
    destination_of,
    open_units,
    template_for,
    templates_for,
    topic_of,
    units_to_write_for,
)
from praja.duties.complaints.rules import (
    may_keep_lists,
    may_write_template,
    opens_coordination,
    opens_drafting,
    opens_lists,
)
from praja.duties.complaints.web.list_pages import ListPage, Row, edit_page, list_page, today
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest, guarded

Save = Callable[[dict[str, Any]], object]


@guarded(opens_drafting)
def templates(request: PrajaRequest) -> HttpResponse:
    """Words to begin an answer with: those one may use, with a link to change one's own."""
    rows = [_template_row(one) for one in templates_for(request.actor)]
    page = ListPage(
        current="templates",
        heading=_("Templates of answers"),
        lead=_("Words to begin an answer with. What is offered while writing fits the topic and the unit."),
        add=(_("Write a template"), reverse("complaints:new_template")),
        empty=_("The first template will save the most time for the report that comes most often."),
    )
    return list_page(request, page, rows)


@guarded(opens_drafting)
def new_template(request: PrajaRequest) -> HttpResponse:
    """Write a template."""
    return _template(request, None)


@guarded(opens_drafting)
def template(request: PrajaRequest, pk: int) -> HttpResponse:
    """Read, change or put away a template."""
    return _template(request, template_for(request.actor, pk))


@guarded(opens_lists)
def destinations(request: PrajaRequest) -> HttpResponse:
    """Who outside this government owns what residents report."""
    rows = [
        Row(one.name, one.contact, _edit_url(request, "complaints:destination", one.pk), one.text, one.is_active)
        for one in all_destinations()
    ]
    page = ListPage(
        current="destinations",
        heading=_("Owners outside this government"),
        lead=_(
            "What belongs to the province, the power company or the police is named at once, with how to reach them."
        ),
        add=_adding(request, _("Enter an owner"), "complaints:new_destination"),
        empty=_("Enter those to whom reports are most often passed on."),
    )
    return list_page(request, page, rows)


@guarded(opens_coordination)
def new_destination(request: PrajaRequest) -> HttpResponse:
    """Enter an owner."""
    return _destination(request, None)


@guarded(opens_coordination)
def destination(request: PrajaRequest, pk: int) -> HttpResponse:
    """Change or put away an owner."""
    return _destination(request, destination_of(pk))


@guarded(opens_lists)
def topics(request: PrajaRequest) -> HttpResponse:
    """What reports are about, and which unit usually answers."""
    rows = [
        Row(
            one.name,
            one.unit.name if one.unit else _("Nobody in particular"),
            _edit_url(request, "complaints:topic", one.pk),
            "",
            one.is_active,
        )
        for one in all_topics()
    ]
    page = ListPage(
        current="topics",
        heading=_("Topics"),
        lead=_("What residents choose when they report, and the unit that usually answers."),
        add=_adding(request, _("Enter a topic"), "complaints:new_topic"),
        empty=_("Enter the topics that residents report most often."),
    )
    return list_page(request, page, rows)


@guarded(opens_coordination)
def new_topic(request: PrajaRequest) -> HttpResponse:
    """Enter a topic."""
    return _topic(request, None)


@guarded(opens_coordination)
def topic(request: PrajaRequest, pk: int) -> HttpResponse:
    """Change or put away a topic."""
    return _topic(request, topic_of(pk))


def _template(request: PrajaRequest, known: AnswerTemplate | None) -> HttpResponse:
    nodes = units_to_write_for(request.actor, today(request))
    everybody = request.actor.holds(Role.COMPLAINT_COORDINATOR)
    initial = _initial(known, "title", "kind", "topic_id", "unit_id", "text", "is_active")
    initial.setdefault("unit", nodes[0].id if len(nodes) == 1 else None)
    if known is not None and not may_write_template(request.actor, known.unit_id):
        return render(request, "complaints/lists/template.html", {"template": known})

    def save(given: dict[str, Any]) -> object:
        unit = Unit.objects.filter(pk=given["unit"]).first() if given["unit"] else None
        words = TemplateWords(**{**given, "unit": unit, "kind": AnswerKind(given["kind"])})
        return save_template(template=known, words=words, actor=request.actor, at=request.at)

    form = TemplateForm(request.POST or None, initial=initial, nodes=nodes, for_everybody=everybody)
    heading = _("Change the template") if known else _("Write a template")
    return _saving(request, form, save, heading, "complaints:templates")


def _destination(request: PrajaRequest, known: Destination | None) -> HttpResponse:
    def save(given: dict[str, Any]) -> object:
        words = DestinationWords(**given)
        return save_destination(destination=known, words=words, actor=request.actor, at=request.at)

    form = DestinationForm(request.POST or None, initial=_initial(known, "name", "text", "contact", "is_active"))
    heading = _("Change the owner") if known else _("Enter an owner")
    return _saving(request, form, save, heading, "complaints:destinations")


def _topic(request: PrajaRequest, known: Topic | None) -> HttpResponse:
    def save(given: dict[str, Any]) -> object:
        unit = Unit.objects.filter(pk=given.pop("unit") or 0).first()
        return save_topic(topic=known, unit=unit, actor=request.actor, at=request.at, **given)

    initial = _initial(known, "name", "unit_id", "is_active")
    form = TopicForm(request.POST or None, initial=initial, nodes=open_units(today(request)))
    heading = _("Change the topic") if known else _("Enter a topic")
    return _saving(request, form, save, heading, "complaints:topics")


def _saving(request: PrajaRequest, form: forms.Form, save: Save, heading: str, back: str) -> HttpResponse:
    """The form; once it is sent and taken, back to the list. A refusal keeps everything that was typed."""
    if request.method != "POST":
        return edit_page(request, form, heading, back)
    if not form.is_valid():
        return edit_page(request, form, heading, back, status=422)
    try:
        save(dict(form.cleaned_data))
    except DomainError as refused:
        if refused.field in form.fields:
            form.add_error(refused.field, str(refused))
            return edit_page(request, form, heading, back, status=refused.status)
        return edit_page(request, form, heading, back, error=refused, status=refused.status)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse(back))


def _initial(known: Any, *names: str) -> dict[str, Any]:
    if known is None:
        return {"is_active": True}
    return {name.removesuffix("_id"): getattr(known, name) for name in names}


def _edit_url(request: PrajaRequest, name: str, key: object) -> str:
    return reverse(name, args=[key]) if may_keep_lists(request.actor) else ""


def _adding(request: PrajaRequest, label: str, name: str) -> tuple[str, str] | None:
    return (label, reverse(name)) if may_keep_lists(request.actor) else None


def _template_row(one: AnswerTemplate) -> Row:
    parts = (
        one.get_kind_display(),
        one.topic.name if one.topic else _("Every topic"),
        one.unit.name if one.unit else _("Every unit"),
    )
    url = reverse("complaints:template", args=[one.pk])
    return Row(one.title, " · ".join(map(str, parts)), url, "", one.is_active)
