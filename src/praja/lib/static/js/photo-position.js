// SPDX-License-Identifier: EUPL-1.2
// Reads where a JPEG was taken before another script shrinks it and so removes that, and sends it beside the photo, so that the
// next page can ask whether it may be used. Without this file the server reads it from the photo itself.

const GPS = 0x8825;

function exifOf(view) {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 < view.byteLength && view.getUint8(at) === 0xff;) {
    const size = view.getUint16(at + 2);
    if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
      return new DataView(view.buffer, at + 10, Math.min(size - 8, view.byteLength - at - 10));
    }
    at += 2 + size;
  }
  return null;
}

function entries(view, at, little) {
  const found = new Map();
  for (let n = view.getUint16(at, little), i = 0; i < n; i += 1) {
    const entry = at + 2 + 12 * i;
    found.set(view.getUint16(entry, little), entry + 8);
  }
  return found;
}

function degrees(view, entry, little, letter) {
  const at = view.getUint32(entry, little);
  const part = (i) => view.getUint32(at + 8 * i, little) / view.getUint32(at + 8 * i + 4, little);
  const whole = part(0) + part(1) / 60 + part(2) / 3600;
  return "SW".includes(letter) ? -whole : whole;
}

async function positionOf(file) {
  const exif = exifOf(new DataView(await file.slice(0, 131072).arrayBuffer()));
  if (!exif) return "";
  const little = exif.getUint16(0) === 0x4949;
  const place = entries(exif, exif.getUint32(4, little), little).get(GPS);
  if (place === undefined) return "";
  const gps = entries(exif, exif.getUint32(place, little), little);
  const letter = (tag) => String.fromCharCode(exif.getUint8(gps.get(tag)));
  const north = degrees(exif, gps.get(2), little, letter(1));
  const east = degrees(exif, gps.get(4), little, letter(3));
  return Number.isFinite(north) && Number.isFinite(east) ? `${north.toFixed(5)},${east.toFixed(5)}` : "";
}

for (const input of document.querySelectorAll("input[type=file][data-preview-photo]")) {
  const carrier = document.createElement("input");
  carrier.type = "hidden";
  carrier.name = "photo_position";
  input.before(carrier); // what follows the input belongs to the previews
  input.addEventListener("change", async () => {
    const positions = await Promise.all([...input.files].map((file) => positionOf(file).catch(() => "")));
    carrier.value = positions.find(Boolean) ?? "";
  });
}
