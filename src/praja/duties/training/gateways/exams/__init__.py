# SPDX-License-Identifier: EUPL-1.2
"""Questions in other systems' files: 1EdTech QTI 3.0 packages and Moodle XML, in and out."""
