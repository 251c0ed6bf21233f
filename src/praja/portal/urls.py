# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.portal.web.counter import counter
from praja.portal.web.desk import desk
from praja.portal.web.exchange import exchange, exchange_file, exchange_hand_over, exchange_kept, exchange_point
from praja.portal.web.home import home
from praja.portal.web.law import law, law_contest, law_index
from praja.portal.web.ledger import checkpoint, ledger, proof_of_entry
from praja.portal.web.overview import overview
from praja.portal.web.residents import household, keep, leave_household, own_matters
from praja.portal.web.search import find
from praja.portal.web.track import proof, track, track_case, track_secret
from praja.portal.web.verify import verify, verify_code

urlpatterns = [
    path("", home, name="home"),
    path("lacak/", track, name="track"),
    path("lacak/<str:code>/", track_case, name="track_case"),
    path("lacak/<str:code>/bukti.json", proof, name="track_proof"),
    path("lacak/<str:code>/simpan/", keep, name="keep_case"),
    path("lacak/<str:code>/<str:secret>/", track_secret, name="track_secret"),
    path("saya/", own_matters, name="own_matters"),
    path("saya/keluarga/", household, name="household"),
    path("saya/keluarga/<int:number>/lepas/", leave_household, name="leave_household"),
    path("verifikasi/", verify, name="verify"),
    path("verifikasi/<str:code>/", verify_code, name="verify_code"),
    path("loket/", counter, name="counter"),
    path("meja/", desk, name="desk"),
    path("meja/cari/", find, name="find"),
    path("ringkasan/", overview, name="overview"),
    path("setor-terima/", exchange, name="exchange"),
    path("setor-terima/daftar.<str:kind>", exchange_file, name="exchange_file"),
    path("setor-terima/<str:code>/", exchange_point, name="exchange_point"),
    path("setor-terima/<str:code>/serahkan/", exchange_hand_over, name="exchange_hand_over"),
    path("setor-terima/<str:code>/berkas/<int:number>/", exchange_kept, name="exchange_kept"),
    path("dasar-hukum/", law, name="law"),
    path("dasar-hukum/lomba/<str:key>/", law_contest, name="law_contest"),
    path("dasar-hukum/indeks/<str:key>/<int:year>/", law_index, name="law_index"),
    path("buku-besar/", ledger, name="ledger"),
    path("buku-besar/checkpoint", checkpoint, name="ledger_checkpoint"),
    path("buku-besar/bukti/<str:stream>/<int:seq>/<str:digest>.json", proof_of_entry, name="ledger_proof"),
]
