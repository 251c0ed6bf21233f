# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what is offered, and of classes."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.web.classes.showing import class_page, home
from praja.duties.training.web.frame import Tab, add_tab

add_tab(Tab("overview", _("Overview"), "training:class", order=10))

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("kelas/<str:code>/", class_page, name="class"),
]
