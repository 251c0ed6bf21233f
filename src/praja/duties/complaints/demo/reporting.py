# SPDX-License-Identifier: EUPL-1.2
"""Draws reports: who writes what about which place, and who may know it."""

from dataclasses import replace
from datetime import datetime
from random import Random

from praja.duties.complaints.demo import wording
from praja.duties.complaints.demo.plans import PlannedCase, Resident, Scene
from praja.duties.complaints.demo.subjects import KECAMATAN, KELURAHAN, Subject
from praja.kernel.procedures.enums import Channel

DOORS = (Channel.WEB, Channel.WHATSAPP, Channel.COUNTER, Channel.PHONE, Channel.PAPER, Channel.EMAIL)
DOOR_WEIGHTS = (52, 24, 10, 6, 4, 4)
AT_THE_OFFICE = frozenset({Channel.COUNTER, Channel.PHONE, Channel.PAPER})

PRIVACY = ((False, False), (True, False), (False, True), (True, True))
PRIVACY_WEIGHTS = (25, 41, 20, 14)
"""(anonymous, secret): three of four reporters choose at least one."""


class Reporting:
    """Draws reports; remembers the texts it has used, so that none comes twice."""

    def __init__(self, scene: Scene, rng: Random) -> None:
        self.scene, self.rng = scene, rng
        self.used: set[str] = set()

    def report(self, subject: Subject, filed_at: datetime) -> PlannedCase:
        """A report about `subject`, as yet without what follows."""
        rng = self.rng
        site, clock = rng.choice(self.scene.sites), filed_at.astimezone(self.scene.office.zone)
        street = rng.choice(site.streets)
        place = (
            f"{street}, {rng.choice(site.landmarks)}" if rng.random() < 0.6 else f"{street} No. {rng.randint(1, 180)}"
        )
        phrase = rng.randrange(len(subject.reports))
        anonymous, secret = rng.choices(PRIVACY, PRIVACY_WEIGHTS)[0]
        return PlannedCase(
            filed_at=filed_at,
            channel=self._door(8 <= clock.hour <= 14),
            subject=subject,
            text=self._unused(subject, phrase, place),
            region=site.region,
            place=place,
            unit={KELURAHAN: site.kelurahan, KECAMATAN: site.kecamatan}.get(subject.unit, subject.unit),
            resident=self._reporter(anonymous),
            anonymous=anonymous,
            secret=secret,
            publish=rng.random() < 0.85,
            phrase=phrase,
            photo=rng.randrange(1 << 30) if rng.random() < (0.24 if subject.photo else 0.03) else None,
        )

    def _door(self, is_open: bool) -> str:
        """By which way it comes in; counter, telephone and paper only while the office is open."""
        door = self.rng.choices(DOORS, DOOR_WEIGHTS)[0]
        return Channel.WEB if door in AT_THE_OFFICE and not is_open else door

    def senseless(self, case: PlannedCase) -> PlannedCase:
        """`case` as one that nobody can act on."""
        text = f"{self.rng.choice(wording.GREETINGS)}{self.rng.choice(wording.GENERAL)}"
        return replace(case, subject=None, text=text, place="", photo=None)

    def _reporter(self, anonymous: bool) -> Resident | None:
        resident = self.scene.resident(self.rng)
        if not anonymous:
            return resident
        return replace(resident, name="", email="") if self.rng.random() < 0.3 else None

    def _unused(self, subject: Subject, phrase: int, place: str) -> str:
        street = place.partition(",")[0]
        for _try in range(20):
            text = wording.report_text(subject, phrase, self.rng.choice((street, place)), self.rng)
            if text not in self.used:
                break
        self.used.add(text)
        return text
