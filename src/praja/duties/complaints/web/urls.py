# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.complaints.web import tracking  # noqa: F401 - makes reports trackable
from praja.duties.complaints.web.affairs import affairs, affairs_import, ended_affair, new_affair
from praja.duties.complaints.web.at_counter import intake_case, intake_one_more, intake_receipt, intake_words
from praja.duties.complaints.web.bulk import bulk
from praja.duties.complaints.web.following import me_too
from praja.duties.complaints.web.inspection import (
    inspection_answer,
    inspection_case,
    inspection_close,
    inspection_contact,
    inspection_file,
    inspection_list,
    inspection_say,
    inspection_spoken,
)
from praja.duties.complaints.web.intake import intake
from praja.duties.complaints.web.joining import join, split
from praja.duties.complaints.web.lapor import lapor, lapor_case, lapor_list
from praja.duties.complaints.web.office import act_paths, attachment, case, contact, drop_file, finish_support
from praja.duties.complaints.web.office_list import cases, cases_file
from praja.duties.complaints.web.public import follow, published, published_case
from praja.duties.complaints.web.quality import quality, review, review_file
from praja.duties.complaints.web.reference_lists import (
    destination,
    destinations,
    new_destination,
    new_template,
    new_topic,
    template,
    templates,
    topic,
    topics,
)
from praja.duties.complaints.web.reporter import (
    accept,
    answer_photo,
    join_channel,
    own_file,
    rate,
    receipt_file,
    receipt_paper,
    related,
    spoken,
)
from praja.duties.complaints.web.reporting import carry_action, carry_finding, periodic_report, periodic_report_file
from praja.duties.complaints.web.resident import report, resume, sent
from praja.duties.complaints.web.screening import screening
from praja.duties.complaints.web.statistics import (
    performance,
    performance_file,
    statistics,
    statistics_cases,
    statistics_file,
)
from praja.duties.complaints.web.writing import correct, give, reopen, reply, talk

app_name = "complaints"
urlpatterns = [
    path("", published, name="published"),
    path("lapor/", report, name="report"),
    path("lapor/lanjut/<str:secret>/", resume, name="resume"),
    path("masuk/", intake, name="intake"),
    path("masuk/<str:code>/", intake_case, name="intake_case"),
    path("masuk/<str:code>/tanda-terima/", intake_receipt, name="intake_receipt"),
    path("masuk/<str:code>/pesan/", intake_words, name="intake_words"),
    path("masuk/<str:code>/satu-lagi/", intake_one_more, name="intake_one_more"),
    path("sp4n/", lapor, name="lapor"),
    path("sp4n/bandingkan/", lapor_list, name="lapor_list"),
    path("sp4n/<str:code>/", lapor_case, name="lapor_case"),
    path("kasus/", cases, name="list"),
    path("kasus/sekaligus/", bulk, name="bulk"),
    path("kasus/saring/", screening, name="screening"),
    path("kasus/unduh/<str:name>/", cases_file, name="list_file"),
    path("kasus/<str:code>/", case, name="case"),
    *act_paths,
    path("kasus/<str:code>/bantuan/<int:number>/selesai/", finish_support, name="finish_support"),
    path("kasus/<str:code>/jawab/berkas/<int:number>/lepas/", drop_file, name="drop_file"),
    path("kasus/<str:code>/kontak/", contact, name="contact"),
    path("kasus/<str:code>/berkas/<int:number>/", attachment, name="attachment"),
    path("mutu/", quality, name="quality"),
    path("mutu/<int:pk>/", review, name="review"),
    path("mutu/<int:pk>/berkas/<int:number>/", review_file, name="review_file"),
    path("templat/", templates, name="templates"),
    path("templat/baru/", new_template, name="new_template"),
    path("templat/<int:pk>/", template, name="template"),
    path("tujuan/", destinations, name="destinations"),
    path("tujuan/baru/", new_destination, name="new_destination"),
    path("tujuan/<int:pk>/", destination, name="destination"),
    path("topik/", topics, name="topics"),
    path("topik/baru/", new_topic, name="new_topic"),
    path("topik/<int:pk>/", topic, name="topic"),
    path("urusan/", affairs, name="affairs"),
    path("urusan/baru/", new_affair, name="new_affair"),
    path("urusan/impor/", affairs_import, name="affairs_import"),
    path("urusan/<int:pk>/akhiri/", ended_affair, name="ended_affair"),
    path("kasus/<str:code>/gabung/", join, name="join"),
    path("kasus/<str:code>/pecah/", split, name="split"),
    path("pengawasan/", inspection_list, name="inspection_list"),
    path("pengawasan/<str:code>/", inspection_case, name="inspection_case"),
    path("pengawasan/<str:code>/jawab/", inspection_answer, name="inspection_answer"),
    path("pengawasan/<str:code>/tutup/", inspection_close, name="inspection_close"),
    path("pengawasan/<str:code>/pesan/", inspection_say, name="inspection_say"),
    path("pengawasan/<str:code>/kontak/", inspection_contact, name="inspection_contact"),
    path("pengawasan/<str:code>/percakapan/<int:number>/", inspection_spoken, name="inspection_spoken"),
    path("pengawasan/<str:code>/berkas/<int:number>/", inspection_file, name="inspection_file"),
    path("statistik/", statistics, name="statistics"),
    path("statistik/kasus/<str:name>/", statistics_cases, name="statistics_cases"),
    path("statistik/unduh/<str:name>/", statistics_file, name="statistics_file"),
    path("laporan-berkala/", periodic_report, name="periodic_report"),
    path("laporan-berkala/unduh/<str:name>/", periodic_report_file, name="periodic_report_file"),
    path("laporan-berkala/temuan/<int:number>/", carry_finding, name="carry_finding"),
    path("laporan-berkala/rencana/<int:number>/", carry_action, name="carry_action"),
    path("kinerja/", performance, name="performance"),
    path("kinerja/unduh/<str:name>/", performance_file, name="performance_file"),
    path("<str:code>/", published_case, name="published_case"),
    path("<str:code>/terkirim/", sent, name="sent"),
    path("<str:code>/ikuti/", me_too, name="me_too"),
    path("<str:code>/balas/", reply, name="reply"),
    path("<str:code>/perbaiki/", correct, name="correct"),
    path("<str:code>/terima/", accept, name="accept"),
    path("<str:code>/lengkapi/", give, name="give"),
    path("<str:code>/buka-lagi/", reopen, name="reopen"),
    path("<str:code>/pesan/", talk, name="talk"),
    path("<str:code>/sambung/", join_channel, name="join_channel"),
    path("<str:code>/percakapan/<int:number>/", spoken, name="spoken"),
    path("<str:code>/saya-juga/", follow, name="follow"),
    path("<str:code>/nilai/", rate, name="rate"),
    path("<str:code>/bagian/<str:other>/", related, name="related"),
    path("<str:code>/jawaban/<int:number>/", answer_photo, name="answer_photo"),
    path("<str:code>/lampiran/<int:number>/", own_file, name="own_file"),
    path("<str:code>/tanda-terima.json", receipt_file, name="receipt_file"),
    path("<str:code>/tanda-terima.pdf", receipt_paper, name="receipt_paper"),
]
