# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the discussions of a class."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.rules.talk import is_inside
from praja.duties.training.web.frame import add_tab
from praja.duties.training.web.talk.posts import change_post, hide, post_act
from praja.duties.training.web.talk.threads import answer, discussions, new_thread, thread, thread_act
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("discussions", _("Discussion"), "training:discussions", order=58, shown=is_inside))

urlpatterns: list[URLPattern] = [
    path("kelas/<str:code>/diskusi/", discussions, name="discussions"),
    path("kelas/<str:code>/diskusi/baru/", new_thread, name="new_thread"),
    path("kelas/<str:code>/diskusi/<int:pk>/", thread, name="thread"),
    path("kelas/<str:code>/diskusi/<int:pk>/jawab/", answer, name="answer_thread"),
    path("kelas/<str:code>/diskusi/<int:pk>/<str:step>/", thread_act, name="thread_act"),
    path("kelas/<str:code>/diskusi/pesan/<int:pk>/ubah/", change_post, name="change_post"),
    path("kelas/<str:code>/diskusi/pesan/<int:pk>/sembunyikan/", hide, name="hide_post"),
    path("kelas/<str:code>/diskusi/pesan/<int:pk>/<str:step>/", post_act, name="post_act"),
]
