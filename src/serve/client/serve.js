// Only while a site is served for its editor: shows what is wrong in it, and loads the page anew when it has changed, at the
// same place. Nothing of this is written into a site.
"use strict";
{
  const version = document.currentScript.dataset.version;
  const STORED = "kunten-serve";

  // What stands at the top of the window, by the ids of the page: what is above may have grown. Looked for by points, since the
  // place of each thing on a long page takes long to know.
  const anchor = () => {
    for (let y = 8; y < innerHeight; y += 24) {
      for (const x of [0.5, 0.25, 0.75]) {
        const element = document.elementFromPoint(innerWidth * x, y)?.closest("main [id]");
        if (element) return [element, element.getBoundingClientRect()];
      }
    }
    return [];
  };
  const details = () => [...document.querySelectorAll("details")];
  const name = (one, at) => one.id || one.dataset.note || one.querySelector("[id]")?.id || String(at);

  const again = () => {
    const [element, box] = anchor();
    const open = details().map((one, at) => one.open && name(one, at)).filter(Boolean);
    const place = { path: location.pathname, id: element?.id, top: box?.top, left: box?.left, x: scrollX, y: scrollY, open };
    try {
      sessionStorage.setItem(STORED, JSON.stringify(place));
      history.scrollRestoration = "manual";
    } catch {}
    location.reload();
  };

  const settle = (place) => {
    const element = place.id && document.getElementById(place.id);
    if (!element) return scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    // What scrolls may be the window, or a part of the page within it.
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
      const box = element.getBoundingClientRect();
      const by = { left: box.left - place.left, top: box.top - place.top, behavior: "instant" };
      if (by.left || by.top) outer.scrollBy(by);
    }
  };
  const back = () => {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(STORED));
      sessionStorage.removeItem(STORED);
    } catch {}
    if (place?.path !== location.pathname) return;
    details().forEach((one, at) => (one.open = place.open.includes(name(one, at))));
    settle(place);
    addEventListener("load", () => {
      settle(place);
      history.scrollRestoration = "auto";
    });
  };

  let host = null;
  const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
  const element = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);

  // Each line by itself, and each full-width character as wide as two others, so that carets stand under what they mean.
  const draw = (text) => {
    const box = element("pre", "");
    for (const line of text.split("\n")) {
      const kind = /^(error|warning|note)\[/.exec(line)?.[1] ?? (/^\s*\|\s*[\^-]/.test(line) ? "mark" : "");
      const row = box.appendChild(element("span", "", { className: kind }));
      let run = "";
      for (const sign of line + "\n") {
        if (!wide.test(sign)) {
          run += sign;
          continue;
        }
        row.append(run, element("i", sign));
        run = "";
      }
      row.append(run);
    }
    return box;
  };
  const show = ({ summary, drawn }) => {
    host?.remove();
    host = null;
    // What stands in for a page says it all itself.
    if (!drawn || "standIn" in document.documentElement.dataset) return;
    host = element("div", "");
    const shadow = host.attachShadow({ mode: "open" });
    const close = element("button", "×", { type: "button", title: "Close", onclick: () => host.remove() });
    const head = element("header", "");
    head.append(element("strong", summary), close);
    const box = element("section", "", { role: "alert" });
    box.append(head, draw(drawn));
    shadow.append(element("link", "", { rel: "stylesheet", href: "/.kunten/serve.css" }), box);
    document.body.append(host);
  };

  const changed = async (versions) => {
    const known = versions[decodeURIComponent(location.pathname.slice(1))];
    if (known) return known !== version;
    const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
    // To its end, which is at once: a page that goes would break it off.
    await answer.text();
    return answer.headers.get("etag") !== `"${version}"`;
  };

  // A browser keeps few connections to one address, so a page that nobody looks at has none.
  let events = null;
  const listen = () => {
    if (events || document.hidden) return;
    events = new EventSource("/.kunten/events");
    events.onmessage = async ({ data }) => {
      const told = JSON.parse(data);
      show(told);
      if (await changed(told.versions)) again();
    };
  };
  const rest = () => {
    events?.close();
    events = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  document.addEventListener("DOMContentLoaded", () => {
    back();
    listen();
  });
}
