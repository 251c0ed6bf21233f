// SPDX-License-Identifier: EUPL-1.2
// A kiosk goes back to its start by itself: `[data-go-back]` is followed after so many seconds.

const link = document.querySelector("[data-go-back]");
if (link) setTimeout(() => { location.assign(link.href); }, Number(link.dataset.goBack) * 1000);
