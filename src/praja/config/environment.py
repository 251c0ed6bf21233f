# SPDX-License-Identifier: EUPL-1.2
"""Every setting an installation may make: name, meaning, default. Read once from the environment (or `var/praja.env`).

docs/reference/settings.md is generated from this class. A wrong value stops the start with the setting's name.
"""

import os
import re
from base64 import b64decode
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from praja.kernel.notifications.domain.quiet import QuietHours

INDONESIAN_ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")


class Environment(BaseSettings):
    """The installation's settings. All but DATABASE_URL carry the prefix PRAJA_."""

    model_config = SettingsConfigDict(
        env_prefix="PRAJA_", env_file=os.environ.get("PRAJA_ENV_FILE", "var/praja.env"), extra="ignore"
    )

    var: Path = Field(Path("var"), description="Folder for the database, files, keys and collected static files.")
    database_url: str = Field(
        "",
        validation_alias="DATABASE_URL",
        description="PostgreSQL 15+ as postgresql://user:password@host/name. Empty: SQLite in the var folder.",
    )
    keys: Path | None = Field(
        None, description="Folder of the secret keys. Back it up apart from the database. Default: var/keys."
    )
    files: Path | None = Field(None, description="Folder of the private file store. Default: var/files.")
    debug: bool = Field(False, description="Detailed error pages for developers. Never in use.")
    demo: bool = Field(
        False, description="This is the demo town: pages say so and the log-in page lists the demo accounts."
    )
    practice: bool = Field(
        False,
        description="This is a practice town: whoever comes begins in any role. Set by `praja practice serve`, which gives it a"
        " folder and a database of its own; never in use.",
    )
    practice_url: str = Field(
        "", description="Address of the practice town, for the page /latihan/. Empty: the page says that there is none."
    )
    practice_keys: str = Field(
        "",
        description="Public keys of practice towns whose proofs are taken, parted by spaces, as `praja practice key` prints them."
        " Empty: none is taken.",
    )
    hosts: Annotated[list[str], NoDecode] = Field(
        ["localhost", "127.0.0.1", "[::1]"],
        description="Host names under which the site is reached, separated by commas.",
    )
    base_url: str = Field("http://localhost:8000", description="Address of the site in links, receipts and QR codes.")
    modules_url: str = Field(
        "",
        description="Another address of this same site, e.g. https://modul.contoh.go.id, under which packages of modules "
        "run and nothing else is answered. Empty: they run under the site's own address, in a frame without an origin.",
    )
    site_name: str = Field("Pemerintah Daerah", description="Name of the government as pages show it.")
    region_code: str = Field("", description="Kemendagri code of the region this government governs, e.g. 35.72.")
    data_contact: str = Field(
        "", description="E-mail address for questions about open data, in catalogues for machines. Empty: left out."
    )
    harvest_inside: bool = Field(
        False, description="Portals inside the own network may be harvested too: addresses that nobody outside reaches."
    )
    time_zone: str = Field("Asia/Jakarta", description="The one time zone of the installation: WIB, WITA or WIT.")
    secure_cookies: bool = Field(False, description="The site is reached by HTTPS only: secure cookies and HSTS.")
    require_second_factor: bool = Field(
        True, description="Holders of privileged roles must use TOTP or a passkey. Off only in a demo town."
    )
    email_url: str = Field(
        "", description="Apprise address of outgoing e-mail, e.g. mailtos://… Empty: messages are put into var/mail."
    )
    quiet_hours: str = Field(
        "21:00-05:00",
        description="Local hours in which no message is sent unless it is urgent. Empty: none.",
    )
    channel_urls: dict[str, str] = Field(
        {},
        description="Further channels for messages, as JSON: name to Apprise address with {phone} or {digits} in it.",
    )
    whatsapp_url: str = Field(
        "",
        description="Address of the WhatsApp Cloud API with its version, e.g. https://graph.facebook.com/v23.0. Empty: off.",
    )
    whatsapp_phone_id: str = Field("", description="Id of the WhatsApp number from which conversations are answered.")
    whatsapp_token: str = Field("", description="Access token of the WhatsApp Cloud API.")
    whatsapp_secret: str = Field(
        "", description="App secret that signs what WhatsApp delivers to /saluran/whatsapp/. Empty: nothing is taken."
    )
    whatsapp_verify: str = Field("", description="Verify token that WhatsApp shows once to prove /saluran/whatsapp/.")
    whatsapp_template: str = Field(
        "",
        description="Approved template (code and link as its two variables) that calls people to the page later than"
        " 24 hours after they last wrote. Empty: such words are marked as not delivered.",
    )
    telegram_url: str = Field(
        "", description="Address of the Telegram Bot API, usually https://api.telegram.org. Empty: off."
    )
    telegram_token: str = Field("", description="Token of the Telegram bot.")
    telegram_secret: str = Field(
        "",
        description="Secret token that Telegram sends with each call of /saluran/telegram/. Empty: nothing is taken.",
    )
    sms_url: str = Field("", description="Address of the SMS gateway that takes {to, text} as JSON. Empty: off.")
    sms_token: str = Field("", description="Bearer token of the SMS gateway.")
    sms_secret: str = Field(
        "", description="Secret that signs what the SMS gateway delivers to /saluran/sms/. Empty: nothing is taken."
    )
    imap_url: str = Field(
        "",
        description="Mailbox whose unread letters become reports, as imaps://user:password@host/INBOX. Empty: off.",
    )
    letter_mailboxes: str = Field(
        "",
        description="Mailboxes of units for official letters, one after the other with a space between, each as "
        "code=imaps://user:password@host/INBOX with the unit's code. Empty: off.",
    )
    reopen_days: int = Field(
        30, ge=0, le=365, description="Days after closing in which a reporter may open a report again. No law sets it."
    )
    reports_per_day: int = Field(
        10,
        ge=1,
        le=1_000,
        description="Reports from one device or one person in 24 hours; further ones are looked at before they count. "
        "None is refused, and no address is counted.",
    )
    comments_per_day: int = Field(
        10,
        ge=1,
        le=1_000,
        description="Comments on the draft of one standard sent online from one device in 24 hours; further ones are asked "
        "for the next day, or at the forum. No address is counted.",
    )
    applications_per_day: int = Field(
        10,
        ge=1,
        le=1_000,
        description="Applications sent online from one device or one contact in 24 hours; a further one is kept as a draft; "
        "the page says from when it can be sent. Counters have no limit. No address is counted.",
    )
    payment_url: str = Field(
        "",
        description="Address of a payment service that is asked for a number for each fee. Empty: off, treasurers confirm.",
    )
    payment_secret: str = Field(
        "",
        description="Secret of at least 32 characters that signs what is exchanged with the payment service; it calls"
        " /layanan/pembayaran/pemberitahuan/.",
        repr=False,
    )
    fingerspot_url: str = Field(
        "https://developer.fingerspot.io/api",
        description="Address of the service Fingerspot.iO for attendance machines.",
    )
    fingerspot_token: str = Field(
        "", description="Token by which Fingerspot.iO is asked for check-ins. Empty: off.", repr=False
    )
    fingerspot_secret: str = Field(
        "",
        description="Secret part of the address /presensi/fingerspot/SECRET/ that Fingerspot.iO calls. Empty: nothing is taken.",
        repr=False,
    )
    machine_proxies: str = Field(
        "",
        description="Networks (CIDR, parted by spaces) of reverse proxies through which attendance machines call: of these the"
        " last address of X-Forwarded-For is believed.",
    )
    map_tiles: str = Field(
        "",
        description="Address of map tiles with {z}, {x} and {y}, by https. Empty: a place is chosen from lists only.",
    )
    map_credit: str = Field(
        "© OpenStreetMap contributors",
        description="Whom the map names as its source, as the licence of the tiles asks.",
    )
    map_start: str = Field(
        "-2.5,118,4", description="Where the map opens: latitude, longitude and zoom, e.g. -8.1,112.17,13."
    )
    clamav: str = Field("", description="Address of clamd (host:port or socket path) for virus scans. Empty: off.")
    signing: Literal["local", "bsre-v1", "bsre-v2"] = Field(
        "local",
        description="Who signs what is sent out: `local` (the trial certificate made by `praja setup`; marked as a trial),"
        " or the BSrE client service by its interface `bsre-v1` or `bsre-v2`.",
    )
    bsre_url: str = Field(
        "",
        description="Address of the BSrE client service (Esign Client Service) inside the government's network,"
        " e.g. http://10.20.30.40. An address outside private networks is refused.",
    )
    bsre_user: str = Field("", description="Name with which this installation shows itself to the BSrE client service.")
    bsre_password: str = Field("", description="Password that goes with PRAJA_BSRE_USER.", repr=False)
    bsre_secret: Literal["passphrase", "totp"] = Field(
        "passphrase",
        description="What signers type with `bsre-v2`: their passphrase or a one-time code that BSrE sends.",
    )
    bsre_patience: int = Field(
        120, ge=5, le=480, description="Seconds in which the BSrE client service must have answered."
    )
    tsa_url: str = Field(
        "",
        description="Address of a timestamp authority (RFC 3161). With it signed documents get proof that outlives certificates"
        " (PAdES B-T, B-LT, B-LTA). It gets digests alone. Empty: off.",
    )
    tsa_user: str = Field("", description="Name with which this installation shows itself to the timestamp authority.")
    tsa_password: str = Field("", description="Password that goes with PRAJA_TSA_USER.", repr=False)
    revocation_fetch: bool = Field(
        False,
        description="Whether revocation lists may be fetched from the addresses that certificates name, besides those in"
        " PRAJA_KEYS (`signing-*.crl`).",
    )
    max_upload_mb: int = Field(15, ge=1, le=200, description="Largest file taken in, in megabytes.")
    max_draft_files: int = Field(20, ge=1, le=200, description="How many files one form may bring before it is sent.")
    tables_mb: int = Field(
        4096,
        ge=64,
        description="Room for tables of open data laid out for quick questions in var/tables, in megabytes; what was used longest"
        " ago goes and is made again when somebody asks.",
    )
    interval_minutes: int = Field(
        60, ge=1, le=24 * 60, description="How often recorded rows close into a signed tree head."
    )
    ledger_origin: str = Field("praja.local/ledger", description="Name of this ledger in its signed checkpoints.")
    workers: int = Field(2, ge=1, le=64, description="Web server processes.")
    threads: int = Field(4, ge=1, le=64, description="Threads per web server process.")

    @field_validator("practice")
    @classmethod
    def _only_in_a_demo_town(cls, value: bool, info: ValidationInfo) -> bool:
        if value and not (info.data.get("demo") and not info.data.get("database_url")):
            raise ValueError("needs PRAJA_DEMO=true and the database in PRAJA_VAR: use `praja practice serve`")
        return value

    @field_validator("practice_keys")
    @classmethod
    def _keys_of_32_bytes(cls, value: str) -> str:
        for key in value.split():
            try:
                sized = len(b64decode(key, validate=True)) == 32
            except ValueError:
                sized = False
            if not sized:
                raise ValueError("must be keys as `praja practice key` prints them, parted by spaces")
        return value

    @field_validator("hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("quiet_hours")
    @classmethod
    def _readable_hours(cls, value: str) -> str:
        QuietHours.of(value)
        return value

    @field_validator("map_tiles")
    @classmethod
    def _tiles_of_one_host(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[A-Za-z0-9.{}:-]+/\S+", value):
            raise ValueError("must be an address like https://tiles.example.go.id/{z}/{x}/{y}.png")
        return value

    @field_validator("map_start")
    @classmethod
    def _point_and_zoom(cls, value: str) -> str:
        if not re.fullmatch(r"-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}", value):
            raise ValueError("must be latitude, longitude and zoom, parted by commas")
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in INDONESIAN_ZONES:
            raise ValueError(f"must be one of {', '.join(INDONESIAN_ZONES)}")
        return value


environment = Environment()
