# SPDX-License-Identifier: EUPL-1.2
"""Addresses of competitions in the office."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.competitions.appeals import appeal, decide_appeal_page
from praja.duties.innovation.web.competitions.board import act, competition, competitions, result_file
from praja.duties.innovation.web.competitions.entries import (
    begin,
    decide_entry_page,
    entry,
    entry_file,
    entry_files,
)
from praja.duties.innovation.web.competitions.judging import judging, sheet, sheet_file
from praja.duties.innovation.web.competitions.organising import people, prepare, terms
from praja.duties.innovation.web.competitions.teams import entry_relative, entry_team, juror_relatives
from praja.duties.innovation.web.frame import Room, add_room

add_room(Room(_("Competitions"), "innovation:competitions", order=40))

_ONE = "lomba/<str:code>/"
_ENTRY = "lomba/karya/<str:code>/"
_SHEET = f"{_ONE}nilai/<int:number>/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("lomba/", competitions, name="competitions"),
    path("lomba/baru/", prepare, name="new_competition"),
    path(_ENTRY, entry, name="entry"),
    path(f"{_ENTRY}berkas/", entry_files, name="entry_files"),
    path(f"{_ENTRY}berkas/<int:pk>/", entry_file, name="entry_file"),
    path(f"{_ENTRY}putusan/", decide_entry_page, name="decide_entry"),
    path(f"{_ENTRY}tim/", entry_team, name="entry_team"),
    path(f"{_ENTRY}keluarga/", entry_relative, name="entry_relative"),
    path(f"{_ENTRY}keberatan/", appeal, name="appeal"),
    path(_ONE, competition, name="competition"),
    path(f"{_ONE}aturan/", terms, name="competition_terms"),
    path(f"{_ONE}orang/", people, name="competition_people"),
    path(f"{_ONE}tindakan/", act, name="competition_act"),
    path(f"{_ONE}ikut/", begin, name="begin_entry"),
    path(f"{_ONE}keberatan/<int:pk>/", decide_appeal_page, name="decide_appeal"),
    path(f"{_ONE}nilai/", judging, name="judging"),
    path(f"{_ONE}nilai/keluarga/", juror_relatives, name="juror_relatives"),
    path(_SHEET, sheet, name="sheet"),
    path(f"{_SHEET}berkas/<int:attachment>/", sheet_file, name="sheet_file"),
    path(f"{_ONE}hasil.<str:kind>", result_file, name="competition_file"),
]
