// What the pages can do beside working: keys, and a queue that looks again by itself. They work whole without it.
(() => {
  "use strict";
  const POLL = 15000;
  const SWITCH = "trailwright.keys";
  const $ = (selector) => document.querySelector(selector);

  // Single keys can be switched off (WCAG 2.1.4), for this browser.
  const stored = () => {
    try { return localStorage.getItem(SWITCH); } catch { return null; }
  };
  let on = stored() !== "off";
  const map = $("#keys");
  const box = $("#keys-on");
  const button = $("#keys-button");
  if (map && box && button) {
    button.hidden = false;
    box.checked = on;
    button.addEventListener("click", () => map.showModal());
    box.addEventListener("change", () => {
      on = box.checked;
      try { localStorage.setItem(SWITCH, on ? "on" : "off"); } catch { /* for this page only */ }
    });
  }

  const lines = () => [...document.querySelectorAll("[data-line]")];
  const target = (line) => line && (line.querySelector("a.card-link") || line.querySelector("a, summary"));
  const current = () => document.activeElement && document.activeElement.closest("[data-line]");
  const reveal = (element) => {
    if (element) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "center" });
    }
  };
  const step = (by) => {
    const all = lines();
    const at = all.indexOf(current());
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    reveal(target(all[next]));
  };
  const follow = (link) => { if (link) { location.assign(link.href); } };
  const fold = (line) => {
    const part = line && line.querySelector("details");
    if (part) { part.open = !part.open; }
  };

  // No key decides: a and r lead to a form, where the button is still to be pressed.
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => follow(target(current())),
    x: () => fold(current()),
    "/": () => reveal($("#q")),
    "?": () => map && map.showModal(),
    u: () => follow($("#back") || $(".brand")),
    n: () => follow($("#next") || $("a[href='/reviews/next']")),
    a: () => reveal($("#approve-reason")),
    r: () => reveal($("#reject-reason")),
    d: () => {
      const part = $("#h-since") || $("#h-against");
      if (part) { part.tabIndex = -1; part.focus(); part.scrollIntoView(); }
    },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element
        && event.target.closest("input, textarea, select, [contenteditable], dialog");
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) {
      return;
    }
    const action = Object.hasOwn(keys, event.key) && keys[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  // The queue looks again by itself, and says so where its lines have changed. It stops where the session has ended.
  const queue = $("#queue");
  const live = $("#live");
  if (queue && live) {
    const ids = () => lines().map((line) => line.dataset.line).join(" ");
    let last = "";
    const show = (text) => {
      const page = new DOMParser().parseFromString(text, "text/html");
      const before = ids();
      const open = new Set(lines().filter((line) => line.querySelector("details[open]")).map((line) => line.dataset.line));
      const focused = current() && current().dataset.line;
      queue.replaceChildren(...page.body.childNodes);
      lines().filter((line) => open.has(line.dataset.line)).forEach(fold);
      if (focused) {
        const line = lines().find((each) => each.dataset.line === focused);
        if (line) { target(line).focus({ preventScroll: true }); }
      }
      if (before !== ids()) { live.textContent = "The queue has changed: " + lines().length + " shown."; }
    };
    const look = async () => {
      if (document.visibilityState !== "visible") { return true; }
      const answer = await fetch(queue.dataset.list, { redirect: "manual", credentials: "same-origin" });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) { return false; }
      if (answer.ok) {
        const text = await answer.text();
        if (text !== last) { show(text); }
        last = text;
      }
      return true;
    };
    const again = () => setTimeout(() => look().catch(() => true).then((more) => {
      if (more) { again(); } else { live.textContent = "The queue is not looked at any more: load the page again."; }
    }), POLL);
    again();
  }
})();
