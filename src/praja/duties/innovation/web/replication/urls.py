# SPDX-License-Identifier: EUPL-1.2
"""Addresses of replication."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.frame import Room, add_room, add_tab
from praja.duties.innovation.web.replication.numbers import keep_copy_numbers, replication_numbers
from praja.duties.innovation.web.replication.showing import (
    adopt,
    begin_copy,
    copies,
    end_copy,
    replication,
    replications,
)
from praja.kernel.procedures.web.tabs import Tab

add_room(Room(_("Replication"), "innovation:replications", order=50))
add_room(Room(_("Gallery of innovations"), "gallery:gallery", order=51))
add_tab(Tab("copies", _("Replication"), "innovation:copies", order=80))

urlpatterns: list[URLPattern] = [
    path("replikasi/", replications, name="replications"),
    path("replikasi/baru/", adopt, name="adopt"),
    path("replikasi/<int:pk>/", replication, name="replication"),
    path("replikasi/<int:pk>/mulai/", begin_copy, name="begin_copy"),
    path("replikasi/<int:pk>/selesai/", end_copy, name="end_copy"),
    path("replikasi/<int:pk>/ukuran/", replication_numbers, name="replication_numbers"),
    path("replikasi/<int:pk>/ukuran/simpan/", keep_copy_numbers, name="keep_copy_numbers"),
    path("karya/<str:code>/replikasi/", copies, name="copies"),
]
