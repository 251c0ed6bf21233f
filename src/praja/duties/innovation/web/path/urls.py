# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the path."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.frame import Tab, add_tab
from praja.duties.innovation.web.path.showing import home
from praja.duties.innovation.web.path.work import work

add_tab(Tab("overview", _("Overview"), "innovation:work", order=10))

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("karya/<str:code>/", work, name="work"),
]
