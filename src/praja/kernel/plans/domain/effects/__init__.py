# SPDX-License-Identifier: EUPL-1.2
"""Effect in a series: the same measure in equal blocks of days before and after something began. Pure.

`blocks` cuts the days, `student` gives quantiles, `segments` fits the two lines, `judging` says what may be said.
No fitting library is carried along: statsmodels with what it needs takes some 370 MB, for four coefficients. The tests hold
this code against its results.
"""
