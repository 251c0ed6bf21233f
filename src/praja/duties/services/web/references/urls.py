# SPDX-License-Identifier: EUPL-1.2
"""Addresses around the neighbourhood's reference, below those of the duty."""

from django.urls import path

from praja.duties.services.web.references.answering import reference, reference_answer, reference_link
from praja.duties.services.web.references.asking import reference_again, reference_paper, reference_verify
from praja.duties.services.web.references.keeping import ended_head, heads_file, neighbourhoods, new_head

routes = [
    path("pengantar/", reference, name="reference"),
    path("pengantar/jawab/", reference_answer, name="reference_answer"),
    path("pengantar/<str:secret>/", reference_link, name="reference_link"),
    path("permohonan/<str:code>/pengantar/lagi/", reference_again, name="reference_again"),
    path("permohonan/<str:code>/pengantar/surat/", reference_paper, name="reference_paper"),
    path("kantor/rt-rw/", neighbourhoods, name="neighbourhoods"),
    path("kantor/rt-rw/baru/", new_head, name="new_head"),
    path("kantor/rt-rw/impor/", heads_file, name="heads_file"),
    path("kantor/rt-rw/<int:number>/akhiri/", ended_head, name="ended_head"),
    path("kantor/<str:code>/pengantar/verifikasi/", reference_verify, name="reference_verify"),
]
