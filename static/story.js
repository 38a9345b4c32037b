// The story as it is written: server-sent events fill the parts; the finished page then takes their place.

const story = document.getElementById("story");
const words = story.dataset;
const status = document.getElementById("story-status");
const say = (text) => (status.textContent = text);
const SOON = 2000; // ms before the next try; the event stream waits as long (RETRY in src/web/api/events.rs)

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

/** After a pause, or at once when the line is back. */
function soon(act) {
  const go = () => {
    clearTimeout(timer);
    removeEventListener("online", go);
    act();
  };
  const timer = setTimeout(go, SOON);
  addEventListener("online", go);
}

/** Brings the finished page in place of this one, without losing the reader's place. */
async function finish(text) {
  mark(-1);
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-cache" });
    // The story is not there (any more): the page that says so takes over.
    if (answer.status >= 400 && answer.status < 500) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = page.getElementById("story");
    // While the server restarts, or a proxy answers in its place, this page stays as it is.
    if (!answer.ok || !told) throw new Error(answer.status);
    if (told.dataset.events) {
      say(page.getElementById("story-status").textContent);
      return soon(() => listen(told.dataset.events));
    }
    document.title = page.title;
    document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
    tools();
    document.getElementById("story-status").textContent = text;
  } catch {
    say(words.broken);
    soon(() => finish(text));
  }
}

function listen(address) {
  const events = new EventSource(address);
  let begun = false;
  const begin = () => {
    // The page may already hold a beginning; the stream tells everything from the first word.
    if (begun) return;
    begun = true;
    texts.fill("");
    for (const prose of proses) prose.replaceChildren();
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
