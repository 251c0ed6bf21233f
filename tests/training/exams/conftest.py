# SPDX-License-Identifier: EUPL-1.2
import pytest

from training.conftest import College
from training.exams.sitting import Sitting, sitting_in


@pytest.fixture
def sitting(college: College) -> Sitting:
    """A released pre-test with a question of each kind."""
    return sitting_in(college)
