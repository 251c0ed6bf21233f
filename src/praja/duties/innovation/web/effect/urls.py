# SPDX-License-Identifier: EUPL-1.2
"""Addresses of effect."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.effect.showing import choose_number, effect, keep_numbers
from praja.duties.innovation.web.frame import add_tab
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("effect", _("Effect"), "innovation:effect", order=60))

urlpatterns: list[URLPattern] = [
    path("karya/<str:code>/dampak/", effect, name="effect"),
    path("karya/<str:code>/dampak/pilih/", choose_number, name="choose_number"),
    path("karya/<str:code>/dampak/simpan/", keep_numbers, name="keep_numbers"),
]
