# SPDX-License-Identifier: EUPL-1.2
"""Addresses under /antrean/. Those with fixed words stand before an office's code."""

from django.urls import path

from praja.duties.services.web.queues import booking, counter, figures, hall, keeping, phone

app_name = "queues"

urlpatterns = [
    path("", phone.office_list, name="offices"),
    path("tiket/<str:code>/", phone.ticket, name="ticket"),
    path("tiket/<str:code>/sekarang/", phone.ticket_now, name="ticket_now"),
    path("tiket/<str:code>/batal/", phone.leave, name="leave"),
    path("tiket/<str:code>/<str:secret>/", phone.ticket_secret, name="ticket_secret"),
    path("janji/<str:code>/", booking.appointment, name="appointment"),
    path("janji/<str:code>/ubah/", booking.change, name="change_appointment"),
    path("janji/<str:code>/batal/", booking.cancel, name="cancel_appointment"),
    path("janji/<str:code>/datang/", booking.here, name="arrive"),
    path("janji/<str:code>/janji.ics", booking.calendar, name="calendar"),
    path("janji/<str:code>/<str:secret>/", booking.appointment_secret, name="appointment_secret"),
    path("perangkat/<str:secret>/", hall.device, name="device"),
    path("layar/", hall.display, name="display"),
    path("layar/sekarang/", hall.display_now, name="display_now"),
    path("kios/", hall.kiosk, name="kiosk"),
    path("kios/janji/", hall.kiosk_arrive, name="kiosk_arrive"),
    path("kios/<str:code>/", hall.kiosk_ticket, name="kiosk_ticket"),
    path("kios/<str:code>/tiket.pdf", hall.kiosk_paper, name="kiosk_paper"),
    path("loket/", counter.counters, name="counters"),
    path("loket/<int:pk>/", counter.counter, name="counter"),
    path("loket/<int:pk>/sekarang/", counter.counter_now, name="counter_now"),
    path("loket/<int:pk>/buka/", counter.sit, name="sit"),
    path("loket/<int:pk>/tutup/", counter.stand_up, name="stand_up"),
    path("loket/<int:pk>/panggil/", counter.call, name="call"),
    path("loket/<int:pk>/ulang/", counter.recall, name="recall"),
    path("loket/<int:pk>/mulai/", counter.start, name="start"),
    path("loket/<int:pk>/selesai/", counter.finish, name="finish"),
    path("loket/<int:pk>/lewati/", counter.skip, name="skip"),
    path("loket/<int:pk>/alihkan/", counter.transfer, name="transfer"),
    path("loket/<int:pk>/kembali/", counter.back, name="bring_back"),
    path("loket/<int:pk>/urusan/", counter.link, name="link"),
    path("angka/", figures.figures, name="figures"),
    path("atur/", keeping.kept_units, name="kept_units"),
    path("atur/<str:name>/", keeping.kept, name="kept"),
    path("atur/<str:name>/antrean/baru/", keeping.queue, name="new_queue"),
    path("atur/<str:name>/antrean/<int:pk>/", keeping.queue, name="queue"),
    path("atur/<str:name>/antrean/<int:pk>/tutup-hari/", keeping.close_day, name="close_day"),
    path("atur/<str:name>/loket/baru/", keeping.counter_setup, name="new_counter"),
    path("atur/<str:name>/loket/<int:pk>/", keeping.counter_setup, name="counter_setup"),
    path("atur/<str:name>/perangkat/baru/", keeping.new_device, name="new_device"),
    path("atur/<str:name>/perangkat/<int:pk>/cabut/", keeping.revoke, name="revoke_device"),
    path("<str:name>/", phone.office, name="office"),
    path("<str:name>/janji/", booking.book, name="book"),
]
