# SPDX-License-Identifier: EUPL-1.2
"""Addresses of dispositions and orders."""

from django.urls import URLPattern, path

from praja.duties.letters.web.orders.asking import addressees
from praja.duties.letters.web.orders.assignment import (
    assignment,
    assignment_act,
    assignment_file,
    disposition_scan,
)
from praja.duties.letters.web.orders.lists import assignments, meeting_file, orders
from praja.duties.letters.web.orders.order import order, order_acts, order_file
from praja.duties.letters.web.orders.ordering import new_order
from praja.duties.letters.web.orders.screen import (
    dispose_letter,
    dispositions,
    mark_read,
    pass_assignment_on,
    take_note,
)
from praja.duties.letters.web.orders.sheet import disposition_sheet

urlpatterns: list[URLPattern] = [
    path("disposisi/", dispositions, name="dispositions"),
    path("disposisi/daftar/", assignments, name="assignments"),
    path("disposisi/surat/<str:code>/", dispose_letter, name="dispose"),
    path("disposisi/surat/<str:code>/diketahui/", take_note, name="take_note"),
    path("disposisi/surat/<str:code>/lembar/", disposition_sheet, name="disposition_sheet"),
    path("disposisi/lembar/<int:number>/tulisan/", disposition_scan, name="disposition_scan"),
    path("disposisi/penerima/<int:unit>/", addressees, name="addressees"),
    path("disposisi/<int:number>/", assignment, name="assignment"),
    path("disposisi/<int:number>/teruskan/", pass_assignment_on, name="pass_on"),
    path("disposisi/<int:number>/sudah-dibaca/", mark_read, name="mark_read"),
    path("disposisi/<int:number>/berkas/<int:pk>/", assignment_file, name="assignment_file"),
    path("disposisi/<int:number>/<slug:step>/", assignment_act, name="assignment_act"),
    path("arahan/", orders, name="orders"),
    path("arahan/baru/", new_order, name="new_order"),
    path("arahan/rapat/<str:name>/", meeting_file, name="meeting_file"),
    path("arahan/<str:code>/", order, name="order"),
    path("arahan/<str:code>/berkas/<int:number>/", order_file, name="order_file"),
    *order_acts,
]
