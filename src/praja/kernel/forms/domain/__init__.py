# SPDX-License-Identifier: EUPL-1.2
"""What a form asks, what was answered, and what is wrong with it. Pure: schemas and answers are plain JSON values."""
