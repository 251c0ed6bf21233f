# SPDX-License-Identifier: EUPL-1.2
"""Addresses of attendance, each part's in a module of its own."""

from django.urls import URLPattern

from praja.duties.attendance.web.checkin.urls import urlpatterns as checkin
from praja.duties.attendance.web.days.urls import urlpatterns as days
from praja.duties.attendance.web.discipline.urls import urlpatterns as discipline
from praja.duties.attendance.web.figures.urls import urlpatterns as figures
from praja.duties.attendance.web.held.urls import urlpatterns as held
from praja.duties.attendance.web.leave.urls import urlpatterns as leave
from praja.duties.attendance.web.machines.urls import urlpatterns as machines
from praja.duties.attendance.web.outages.urls import urlpatterns as outages
from praja.duties.attendance.web.own.urls import urlpatterns as own
from praja.duties.attendance.web.pay.urls import urlpatterns as pay
from praja.duties.attendance.web.permissions.urls import urlpatterns as permissions
from praja.duties.attendance.web.places.urls import urlpatterns as places
from praja.duties.attendance.web.schedules.urls import urlpatterns as schedules
from praja.duties.attendance.web.silang.urls import urlpatterns as silang

app_name = "attendance"
urlpatterns: list[URLPattern] = [
    *machines,
    *own,
    *checkin,
    *held,
    *leave,
    *pay,
    *permissions,
    *places,
    *schedules,
    *days,
    *figures,
    *outages,
    *silang,
    *discipline,
]
