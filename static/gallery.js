// Pick three: by click or number key, ordered with arrows. The radio buttons stay the form's truth:
// everything here sets them or reads them. Picks and words survive "show me others".

const PLACES = ["first", "second", "third"];
const form = document.getElementById("selection");
const words = form.dataset;
const tray = form.querySelector(".tray");
const said = document.getElementById("said");
const works = [...form.querySelectorAll(".work")];
// sessionStorage: the draft of this palette and feeling; another feeling has other paintings and another usual intensity.
const shelf = `selection${form.action}#${form.elements.emotion.value}`;
const TYPED = ["character", "note", "narrator", "intensity", "language"];
/** What the person entered, by name. What they left alone follows the page, such as its language. */
let typed = {};

/** What can be picked: id → { title, lang, src }. */
const known = new Map();
const pickers = new Map();

const fill = (text, title, place) => text.replace("{title}", title).replace("{place}", place);
const say = (text) => (said.textContent = text);
const radio = (place, id) => form.querySelector(`input[name=${place}][value="${CSS.escape(id)}"]`);
const at = (place) => form.querySelector(`input[name=${place}]:checked`)?.value;
const placeOf = (id) => PLACES.find((place) => at(place) === id);

function put(place, id) {
  const old = form.querySelector(`input[name=${place}]:checked`);
  if (old) old.checked = false;
  if (!id) return;
  let input = radio(place, id);
  if (!input) {
    // Picked from an earlier ten: not on this page, so it comes along unseen.
    input = Object.assign(document.createElement("input"), { type: "radio", name: place, value: id, hidden: true });
    form.append(input);
  }
  input.checked = true;
}

function toggle(id) {
  const { title } = known.get(id);
  const place = placeOf(id);
  if (place) {
    put(place);
    say(fill(words.removed, title));
  } else {
    const free = PLACES.find((name) => !at(name));
    if (!free) return say(words.full);
    put(free, id);
    say(fill(words.picked, title, PLACES.indexOf(free) + 1));
  }
  show();
}

function swap(index, step) {
  const [from, to] = [PLACES[index], PLACES[index + step]];
  const [mine, theirs] = [at(from), at(to)];
  put(from, theirs);
  put(to, mine);
  say(fill(words.picked, known.get(mine).title, index + step + 1));
  show();
  const button = tray.querySelectorAll(".slot")[index + step].querySelector(`[data-step="${step}"]`);
  (button.disabled ? button.parentElement.querySelector("button:enabled") : button).focus();
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function slot(place, index) {
  const id = at(place);
  const number = element("span", { className: "number", textContent: index + 1 });
  if (!id) return element("li", { className: "slot free" }, number, element("b", { textContent: words.empty }));
  const { title, lang, src } = known.get(id);
  const tool = (sign, label, act, disabled) =>
    element("button", { type: "button", textContent: sign, ariaLabel: fill(label, title), disabled, onclick: act });
  const up = tool("▲", words.earlier, () => swap(index, -1), index === 0);
  const down = tool("▼", words.later, () => swap(index, 1), index === 2);
  up.dataset.step = -1;
  down.dataset.step = 1;
  const remove = tool("✕", words.remove, () => {
    toggle(id);
    (pickers.get(id) ?? tray.querySelector("button") ?? works[0].querySelector("button")).focus();
  });
  const image = element("img", { src, alt: "" });
  return element("li", { className: "slot" }, number, image, element("b", { lang, textContent: title }), element("div", {}, up, down, remove));
}

function show() {
  tray.querySelector("ol").replaceChildren(...PLACES.map(slot));
  for (const [id, picker] of pickers) {
    const place = placeOf(id);
    picker.ariaPressed = String(Boolean(place));
    picker.dataset.place = place ? PLACES.indexOf(place) + 1 : "";
  }
  keep();
}

/** `sent`: the draft is on its way to become a story. */
function keep(sent = false) {
  const picks = PLACES.map((place) => at(place) && { id: at(place), ...known.get(at(place)) });
  sessionStorage.setItem(shelf, JSON.stringify({ picks, typed, sent }));
}

function restore() {
  const draft = JSON.parse(sessionStorage.getItem(shelf) ?? "null");
  if (!draft) return;
  typed = draft.typed;
  for (const [name, value] of Object.entries(typed)) form.elements[name].value = value;
  // Whoever comes from the finished story to pick again begins with none picked; whoever goes back, or is sent
  // back with errors, finds all as it was.
  const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (draft.sent && !back && !document.getElementById("errors")) return;
  draft.picks.forEach((pick, index) => {
    if (!pick) return;
    if (!known.has(pick.id)) known.set(pick.id, pick);
    if (!at(PLACES[index]) && !placeOf(pick.id)) put(PLACES[index], pick.id);
  });
}

works.forEach((work, index) => {
  const image = work.querySelector("img");
  const heading = work.querySelector("h3");
  const { value: id } = work.querySelector("input");
  const title = work.dataset.title;
  known.set(id, { title, lang: heading.lang, src: image.getAttribute("src") });
  const picker = element("button", { type: "button", className: "picker", ariaLabel: fill(words.pick, title), onclick: () => toggle(id) });
  if (index < 10) picker.dataset.key = (index + 1) % 10;
  image.replaceWith(picker);
  picker.append(image);
  pickers.set(id, picker);
});

form.addEventListener("change", ({ target }) => {
  if (PLACES.includes(target.name)) {
    // One painting, one place.
    for (const place of PLACES) if (place !== target.name && at(place) === target.value) put(place);
    say(fill(words.picked, known.get(target.value).title, PLACES.indexOf(target.name) + 1));
  }
  show();
});
form.addEventListener("input", ({ target }) => {
  if (TYPED.includes(target.name)) typed[target.name] = target.value;
  keep();
});
form.addEventListener("submit", () => keep(true));
addEventListener("pageshow", ({ persisted }) => persisted && keep()); // back from the story: a draft again

// Number keys work while the focus is among the paintings, so that nobody's dictation picks one (WCAG 2.1.4).
form.querySelector(".pick").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
  const picker = [...pickers.values()][(Number(event.key) + 9) % 10];
  if (!picker) return;
  event.preventDefault();
  picker.click();
});

restore();
tray.hidden = false;
form.querySelector("[data-keys]").hidden = false;
show();
