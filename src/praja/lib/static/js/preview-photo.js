// SPDX-License-Identifier: EUPL-1.2
// Shrinks photos chosen in `input[type=file][data-preview-photo]` before they travel over a weak signal, and shows them.
// Whatever fails here fails silently: the photo as taken is sent, and the server shrinks it.

const LONGEST = 1600; // pixels; a pothole and a name plate stay readable
const PREVIEW = 320;
const QUALITY = 0.82;

const isPhoto = (file) => file.type.startsWith("image/") && file.type !== "image/gif";

async function drawn(file, longest) {
  const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

async function shrink(file) {
  if (!isPhoto(file)) return file;
  const canvas = await drawn(file, LONGEST);
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.[^.]+$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
}

// On a canvas, not in an <img>: the content security policy allows no blob: images, and need not.
async function show(input, files) {
  let list = input.nextElementSibling;
  if (!list?.matches(".photo-previews")) {
    list = document.createElement("div");
    list.className = "photo-previews";
    input.after(list);
  }
  const canvases = await Promise.all(files.filter(isPhoto).map(async (file) => {
    const canvas = await drawn(file, PREVIEW);
    canvas.className = "photo-preview";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", file.name);
    return canvas;
  }));
  list.replaceChildren(...canvases);
}

for (const input of document.querySelectorAll("input[type=file][data-preview-photo]")) {
  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    try {
      const small = await Promise.all(chosen.map((file) => shrink(file).catch(() => file)));
      const same = chosen.length === input.files.length && chosen.every((file, i) => input.files[i] === file);
      if (!same) return; // another photo was chosen meanwhile
      const carrier = new DataTransfer();
      small.forEach((file) => carrier.items.add(file));
      input.files = carrier.files;
      await show(input, small);
    } catch {
      // the photo as taken goes out
    }
  });
}
