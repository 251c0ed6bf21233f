# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the path."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.frame import add_tab
from praja.duties.innovation.web.path.begin import begin
from praja.duties.innovation.web.path.showing import home
from praja.duties.innovation.web.path.team import end_review, leave, team
from praja.duties.innovation.web.path.words import sort, words, write_words
from praja.duties.innovation.web.path.work import work, work_acts
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("overview", _("Overview"), "innovation:work", order=10))
add_tab(Tab("words", _("Description"), "innovation:words", order=20))
add_tab(Tab("team", _("Team"), "innovation:team", order=50))

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("mulai/", begin, name="begin"),
    path("karya/<str:code>/", work, name="work"),
    path("karya/<str:code>/uraian/", words, name="words"),
    path("karya/<str:code>/uraian/tulis/", write_words, name="write_words"),
    path("karya/<str:code>/uraian/data/", sort, name="sort"),
    path("karya/<str:code>/tim/", team, name="team"),
    path("karya/<str:code>/tim/<int:pk>/lepas/", leave, name="leave"),
    path("karya/<str:code>/tim/pembahas/<int:pk>/akhiri/", end_review, name="end_review"),
    *work_acts,
]
