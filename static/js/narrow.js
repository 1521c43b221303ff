// Narrowing in place: a choice changes the list without a new page, its address and "back" included.
// Without script the form and the links do the same.
(() => {
  const list = document.getElementById("list");
  const said = document.getElementById("said");
  if (!list || !said) return;
  let shown = location.pathname + location.search;
  let asking;

  const form = () => document.getElementById("narrow");

  // The address of what is chosen now; the server puts it into its one form, and says which that is.
  const chosen = () => {
    const pairs = [...new FormData(form())].filter(([, value]) => value.trim());
    const query = new URLSearchParams(pairs).toString();
    return new URL(form().action).pathname + (query && `?${query}`);
  };

  // What has the focus, so that it can have it again in the new list.
  const focused = () => {
    const one = document.activeElement;
    if (!list.contains(one)) return () => null;
    if (one.matches("[type=checkbox]")) {
      return () => form().querySelector(`[name="${CSS.escape(one.name)}"][value="${CSS.escape(one.value)}"]`);
    }
    return () => document.getElementById(one.id || "count");
  };

  const replace = (page, toCount) => {
    const fresh = page.getElementById("list");
    const find = toCount ? () => document.getElementById("count") : focused();
    const wasOpen = list.querySelector("details")?.open;
    list.replaceChildren(...fresh.childNodes);
    const fold = list.querySelector(".facets details");
    if (fold && wasOpen) fold.open = true;
    const box = document.getElementById("q");
    if (box && box !== document.activeElement) box.value = page.getElementById("q")?.value ?? "";
    document.title = page.title;
    const next = find() ?? (document.activeElement === document.body ? document.getElementById("count") : null);
    next?.focus({ preventScroll: !toCount });
    said.textContent = document.getElementById("count")?.textContent ?? "";
  };

  const show = async (address, { push = true, toCount = false } = {}) => {
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("list")) throw new Error("This answer has no list.");
      const at = new URL(answer.url);
      shown = at.pathname + at.search;
      if (push) history.pushState(null, "", shown);
      replace(page, toCount);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };

  list.addEventListener("change", (event) => {
    if (event.target.matches("[type=checkbox], select")) show(chosen());
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    show(chosen(), { toCount: true });
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || link.closest(".paging") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.pathname !== new URL(form().action).pathname || link.origin !== location.origin) return;
    event.preventDefault();
    show(link.href, { toCount: true });
  });
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) show(location.href, { push: false });
  });
})();
