// On every page: one click is one request. Buttons stay enabled, so that keyboard focus stays where it is;
// a second submission while the first is under way is simply not sent. Keys make repeats harmless anyway.

const AGAIN = 10_000; // ms after which a form that got no answer may be sent again

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) return;
  if (form.ariaBusy === "true") {
    event.preventDefault();
    return;
  }
  form.ariaBusy = "true";
  setTimeout(() => (form.ariaBusy = null), AGAIN);
});

/** A fresh idempotency key. `randomUUID` is missing on plain-http class networks. */
export function freshKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Coming back with the back button: forms are ready again. Where asking once more is a new wish ("write it again"),
// the page may be an old one whose key is used up: it gets another.
addEventListener("pageshow", ({ persisted }) => {
  for (const form of document.forms) form.ariaBusy = null;
  if (!persisted && performance.getEntriesByType("navigation")[0]?.type !== "back_forward") return;
  for (const key of document.querySelectorAll("input[data-renew]")) key.value = freshKey();
});

document.getElementById("errors")?.focus();
