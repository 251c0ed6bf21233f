# SPDX-License-Identifier: EUPL-1.2
"""Addresses of ideas for everybody."""

from django.urls import URLPattern, path

from praja.duties.innovation.web.ideas.public import comment, idea, ideas, new_idea, support, withdraw

app_name = "ideas"
urlpatterns: list[URLPattern] = [
    path("", ideas, name="list"),
    path("baru/", new_idea, name="new"),
    path("<str:code>/", idea, name="idea"),
    path("<str:code>/dukung/", support, name="support"),
    path("<str:code>/kata/", comment, name="comment"),
    path("<str:code>/tarik/", withdraw, name="withdraw"),
]
