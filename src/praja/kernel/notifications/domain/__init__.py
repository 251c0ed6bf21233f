# SPDX-License-Identifier: EUPL-1.2
"""When not to disturb, and how long to wait after a failure."""
