# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

PRAJA_FINGERSPOT_URL = environment.fingerspot_url
PRAJA_FINGERSPOT_TOKEN = environment.fingerspot_token
PRAJA_FINGERSPOT_SECRET = environment.fingerspot_secret
PRAJA_MACHINE_PROXIES = environment.machine_proxies.split()
PRAJA_UNATTENDED = ("/iclock/", "/presensi/fingerspot/", "/diklat/isi/", "/diklat/xapi/")
"""Addresses that machines call, and lessons of packages (`lib.web.unattended`)."""
