// SPDX-License-Identifier: EUPL-1.2
// In `[data-points]`: a button that loads the map (nothing before it is pressed) and shows every row that has `data-point`
// ("north,east"), with the words of its first cells.

function loaded(make) {
  return new Promise((resolve, reject) => {
    const element = make();
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

const words = (row) => [...row.cells].slice(1, 4).map((cell) => cell.textContent.trim()).join(", ");

async function open(part) {
  const { style, script, tiles, credit } = part.dataset;
  await Promise.all([
    loaded(() => Object.assign(document.createElement("link"), { rel: "stylesheet", href: style })),
    loaded(() => Object.assign(document.createElement("script"), { src: script })),
  ]);
  const { L } = window;
  const here = part.querySelector("[data-points-here]");
  here.hidden = false;
  const map = L.map(here);
  map.attributionControl.setPrefix(false);
  L.tileLayer(tiles, { attribution: credit, maxZoom: 19 }).addTo(map);
  const marks = [...document.querySelectorAll("tr[data-point]")].map((row) =>
    L.circleMarker(row.dataset.point.split(",").map(Number), { radius: 8, weight: 3 })
      .bindPopup(Object.assign(document.createElement("p"), { textContent: words(row) }))
      .addTo(map));
  map.fitBounds(L.featureGroup(marks).getBounds(), { padding: [24, 24], maxZoom: 15 });
}

for (const part of document.querySelectorAll("[data-points]")) {
  const button = part.querySelector("[data-points-open]");
  part.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await open(part);
      button.hidden = true;
      part.querySelector("[data-points-hint]").hidden = true;
    } catch {
      button.disabled = false;
      const said = part.querySelector("[data-points-said]");
      said.textContent = said.dataset.failed;
    }
  });
}
