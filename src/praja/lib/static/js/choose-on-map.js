// SPDX-License-Identifier: EUPL-1.2
// In `[data-map]`: a button that loads the map (nothing before it is pressed), and a point that is chosen by a tap, or by the
// keyboard as the middle of the map. The point goes into the form's fields `latitude` and `longitude`.

const START_NEAR = 17;

function loaded(part, make) {
  return new Promise((resolve, reject) => {
    const element = make(part);
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

const style = (part) => Object.assign(document.createElement("link"), { rel: "stylesheet", href: part.dataset.style });
const script = (part) => Object.assign(document.createElement("script"), { src: part.dataset.script });

async function open(part, form) {
  await Promise.all([loaded(part, style), loaded(part, script)]);
  const { L } = window;
  const [north, east, zoom] = part.dataset.start.split(",").map(Number);
  const here = part.querySelector("[data-map-here]");
  here.hidden = false;
  const map = L.map(here);
  map.attributionControl.setPrefix(false);
  L.tileLayer(part.dataset.tiles, { attribution: part.dataset.credit, maxZoom: 19 }).addTo(map);
  const { latitude, longitude } = form.elements;
  let mark = null;
  const choose = (point) => {
    const place = point.wrap();
    latitude.value = place.lat.toFixed(5);
    longitude.value = place.lng.toFixed(5);
    mark ??= L.circleMarker(place, { radius: 11, weight: 4 }).addTo(map);
    mark.setLatLng(place);
    const said = part.querySelector("[data-map-said]");
    said.textContent = `${said.dataset.chosen} ${latitude.value}, ${longitude.value}`;
  };
  if (latitude.value && longitude.value) {
    map.setView([latitude.value, longitude.value], START_NEAR);
    choose(L.latLng(latitude.value, longitude.value));
  } else map.setView([north, east], zoom);
  map.on("click", (event) => choose(event.latlng));
  part.querySelector("[data-map-tools]").hidden = false;
  part.querySelector("[data-map-middle]").addEventListener("click", () => choose(map.getCenter()));
}

for (const part of document.querySelectorAll("[data-map]")) {
  const button = part.querySelector("[data-map-open]");
  part.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await open(part, part.closest("form"));
      button.hidden = true;
      part.querySelector("[data-map-hint]").hidden = true;
    } catch {
      button.disabled = false;
      const said = part.querySelector("[data-map-said]");
      said.textContent = said.dataset.failed;
    }
  });
}
