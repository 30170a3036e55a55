// Optional: everything can be read without it. It remembers how the reader likes the page, keeps the place when the
// language changes, and filters the ledger.
"use strict";
{
  const find = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Switches. A browser may forbid storage, above all for pages from a disk.
  const remember = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch {}
    return null;
  };
  for (const box of find(".views input[type=checkbox]")) {
    const stored = remember("kunten-" + box.id);
    if (stored !== null) box.checked = stored === "1";
    box.addEventListener("change", () => remember("kunten-" + box.id, box.checked ? "1" : "0"));
  }

  // The same claim, note or section in another language or view: ids there are the same, on a page of two languages with
  // the language before them.
  const here = document.documentElement.lang;
  const fragment = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      // An address that somebody has mistyped names no place.
      return "";
    }
  };
  const place = () => {
    const id = fragment();
    if (id) return id;
    const above = find(".text section[id]").filter((one) => one.getBoundingClientRect().top < innerHeight / 3);
    return above.length && scrollY > 200 ? above.at(-1).id : "";
  };
  const prefixes = ["note-remark-", "note-", "remark-", "label-", ""];
  const translate = (id, paired, toPaired) => {
    if (!id || id.startsWith("s-") || paired === toPaired) return id;
    const head = prefixes.find((one) => id.startsWith(one));
    const tail = id.slice(head.length);
    return head + (toPaired ? here + "-" + tail : tail.replace(/^[a-z]{2,3}-/, ""));
  };
  const isPaired = (path) => /\.parallel\.html$/.test(path);
  for (const link of find(".languages a, .choose a")) {
    link.addEventListener("click", () => {
      const id = translate(place(), isPaired(location.pathname), isPaired(link.pathname));
      link.hash = id ? "#" + id : "";
    });
  }

  // The ledger. What is chosen stands in the address, so that it can be sent to others.
  const form = document.querySelector("form.filter");
  if (form) {
    const rows = find(".row");
    const selects = find("select", form);
    const show = () => {
      const wanted = selects.filter((one) => one.value);
      let count = 0;
      for (const row of rows) {
        const fits = wanted.every((one) => row.getAttribute("data-" + one.dataset.attribute).split(" ").includes(one.value));
        row.hidden = !fits;
        count += fits;
      }
      for (const list of find("ol.rows")) list.hidden = list.previousElementSibling.hidden = !list.querySelector(".row:not([hidden])");
      form.querySelector("output").value = count;
    };
    const read = () => {
      const query = new URLSearchParams(location.search);
      for (const one of selects) {
        one.value = query.get(one.name) ?? "";
        if (one.selectedIndex < 0) one.value = "";
      }
      show();
    };
    form.addEventListener("change", () => {
      const query = new URLSearchParams(selects.filter((one) => one.value).map((one) => [one.name, one.value]));
      history.replaceState(null, "", query.size ? "?" + query : location.pathname);
      show();
    });
    addEventListener("popstate", read);
    form.hidden = false;
    read();
  }
}
