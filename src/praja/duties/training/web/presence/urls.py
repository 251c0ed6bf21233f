# SPDX-License-Identifier: EUPL-1.2
"""Addresses of presence. The shortest are those that are scanned."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.web.classes.report import ReportColumn, add_column
from praja.duties.training.web.frame import add_tab
from praja.duties.training.web.presence.keeping import judge, session_list, set_windows
from praja.duties.training.web.presence.reporting import presence_in_words
from praja.duties.training.web.presence.room import room
from praja.duties.training.web.presence.scanning import scan, send, shell, type_code, worker
from praja.duties.training.web.presence.screen import fresh, screen
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("presence", _("Presence"), "training:presence", order=40))
add_column(ReportColumn("presence", _("Presence"), order=10, values=presence_in_words))

urlpatterns: list[URLPattern] = [
    path("hadir/<str:mark>/<str:digits>/", scan, name="scan"),
    path("hadir/kirim/", send, name="send_codes"),
    path("hadir/luring/", shell, name="presence_shell"),
    path("hadir/pekerja.js", worker, name="presence_worker"),
    path("kelas/<str:code>/hadir/", room, name="presence"),
    path("kelas/<str:code>/hadir/<int:pk>/", session_list, name="presence_list"),
    path("kelas/<str:code>/hadir/<int:pk>/ketik/", type_code, name="type_code"),
    path("kelas/<str:code>/hadir/<int:pk>/layar/", screen, name="presence_screen"),
    path("kelas/<str:code>/hadir/<int:pk>/layar/kode/", fresh, name="presence_fresh"),
    path("kelas/<str:code>/hadir/<int:pk>/waktu/", set_windows, name="presence_windows"),
    path("kelas/<str:code>/hadir/<int:pk>/tandai/", judge, name="judge_presence"),
]
