# SPDX-License-Identifier: EUPL-1.2
"""Every component on one page, with invented content: for whoever writes a page, and for tests."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOON = datetime(2026, 1, 9, 5, 0, tzinfo=UTC)
"""A fixed moment, so that two pictures of the page can be compared."""


class SampleForm(forms.Form):
    """One field of every kind, with errors that say what to do."""

    text = forms.CharField(
        label="What is wrong, and where?",
        help_text="Two or three sentences are enough. Leave out names and numbers of other people.",
        widget=forms.Textarea,
        error_messages={"required": "Write what is wrong and where"},
    )
    place = forms.CharField(label="Landmark", help_text="A mosque, a school or a shop nearby.", required=False)
    village = forms.ChoiceField(
        label="Kelurahan",
        choices=[("", "Choose"), ("1", "Contoh Utara"), ("2", "Contoh Selatan")],
        error_messages={"required": "Choose the kelurahan"},
    )
    identity = forms.ChoiceField(
        label="Who may know my name?",
        choices=[("named", "The officers who handle it"), ("anonymous", "Nobody")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who may know your name"},
    )
    photo = forms.FileField(label="Photo", help_text="The place it was taken at is cut out.", required=False)
    phone = forms.CharField(
        label="Mobile number", help_text="Only to tell you when there is an answer.", required=False
    )
    truthful = forms.BooleanField(
        label="What I wrote is true",
        help_text="A report that is knowingly false helps nobody.",
        error_messages={"required": "Confirm that what you wrote is true"},
    )


MEANINGS = {
    "named": "They can ask you back. Your name never appears on public pages.",
    "anonymous": "Nobody sees your name, also not the officers. You follow the report by its code.",
}


def _story(now: datetime) -> list[dict[str, Any]]:
    return [
        {"at": now - timedelta(days=4, hours=3), "who": "Resident", "what": "Report received"},
        {
            "at": now - timedelta(days=3, hours=1),
            "who": "Kelurahan Contoh Utara",
            "what": "Passed on to the Public Works Office",
            "official": "disposisi",
            "note": "The road belongs to the city. On site the drain is blocked over twelve metres.",
        },
        {
            "at": now - timedelta(hours=2),
            "who": "Public Works Office",
            "what": "Work is planned",
            "current": True,
        },
    ]


def styleguide_context(now: datetime = NOON) -> dict[str, Any]:
    """What the page needs: a form with errors, a fresh form, and samples around the moment `now`."""
    tonight = datetime(2026, 1, 9, 17, tzinfo=UTC)  # 24:00 WIB
    return {
        "site": {"name": "Kota Contoh"},
        "now": now,
        "fresh": SampleForm(prefix="fresh"),
        "wrong": SampleForm({"wrong-place": "Opposite the market"}, prefix="wrong"),
        "meanings": MEANINGS,
        "started": now - timedelta(days=4, hours=3),
        "due_later": tonight + timedelta(days=3),
        "due_soon": tonight,
        "due_late": tonight - timedelta(days=3),
        "pauses": [(now - timedelta(days=3), now - timedelta(days=2))],
        "story": _story(now),
        "filters": [
            {"label": "All", "href": "#", "current": True},
            {"label": "Late", "href": "#late", "count": 4},
            {"label": "Due today", "href": "#today", "count": 11},
            {"label": "Waiting for me", "href": "#mine"},
        ],
        "answers": [
            {"term": "What is wrong", "value": "The drain in Jalan Melati is blocked.", "change_url": "#"},
            {"term": "Photo", "value": "", "change_url": "#"},
            {"term": "Who may know my name", "value": "Nobody", "change_url": "#"},
        ],
        "counted_on": date(2026, 1, 8),
        "bars": [
            {"label": "Public Works Office", "value": 61, "tone": "late", "href": "#"},
            {"label": "Kelurahan Contoh Utara", "value": 84},
            {"label": "Population Office", "value": 97},
            {"label": "Health Office", "value": 92},
        ],
        "columns": [
            "Unit",
            {"label": "Received", "number": True},
            {"label": "Days, median", "number": True},
            "State",
        ],
        "table": [
            [{"text": "Population Office", "href": "#"}, 12480, 1.5, {"text": "In time", "tone": "done"}],
            [{"text": "Kelurahan Contoh Utara", "href": "#"}, 318, 4, {"text": "Due soon", "tone": "soon"}],
            [{"text": "Public Works Office", "href": "#"}, 1207, 11.5, {"text": "Late", "tone": "late"}],
        ],
        "points": [("Aug", 71), ("Sep", 74), ("Oct", 73), ("Nov", 79), ("Dec", 83), ("Jan", 88)],
        "values": [71, 74, 73, 79, 83, 88],
    }


def styleguide(request: HttpRequest) -> HttpResponse:
    """The page itself; mounted where developers work, never in a government's installation."""
    return render(request, "styleguide.html", styleguide_context())
