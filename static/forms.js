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

// Coming back with the back button: forms are ready again.
addEventListener("pageshow", () => {
  for (const form of document.forms) form.ariaBusy = null;
});

document.getElementById("errors")?.focus();
