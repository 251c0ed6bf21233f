# SPDX-License-Identifier: EUPL-1.2
"""Training: the rooms of each part, one after the other, in one college."""

from collections.abc import Iterator

from attendance.conftest import Staff
from crawl.class_room_rooms import TYPED_IN_CLASS_ROOMS, class_rooms
from crawl.class_rooms import TYPED_IN_CLASSES, classes
from crawl.exam_rooms import TYPED_IN_EXAMS, exams
from crawl.module_rooms import TYPED_IN_MODULES, modules
from crawl.presence_rooms import TYPED_AT_PRESENCE, presence
from crawl.tourist import Page
from crawl.training_certificates import TYPED_IN_CERTIFICATES, certificates
from crawl.training_change import TYPED_IN_CHANGE, change
from crawl.training_need import TYPED_IN_NEED, need
from training.conftest import college_in

TYPED_IN_TRAINING: tuple[str, ...] = (
    *TYPED_IN_CLASSES,
    *TYPED_IN_CERTIFICATES,
    *TYPED_AT_PRESENCE,
    *TYPED_IN_MODULES,
    *TYPED_IN_CHANGE,
    *TYPED_IN_NEED,
    *TYPED_IN_EXAMS,
    *TYPED_IN_CLASS_ROOMS,
)
"""What these people type; each part adds its own."""


def training(language: str, staff: Staff) -> Iterator[Page]:
    """Every room of training with something in it."""
    college = college_in(staff)
    yield from exams(language, college)
    yield from classes(language, college)
    yield from change(language, college)
    yield from certificates(language, college)
    yield from presence(language, college)
    yield from modules(language, college)
    yield from need(language, college)
    yield from class_rooms(language, college)
