// SPDX-License-Identifier: EUPL-1.2
// Keeps one page for times without a connection. NAME, VERSION, SHELL and KEPT stand before this, written by the server. Nothing of
// anybody is kept here: the bare page, its style, its script. With a connection the page always comes from the server.

const CACHE = `${NAME}-${VERSION}`;
const PATIENCE = 8000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const older = (name) => name.startsWith(`${NAME}-`) && name !== CACHE;
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter(older).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

async function page(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return caches.match(SHELL);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, path = new URL(request.url).pathname;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (KEPT.includes(path)) event.respondWith(caches.match(path).then((kept) => kept || fetch(request)));
});
