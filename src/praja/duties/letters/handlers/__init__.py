# SPDX-License-Identifier: EUPL-1.2
"""What letters do when something happened elsewhere, or when a letter went one step further."""

from praja.duties.letters.handlers import asking as asking
from praja.duties.letters.handlers import errands as errands
from praja.duties.letters.handlers import signing as signing
from praja.duties.letters.handlers import verifying as verifying
