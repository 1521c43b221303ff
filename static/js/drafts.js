// What an editor typed and did not save is kept in this browser, and offered again: after the log-in page, after a
// closed tab, after a crash. It is sealed with a key that the server sends to this editor only; it goes when the
// form is saved, when the editor logs out, and after two weeks. See articles/admin/drafts.py.
(() => {
  const { user, key, saved, draft } = document.currentScript.dataset;
  const STORE = "archive-draft:";
  const MINE = `${STORE}${user}:`;
  const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;
  const PAUSE = 300; // milliseconds without a key, before what was typed is kept
  const LONGEST = 200; // characters of a value that are shown
  const APART = new Set(["csrfmiddlewaretoken", "_popup", "_to_field", "_draft"]);
  let leaving = false;

  // The store: one entry a form, {at, sealed}.

  const entries = (prefix) => Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const read = (name) => JSON.parse(localStorage.getItem(name) ?? "null");
  const text = (bytes) => Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  const bytes = (chars) => Uint8Array.from(chars, (char) => char.charCodeAt(0));

  for (const name of entries(STORE)) {
    const at = read(name)?.at ?? 0;
    if (Date.now() - at > TWO_WEEKS) localStorage.removeItem(name);
  }
  const hint = document.getElementById("kept-here");
  if (hint) hint.hidden = !entries(STORE).length;
  // Sealing takes a page that came by https, or from this machine: elsewhere nothing is kept.
  if (!user || !window.isSecureContext) return;
  for (const name of saved.split(" ")) localStorage.removeItem(`${MINE}${name}`);

  const sealer = crypto.subtle.importKey("raw", bytes(atob(key)), "AES-GCM", false, ["encrypt", "decrypt"]);

  const write = async (name, kept) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(kept));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await sealer, plain);
    if (!leaving) localStorage.setItem(name, JSON.stringify({ at: kept.at, sealed: text(iv) + text(sealed) }));
  };

  const open = async (name) => {
    const entry = read(name);
    if (!entry) return null;
    const all = bytes(entry.sealed);
    try {
      const way = { name: "AES-GCM", iv: all.slice(0, 12) };
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(way, await sealer, all.slice(12))));
    } catch {
      localStorage.removeItem(name); // the archive has another key now: nobody can read it any more
      return null;
    }
  };

  // What stands in a form, and what of it was typed.

  const clean = (words) => words.replace(/\s+/g, " ").trim();

  const values = (form) =>
    [...new FormData(form)].filter(([name]) => !APART.has(name) && !name.includes("__prefix__"));

  const grouped = (fields) => {
    const groups = new Map();
    for (const [name, value] of fields) groups.set(name, [...(groups.get(name) ?? []), value]);
    return groups;
  };

  const label = (box) => {
    const row = box.closest(".inline-related:not(.tabular)")?.querySelector("h3");
    const field = box.labels?.[0]?.closest(".form-row")?.querySelector("legend, label") ?? box.labels?.[0];
    const parts = [row?.querySelector("b"), row?.querySelector(".inline_label"), field ?? box.closest("fieldset")?.querySelector("h2")];
    return parts.filter(Boolean).map((part) => clean(part.textContent).replace(/:$/, "")).join(" ");
  };

  const words = (boxes) => {
    if (boxes[0].matches("select")) return [...boxes[0].selectedOptions].map((one) => clean(one.textContent)).join("; ");
    if (boxes.length === 1 && boxes[0].matches("[type=checkbox]")) return boxes[0].checked ? "ticked" : "not ticked";
    if (boxes[0].matches("[type=checkbox], [type=radio]")) {
      return boxes.filter((box) => box.checked).map((box) => clean(box.labels[0]?.textContent ?? "yes")).join("; ");
    }
    return boxes[0].value;
  };

  const told = (form, first, now) => {
    const [before, after] = [grouped(first), grouped(now)];
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => String(before.get(name) ?? "") !== String(after.get(name) ?? ""),
    );
    return changed.flatMap((name) => {
      const boxes = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]:not([type=hidden])`)];
      return boxes.length ? [[label(boxes[0]), words(boxes).slice(0, LONGEST) || "nothing"]] : [];
    });
  };

  // The page: what was kept is offered, with "Put it back" and "Throw it away".

  const make = (tag, attributes, ...children) => {
    const one = Object.assign(document.createElement(tag), attributes);
    one.append(...children);
    return one;
  };

  const when = (at) => new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });

  const throwAway = (name, section) => {
    localStorage.removeItem(name);
    section.remove();
    document.getElementById("content-start")?.focus();
  };

  const putBack = (name, kept, form) => {
    const sent = make("form", { method: "post", action: location.href.split("#")[0], hidden: true });
    const add = (field, value) => sent.append(make("textarea", { name: field, value }));
    for (const [field, value] of kept.fields) add(field, value);
    for (const field of ["csrfmiddlewaretoken", "_popup", "_to_field"]) {
      const box = form.querySelector(`[name=${field}]`);
      if (box) add(field, box.value);
    }
    add("_draft", name.slice(MINE.length));
    add("_put_back", "on");
    document.body.append(sent);
    sent.submit();
  };

  const offer = (name, kept, form) => {
    const heading = make("h2", { textContent: "Typed and not saved" });
    const link = form ? "this form" : make("a", { href: kept.path, textContent: kept.title });
    const list = kept.told.flatMap(([what, value]) => [make("dt", { textContent: what }), make("dd", { textContent: value })]);
    const count = `${kept.told.length} field${kept.told.length === 1 ? "" : "s"}`;
    const section = make(
      "div",
      { className: "module kept" },
      heading,
      make("p", {}, "What was typed into ", link, ` on ${when(kept.at)} was not saved. It is kept in this browser, for you alone.`),
      make("details", {}, make("summary", { textContent: `What was kept (${count})` }), make("dl", {}, ...list)),
      make("p", { className: "acts" }),
    );
    const acts = section.querySelector(".acts");
    if (form) acts.append(make("button", { type: "button", className: "button", textContent: "Put it back", onclick: () => putBack(name, kept, form) }), " ");
    acts.append(make("button", { type: "button", className: "button", textContent: "Throw it away", onclick: () => throwAway(name, section) }));
    document.getElementById("content-main").prepend(section);
  };

  // Who types into a form holds its lock: what is open in another tab is offered once that tab is gone.
  const offerAll = async (form) => {
    const own = `${MINE}${draft}`;
    for (const name of entries(MINE).filter((one) => one !== own)) {
      navigator.locks.request(name, async () => {
        const kept = await open(name);
        if (kept && (!form || kept.path === location.pathname)) offer(name, kept, form);
      });
    }
  };

  // A form of records, passages or differences: keep what is typed into it.

  const watch = async (form) => {
    const name = `${MINE}${draft}`;
    form.append(make("input", { type: "hidden", name: "_draft", value: draft }));
    navigator.locks.request(name, () => new Promise(() => {}));
    const first = (await open(name))?.first ?? values(form).filter(([field]) => field !== "opened_with");
    const heading = [...document.querySelectorAll("#content > h1, #content > h2")];
    const title = heading.map((one) => clean(one.textContent)).join(": ");
    const sign = make("p", { className: "help kept-sign" });
    form.querySelector(".submit-row")?.before(sign);
    let waiting;
    let writing = Promise.resolve();

    const keep = async () => {
      const at = Date.now();
      const fields = values(form);
      const changed = told(form, first, fields.filter(([field]) => field !== "opened_with"));
      if (changed.length) await write(name, { at, path: location.pathname, title, fields, first, told: changed });
      else localStorage.removeItem(name);
      sign.textContent = changed.length ? `Not saved yet. Kept in this browser as it was on ${when(at)}.` : "";
    };
    const soon = (pause) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { writing = writing.then(keep).catch(() => { sign.textContent = "Not saved, and not kept in this browser: there is no room. Save soon."; }); }, pause);
    };
    // Search boxes tell of a choice by jQuery alone.
    django.jQuery(form).on("input change", () => soon(PAUSE));
    django.jQuery(document).on("formset:added formset:removed", () => soon(PAUSE));
    form.addEventListener("submit", () => soon(0));
    document.addEventListener("visibilitychange", () => waiting && soon(0));
  };

  document.getElementById("logout-form")?.addEventListener("submit", (event) => {
    const all = entries(MINE);
    if (all.length && !confirm("Something that you typed is not saved. Logging out throws it away.")) return event.preventDefault();
    leaving = true;
    all.forEach((name) => localStorage.removeItem(name));
  });
  const form = draft && document.querySelector("#content-main form[id$='_form']");
  if (form) watch(form);
  if (form || document.body.classList.contains("dashboard")) offerAll(form);
})();
