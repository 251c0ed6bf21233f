# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the regional innovation index."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.rules.index import over_the_whole, sees_maturity
from praja.duties.innovation.web.frame import Room, add_room, add_tab
from praja.duties.innovation.web.index.along import index_evidence, index_form, maturity_evidence, past
from praja.duties.innovation.web.index.completing import completed, to_complete
from praja.duties.innovation.web.index.listing import index_innovations
from praja.duties.innovation.web.index.live import index_now, index_year
from praja.duties.innovation.web.index.maturity import confirm, detail, maturity
from praja.duties.innovation.web.index.proposals import (
    proposal,
    proposal_archive,
    proposal_file,
    proposal_sent,
    proposals,
    work_proposals,
)
from praja.duties.innovation.web.index.question import check_question, maturity_file, maturity_question
from praja.duties.innovation.web.index.region import carry, region, region_file, region_row
from praja.duties.innovation.web.index.seals import index_seal, index_seals, seal
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab("maturity", _("Maturity"), "innovation:maturity", order=70, shown=sees_maturity))
add_room(Room(_("Regional innovation index"), "innovation:index_now", order=60, door=over_the_whole))

_PROPOSAL = "karya/<str:code>/proposal/"
_WORK, _YEAR = "karya/<str:code>/kematangan/", "iid/<int:year>/"

urlpatterns: list[URLPattern] = [
    path(_WORK, maturity, name="maturity"),
    path(f"{_WORK}usulan/", confirm, name="confirm_maturity"),
    path(f"{_WORK}rincian/", detail, name="maturity_detail"),
    path(f"{_WORK}bukti.zip", maturity_evidence, name="maturity_evidence"),
    path(_PROPOSAL, work_proposals, name="work_proposals"),
    path(f"{_PROPOSAL}<str:key>/<str:slug>/", proposal, name="proposal"),
    path(f"{_PROPOSAL}<str:key>/<str:slug>/berkas/", proposal_file, name="proposal_file"),
    path(f"{_PROPOSAL}<str:key>/<str:slug>/terkirim/", proposal_sent, name="proposal_sent"),
    path(f"{_WORK}<str:question>/", maturity_question, name="maturity_question"),
    path(f"{_WORK}<str:question>/periksa/", check_question, name="check_question"),
    path(f"{_WORK}<str:question>/bukti/<int:pk>/", maturity_file, name="maturity_file"),
    path("iid/", index_now, name="index_now"),
    path("iid/impor/", past, name="import_past"),
    path("iid/lengkapi/", to_complete, name="to_complete"),
    path("iid/lengkapi/selesai/", completed, name="completed"),
    path("iid/proposal/", proposals, name="proposals"),
    path("iid/proposal/<str:key>/<str:slug>.zip", proposal_archive, name="proposal_archive"),
    path(_YEAR, index_year, name="index_year"),
    path(f"{_YEAR}inovasi/", index_innovations, name="index_innovations"),
    path(f"{_YEAR}isian.xlsx", index_form, name="index_form"),
    path(f"{_YEAR}bukti.zip", index_evidence, name="index_evidence"),
    path(f"{_YEAR}spd/", region, name="region"),
    path(f"{_YEAR}spd/bawa/", carry, name="carry_region"),
    path(f"{_YEAR}spd/<str:question>/", region_row, name="region_row"),
    path(f"{_YEAR}spd/<str:question>/bukti/<int:pk>/", region_file, name="region_file"),
    path(f"{_YEAR}segel/", index_seals, name="index_seals"),
    path(f"{_YEAR}segel/baru/", seal, name="seal_index"),
    path(f"{_YEAR}segel/<int:number>/", index_seal, name="index_seal"),
]
