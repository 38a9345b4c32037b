// The story as it is written: server-sent events fill the parts; the finished page then takes their place.

const story = document.getElementById("story");
const words = story.dataset;
const status = document.getElementById("story-status");
const say = (text) => (status.textContent = text);

/** Text so far of each part; paragraphs are separated by blank lines. */
const texts = ["", "", ""];
const proses = [...story.querySelectorAll(".prose")];

function write(index, text) {
  const prose = proses[index];
  texts[index] += text;
  const paragraphs = texts[index].split(/\n\n+/);
  while (prose.childElementCount < paragraphs.length) prose.append(document.createElement("p"));
  // Only the last two can have changed: a delta may end one paragraph and begin the next.
  paragraphs.slice(-2).forEach((paragraph, i, tail) => {
    const element = prose.children[paragraphs.length - tail.length + i];
    if (element.textContent !== paragraph) element.textContent = paragraph;
  });
}

function mark(index) {
  proses.forEach((prose, i) => prose.classList.toggle("writing", i === index));
}

/** Brings the finished page in place of this one, without losing the reader's place. */
async function finish(text) {
  mark(-1);
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.title = page.title;
    document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
    tools();
    const told = document.getElementById("story-status");
    if (told) told.textContent = text;
  } catch {
    say(words.broken);
    addEventListener("online", () => finish(text), { once: true });
  }
}

function listen(address) {
  const events = new EventSource(address);
  let begun = false;
  const begin = () => {
    // The page may already hold a beginning; the stream tells everything from the first word.
    if (!begun) for (const prose of proses) prose.replaceChildren();
    begun = true;
  };
  events.addEventListener("part", ({ data }) => {
    begin();
    const { index } = JSON.parse(data);
    mark(index);
    say(words.writing.replace("{number}", index + 1));
  });
  events.addEventListener("delta", ({ data }) => {
    begin();
    const { index, text } = JSON.parse(data);
    write(index, text);
  });
  events.addEventListener("done", () => {
    events.close();
    finish(words.done);
  });
  events.addEventListener("failed", () => {
    events.close();
    finish(words.failed);
  });
  events.onerror = () => {
    if (events.readyState === EventSource.CLOSED) finish("");
    else say(words.broken);
  };
}

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy"); // plain-http class networks have no clipboard
  }
  document.getElementById("copied").textContent = button.dataset.copied;
}

function tools() {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

if (words.events) listen(words.events);
tools();
