# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters that came in."""

from django.urls import URLPattern, path

from praja.duties.letters.web.incoming.agenda import agenda
from praja.duties.letters.web.incoming.books import agenda_file
from praja.duties.letters.web.incoming.files import incoming_file, incoming_page
from praja.duties.letters.web.incoming.mails import mail_file, mails
from praja.duties.letters.web.incoming.page import DESK, letter
from praja.duties.letters.web.incoming.registration import mail, register
from praja.kernel.procedures.web.taking import act_paths

urlpatterns: list[URLPattern] = [
    path("masuk/", agenda, name="agenda"),
    path("masuk/catat/", register, name="register_incoming"),
    path("masuk/surel/", mails, name="mails"),
    path("masuk/surel/<int:number>/", mail, name="mail"),
    path("masuk/surel/<int:number>/berkas/<int:pk>/", mail_file, name="mail_file"),
    path("masuk/unduh/<str:name>/", agenda_file, name="agenda_file"),
    path("masuk/<str:code>/", letter, name="incoming"),
    path("masuk/<str:code>/berkas/<int:number>/", incoming_file, name="incoming_file"),
    path("masuk/<str:code>/berkas/<int:number>/halaman/<int:sheet>/", incoming_page, name="incoming_page"),
    *act_paths(DESK, "masuk"),
]
