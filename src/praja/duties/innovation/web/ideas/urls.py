# SPDX-License-Identifier: EUPL-1.2
"""Addresses of ideas in the office."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.rules.ideas import moderates_ideas
from praja.duties.innovation.web.frame import Room, add_room
from praja.duties.innovation.web.ideas.office import idea_acts, judge, office_idea, waiting_ideas

add_room(Room(_("Ideas to answer"), "innovation:ideas", order=20, door=moderates_ideas))
add_room(Room(_("Ideas of residents"), "ideas:list", order=21))

urlpatterns: list[URLPattern] = [
    path("ide/", waiting_ideas, name="ideas"),
    path("ide/<str:code>/", office_idea, name="idea"),
    path("ide/<str:code>/kata/<int:pk>/", judge, name="judge_comment"),
    *idea_acts,
]
