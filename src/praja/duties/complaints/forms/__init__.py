# SPDX-License-Identifier: EUPL-1.2
"""What the complaint pages accept: `resident` from the public, `office` from those who answer."""
