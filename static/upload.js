// A picture on its way: drop, paste or choose; made smaller here; sent with progress, cancel and retry.
// Without this module the form sends the file as it is.
import { freshKey } from "./forms.js";

const LONGEST = 1600; // px; the server keeps no more
const LIGHT = 1_500_000; // bytes; smaller files of small pictures travel as they are
const READ = /^image\/(jpeg|png|webp|gif|bmp|tiff)$/; // what the server reads; AVIF and HEIC only the browser can
const SWATCHES = /\.(ase|aco|gpl|s?css|json|svg)$/i; // palettes of other programs travel as they are
const PAUSES = [1000, 3000]; // ms before the tries after a broken line

const form = document.getElementById("upload");
const words = form.dataset;
const input = form.elements.image;
const drop = form.querySelector(".drop");
const preview = form.querySelector(".preview");
const problem = document.getElementById("problem");
const sending = document.getElementById("sending");
const bar = sending.querySelector("progress");
const status = sending.querySelector("[role=status]");
const [cancel, retry] = ["cancel", "retry"].map((name) => sending.querySelector(`[data-do=${name}]`));

let request; // the XMLHttpRequest under way
let parcel; // what is being sent: { body, source, key }

form.querySelector(".drop-hint").hidden = false;

const say = (text) => (status.textContent = text);

function complain(...lines) {
  problem.replaceChildren(...lines.filter(Boolean).map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  problem.hidden = lines.length === 0;
  if (lines.length) problem.scrollIntoView({ block: "nearest" });
}

function choose(file) {
  complain();
  sending.hidden = true;
  preview.hidden = true;
  if (!file) return;
  if (file.size === 0) return refuse(words.empty);
  if (SWATCHES.test(file.name)) return;
  if (file.type && !file.type.startsWith("image/")) return refuse(words.notPicture);
  URL.revokeObjectURL(preview.src);
  preview.src = URL.createObjectURL(file);
  preview.hidden = false;
}

function refuse(why) {
  input.value = "";
  complain(why);
}

function take(files) {
  if (!files?.length) return;
  input.files = files;
  choose(files[0]);
}

/** The picture upright, at most LONGEST px on its longer side and in a format that the server reads; the file itself where that fails. */
async function shrink(file) {
  if (SWATCHES.test(file.name)) return file;
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return file; // TIFF and the like: the server may still read it
  }
  const asItIs = READ.test(file.type);
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  if (asItIs && scale === 1 && file.size <= LIGHT) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff"; // what is transparent lies on white paper
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
  return smaller && (!asItIs || smaller.size < file.size) ? smaller : file;
}

async function begin(picture, source) {
  if (parcel?.busy) return;
  parcel = { source, key: freshKey(), busy: true };
  const mine = parcel;
  complain();
  sending.hidden = false;
  cancel.hidden = false;
  retry.hidden = true;
  bar.hidden = false;
  bar.removeAttribute("value");
  say(words.shrinking);
  mine.body = await shrink(picture);
  if (mine.body.size > Number(words.maxBytes)) return stop(words.tooLarge);
  if (mine.busy) send(0);
}

function send(attempt) {
  const data = new FormData();
  data.set("key", parcel.key);
  if (parcel.source) data.set("source", parcel.source);
  data.set("image", parcel.body, "picture");
  parcel.busy = true;
  cancel.hidden = false;
  retry.hidden = true;
  request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  let told = -25;
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
    if (!lengthComputable) return;
    const percent = Math.round((loaded / total) * 100);
    bar.value = percent;
    if (percent === 100) say(words.reading);
    else if (percent - told >= 25) say(words.sending.replace("{percent}", (told = percent)));
  };
  request.onload = () => arrived(attempt);
  request.onerror = () => broken(attempt);
  request.send(data);
}

function arrived(attempt) {
  const { status: code, responseURL, responseText } = request;
  if (code >= 200 && code < 300) {
    location.assign(responseURL);
    return;
  }
  if ((code === 409 || code === 503) && attempt < PAUSES.length) return later(attempt);
  const answer = new DOMParser().parseFromString(responseText, "text/html");
  // A form that came back names its errors; an error page says what happened and what to do.
  const listed = answer.querySelectorAll("#errors li");
  const lines = [...(listed.length ? listed : answer.querySelectorAll("main h1, main .lead"))].map((line) => line.textContent);
  stop(lines.length ? lines : words.problem, code >= 500);
}

function broken(attempt) {
  if (attempt < PAUSES.length) later(attempt);
  else stop(words.broken, true);
}

function later(attempt) {
  parcel.timer = setTimeout(() => send(attempt + 1), PAUSES[attempt]);
}

/** Ends the try with words; `again` offers to repeat it under the same key. */
function stop(why, again = false) {
  parcel.busy = false;
  say("");
  cancel.hidden = true;
  retry.hidden = !again;
  bar.hidden = again;
  sending.hidden = !again;
  complain(...[why].flat());
  if (again) retry.focus();
}

input.addEventListener("change", () => choose(input.files[0]));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.files[0]) begin(input.files[0]);
});
cancel.addEventListener("click", () => {
  clearTimeout(parcel.timer);
  request?.abort();
  stop(words.cancelled);
});
retry.addEventListener("click", () => {
  complain();
  bar.hidden = false;
  say(words.reading);
  send(0);
});
addEventListener("online", () => !retry.hidden && !sending.hidden && retry.click());

for (const name of ["dragenter", "dragover"]) {
  addEventListener(name, (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    drop.classList.add("over");
  });
}
addEventListener("dragleave", (event) => event.relatedTarget || drop.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  take(event.dataTransfer.files);
});
addEventListener("paste", (event) => take(event.clipboardData.files));
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  sending.hidden = true;
  parcel = undefined;
});

// A frame of a gradient, caught by capture.js.
document.addEventListener("caught", (event) => begin(event.detail, "gradient"));
