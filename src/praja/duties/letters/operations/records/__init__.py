# SPDX-License-Identifier: EUPL-1.2
"""Classification and schedules, files of records, and the lists by which they leave."""
