# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the tests of a class."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import TrainingClass
from praja.duties.training.rules import sets_exams, takes_part
from praja.duties.training.web.classes.report import ReportColumn, add_column
from praja.duties.training.web.exams import marking, setting, taking
from praja.duties.training.web.exams.reporting import post_scores, pre_scores
from praja.duties.training.web.frame import add_tab
from praja.kernel.procedures.web.tabs import Tab
from praja.lib.actors import Actor


def _concerns(actor: Actor, row: TrainingClass) -> bool:
    return takes_part(actor, row.pk) or sets_exams(actor, row)


add_tab(Tab("exams", _("Tests"), "training:exams", order=60, shown=_concerns))
add_column(ReportColumn("pre", _("Pre-test"), order=20, values=pre_scores))
add_column(ReportColumn("post", _("Post-test"), order=30, values=post_scores))

CLASS, EXAM = "kelas/<str:code>/tes/", "kelas/<str:code>/tes/<int:number>/"

urlpatterns: list[URLPattern] = [
    path(CLASS, setting.exams, name="exams"),
    path(f"{CLASS}baru/", setting.new_exam, name="new_exam"),
    path(EXAM, setting.exam_page, name="exam"),
    path(f"{EXAM}ubah/", setting.change_exam, name="change_exam"),
    path(f"{EXAM}soal/", setting.exam_parts, name="exam_parts"),
    path(f"{EXAM}soal/lepas/", setting.drop_part, name="drop_exam_part"),
    path(f"{EXAM}terbitkan/", setting.release, name="release_exam"),
    path(f"{EXAM}tarik/", setting.withdraw, name="withdraw_exam"),
    path(f"{EXAM}soal/<int:pk>/", marking.correct, name="correct_exam_question"),
    path(f"{EXAM}soal/<int:pk>/gambar/", setting.question_picture, name="exam_question_picture"),
    path(f"{EXAM}mulai/", taking.start, name="start_exam"),
    path(f"{EXAM}kerjakan/", taking.attempt, name="exam_attempt"),
    path(f"{EXAM}kerjakan/draf/", taking.draft, name="exam_draft"),
    path(f"{EXAM}kerjakan/gambar/<str:which>/", taking.picture, name="exam_picture"),
    path(f"{EXAM}periksa/", taking.review, name="exam_review"),
    path(f"{EXAM}serahkan/", taking.hand, name="exam_hand"),
    path(f"{EXAM}hasil/", taking.result, name="exam_result"),
    path(f"{EXAM}jawaban/", marking.answers, name="exam_answers"),
    path(f"{EXAM}nilai/", marking.results, name="exam_results"),
    path(f"{EXAM}nilai/nilai.<str:kind>", marking.results_file, name="exam_results_file"),
    path(f"{EXAM}nilai/<int:pk>/", marking.one_attempt, name="exam_one_attempt"),
]
