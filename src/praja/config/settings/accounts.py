# SPDX-License-Identifier: EUPL-1.2
"""Log-in by NIP, e-mail or phone through one field; the sealed values stay in `people` (see its `accounts` module)."""

from praja.config.environment import environment

SESSION_ENGINE = "praja.lib.sessions"
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["praja.kernel.people.accounts.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "praja.kernel.people.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
PRAJA_REQUIRE_SECOND_FACTOR = environment.require_second_factor
MFA_ADAPTER = "praja.kernel.people.accounts.SecondFactorAdapter"
ACCOUNT_FORMS = {"login": "praja.kernel.people.accounts.LoginForm"}
ACCOUNT_USER_DISPLAY = "praja.kernel.people.accounts.display_name"
# A whole village may share one address: what counts is the account that is tried.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "300/m/ip,5/300s/key",
    "request_login_code": "300/m/ip,3/300s/key",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True  # for residents alone: officers have password and second factor
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 2
