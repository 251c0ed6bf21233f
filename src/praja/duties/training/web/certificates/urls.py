# SPDX-License-Identifier: EUPL-1.2
"""Addresses of completion, certificates and badges. Those of certificates and badges are printed and signed: they never move."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.training.queries.certificates.telling import more_about_certificate as more_about_certificate
from praja.duties.training.web.certificates import badges as badge_pages
from praja.duties.training.web.certificates import in_class, mine
from praja.duties.training.web.certificates.public import certificate
from praja.duties.training.web.certificates.revoking import revoke
from praja.duties.training.web.frame import add_tab
from praja.kernel.procedures.web.tabs import Tab

add_tab(Tab(in_class.TAB, _("Certificates"), "training:class_certificates", order=90))

urlpatterns: list[URLPattern] = [
    path("kelas/<str:code>/sertifikat/", in_class.class_certificates, name="class_certificates"),
    path("kelas/<str:code>/sertifikat/kelulusan/", in_class.decide, name="decide_completion"),
    path("kelas/<str:code>/sertifikat/terbitkan/", in_class.give, name="give_certificates"),
    path("kelas/<str:code>/sertifikat/tanda-tangan/", in_class.sign, name="sign_certificates"),
    path("sertifikat/", mine.my_certificates, name="my_certificates"),
    path("sertifikat/<str:code>/", certificate, name="certificate"),
    path("sertifikat/<str:code>/berkas/", mine.paper, name="certificate_paper"),
    path("sertifikat/<str:code>/tampilkan/", mine.show, name="show_certificate"),
    path("sertifikat/<str:code>/cabut/", revoke, name="revoke_certificate"),
    path("sertifikat/<str:code>/lencana.<str:kind>", mine.badge_file, name="badge_file"),
    path("lencana/", badge_pages.badges, name="badges"),
    path("lencana/did.json", badge_pages.keys, name="badge_keys"),
    path("lencana/status/<int:sheet>/", badge_pages.status, name="badge_status"),
    path("lencana/<str:name>/<int:edition>/", badge_pages.badge, name="badge"),
    path("lencana/<str:name>/<int:edition>/gambar.<str:kind>", badge_pages.picture, name="badge_picture"),
]
