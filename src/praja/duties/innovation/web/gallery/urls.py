# SPDX-License-Identifier: EUPL-1.2
"""Addresses inside the office of what everybody reads."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.web.frame import add_tab
from praja.duties.innovation.web.gallery.choosing import hide_shown_paper, shown_paper_file, shown_papers
from praja.kernel.procedures.web.tabs import Tab

add_tab(
    Tab(
        "shown_papers",
        _("Shown papers"),
        "innovation:shown_papers",
        order=90,
        shown=lambda _actor, row: row.case.state in IN_USE,
    )
)

urlpatterns: list[URLPattern] = [
    path("karya/<str:code>/galeri/", shown_papers, name="shown_papers"),
    path("karya/<str:code>/galeri/<int:pk>/", shown_paper_file, name="shown_paper_file"),
    path("karya/<str:code>/galeri/<int:pk>/tarik/", hide_shown_paper, name="hide_shown_paper"),
]
