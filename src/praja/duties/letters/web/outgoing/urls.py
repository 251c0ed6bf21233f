# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters that are written here."""

from django.urls import URLPattern, path

from praja.duties.letters.web.outgoing import enclosures, lists, pages, writing
from praja.duties.letters.web.outgoing.letterheads import letterhead, letterhead_sample
from praja.duties.letters.web.outgoing.numbering import numbering
from praja.duties.letters.web.outgoing.places import places
from praja.kernel.procedures.web.taking import act_paths

urlpatterns: list[URLPattern] = [
    path("keluar/", lists.letters, name="outgoing_list"),
    path("keluar/baru/", writing.begin, name="begin_outgoing"),
    path("keluar/pegawai/", writing.people, name="errand_people"),
    path("paraf/", lists.initials, name="initials"),
    path("pengaturan/penomoran/", numbering, name="numbering"),
    path("pengaturan/srikandi/", places, name="srikandi_places"),
    path("pengaturan/kop/", letterhead, name="letterhead"),
    path("pengaturan/kop/<int:unit>/contoh/", letterhead_sample, name="letterhead_sample"),
    path("keluar/<str:code>/", pages.outgoing, name="outgoing"),
    path("keluar/<str:code>/naskah.pdf", pages.printed, name="outgoing_page"),
    path("keluar/<str:code>/naskah.docx", writing.word_file, name="outgoing_word"),
    path("keluar/<str:code>/halaman/<int:sheet>/", pages.picture, name="outgoing_picture"),
    path("keluar/<str:code>/lampiran/<int:number>/", enclosures.enclosure, name="outgoing_enclosure"),
    path(
        "keluar/<str:code>/lampiran/<int:number>/<int:sheet>/",
        enclosures.enclosure_page,
        name="outgoing_enclosure_page",
    ),
    path("keluar/<str:code>/tulis/", writing.writing, name="write_outgoing"),
    path("keluar/<str:code>/tulis/sementara/", writing.keep, name="keep_unsaved"),
    path("keluar/<str:code>/versi/", lists.versions, name="outgoing_versions"),
    *act_paths(pages.DESK, "keluar"),
]
