# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.complaints.web.office import answer, archive, attachment, case, contact, forward
from praja.duties.complaints.web.office_list import cases, cases_file
from praja.duties.complaints.web.public import published, published_case
from praja.duties.complaints.web.reporter import accept, receipt_file, receipt_paper, reply
from praja.duties.complaints.web.resident import report, sent

app_name = "complaints"
urlpatterns = [
    path("", published, name="published"),
    path("lapor/", report, name="report"),
    path("kasus/", cases, name="list"),
    path("kasus/unduh/<str:name>/", cases_file, name="list_file"),
    path("kasus/<str:code>/", case, name="case"),
    path("kasus/<str:code>/teruskan/", forward, name="forward"),
    path("kasus/<str:code>/jawab/", answer, name="answer"),
    path("kasus/<str:code>/arsip/", archive, name="archive"),
    path("kasus/<str:code>/kontak/", contact, name="contact"),
    path("kasus/<str:code>/berkas/<int:number>/", attachment, name="attachment"),
    path("<str:code>/", published_case, name="published_case"),
    path("<str:code>/terkirim/", sent, name="sent"),
    path("<str:code>/balas/", reply, name="reply"),
    path("<str:code>/terima/", accept, name="accept"),
    path("<str:code>/tanda-terima.json", receipt_file, name="receipt_file"),
    path("<str:code>/tanda-terima.pdf", receipt_paper, name="receipt_paper"),
]
