# SPDX-License-Identifier: EUPL-1.2
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from praja.config.environment import environment
from praja.config.settings.ledger import PRAJA_KEYS
from praja.config.settings.reporting import host_of_tiles
from praja.lib.keys import ensure_keys, read_key

ensure_keys(PRAJA_KEYS)
SECRET_KEY = read_key(PRAJA_KEYS, "session").hex()
PRAJA_MODULES_URL = environment.modules_url.rstrip("/")
PRAJA_MODULES_PATHS = ("/diklat/isi/", "/diklat/xapi/", "/static/")
"""What is answered under the address of packages (`training.web.modules.address`)."""
ALLOWED_HOSTS = [*environment.hosts, *filter(None, [urlsplit(PRAJA_MODULES_URL).hostname])]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.secure_cookies
SECURE_HSTS_SECONDS = 31_536_000 if environment.secure_cookies else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.secure_cookies else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DEFAULT_EXCEPTION_REPORTER_FILTER = "praja.lib.web.reports.SecretsStayHidden"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["models.W040", "security.W004", "security.W008", "security.W012", "security.W016"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, *host_of_tiles(environment.map_tiles)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
