# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.config.practice.web import learning, looking

app_name = "practice"
urlpatterns = [
    path("", looking.home, name="home"),
    path("peran/<slug:role>/", looking.course, name="course"),
    path("panduan/<slug:name>/", looking.manual, name="manual"),
    path("serahkan/", looking.hand_over, name="hand_in"),
    path("mulai/", learning.start, name="begin"),
    path("lanjut/", learning.resume, name="go_on"),
    path("saya/", learning.mine, name="mine"),
    path("jawab/", learning.give_answer, name="answer"),
    path("bahan/", learning.more, name="more"),
    path("bukti/", learning.proof, name="proof"),
]
