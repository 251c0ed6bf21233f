// SPDX-License-Identifier: EUPL-1.2
// `[data-photo]`: the camera, for a place that wants a photo. `part.camera.wanted(yes)` shows or hides it; `part.camera.picture()` is
// what it sees at this moment as a small JPEG (ArrayBuffer), or null. Words stand on the page, in the `[data-camera]` parts.

const part = document.querySelector("[data-photo]");
const EDGE = 480, QUALITY = 0.7;

if (part) {
  const video = part.querySelector("video"), file = part.querySelector("input[type=file]");
  let stream = null, asked = false;

  const show = (...states) => { for (const one of part.querySelectorAll("[data-camera]")) one.hidden = !states.includes(one.dataset.camera); };

  const start = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "user", width: { ideal: 640 } } });
      video.srcObject = stream;
      await video.play();
      show("on");
    } catch {
      show("none", "file");  // the telephone's own camera app may work where the page's does not
    }
  };

  const stop = () => {
    for (const track of stream?.getTracks() || []) track.stop();
    stream = null;
    asked = false;
  };

  // Who let the page use the camera before is not asked again.
  const begin = async () => {
    asked = true;
    if (!navigator.mediaDevices?.getUserMedia) return show("file");
    show("off");
    const right = await navigator.permissions?.query({ name: "camera" }).catch(() => null);
    if (right?.state === "granted") await start();
  };

  const wanted = (yes) => {
    part.hidden = !yes;
    if (!yes) stop();
    else if (!asked) begin();
  };

  const picture = async () => {
    if (part.hidden) return null;
    const source = stream ? video : file.files[0] ? await createImageBitmap(file.files[0]) : null;
    const wide = source?.videoWidth || source?.width, high = source?.videoHeight || source?.height;
    if (!wide || !high) return null;
    const edge = Math.min(wide, high), canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.min(EDGE, edge);
    canvas.getContext("2d").drawImage(source, (wide - edge) / 2, (high - edge) / 2, edge, edge, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
    return blob ? blob.arrayBuffer() : null;
  };

  part.querySelector("[data-camera-on]").addEventListener("click", start);
  part.camera = { wanted, picture };
}
