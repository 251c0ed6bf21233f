# SPDX-License-Identifier: EUPL-1.2
"""What the report of the committee tells of presence."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from praja.duties.training.models import TrainingClass
from praja.duties.training.queries.presence import presence_of


def presence_in_words(row: TrainingClass) -> Mapping[int, str]:
    """By seat: lesson hours of those held, and their share."""
    return {
        seat: _("%(present)s of %(held)s JP (%(percent)s%%)")
        % {"present": share.jp_present, "held": share.jp_held, "percent": share.percent}
        for seat, share in presence_of(row).items()
        if share.percent is not None
    }
