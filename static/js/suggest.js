// Suggestions: records whose names begin with what is typed, under a search box. A suggestion leads to its record, or,
// where the box is one to fill in, puts its title there. Without script the box searches.
document.querySelectorAll("input[data-suggest]").forEach((box) => {
  const area = box.closest(".asking");
  const place = area?.querySelector(".suggested");
  const said = area?.querySelector("[role=status]");
  if (!place || !said) return;
  const PAUSE = 180; // milliseconds without a key, before anything is asked
  let waiting;
  let asking;

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    place.hidden = true;
    place.replaceChildren();
    said.textContent = "";
  };

  const suggest = async () => {
    const asked = box.value.trim();
    asking?.abort();
    if (asked.length < 2) return close();
    asking = new AbortController();
    try {
      const query = new URLSearchParams({ q: asked, bare: "on" });
      const answer = await fetch(`${box.dataset.suggest}?${query}`, { signal: asking.signal });
      if (!answer.ok) return close();
      const part = new DOMParser().parseFromString(await answer.text(), "text/html");
      const links = part.querySelectorAll("a").length;
      if (!links || document.activeElement !== box) return close();
      place.replaceChildren(...part.body.childNodes);
      place.hidden = false;
      said.textContent = links === 1 ? "1 suggestion. Arrow down leads to it." : `${links} suggestions. Arrow down leads to them.`;
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  const step = (by) => {
    const stops = [box, ...place.querySelectorAll("a")];
    stops[(stops.indexOf(document.activeElement) + by + stops.length) % stops.length].focus();
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(suggest, PAUSE);
  });
  box.form.addEventListener("submit", close);
  area.addEventListener("keydown", (event) => {
    if (place.hidden) return;
    if (event.key === "Escape") {
      event.preventDefault();
      box.focus();
      close();
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && (event.target === box || place.contains(event.target))) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  area.addEventListener("focusout", (event) => {
    if (!area.contains(event.relatedTarget)) close();
  });
  if ("fill" in box.dataset) {
    place.addEventListener("click", (event) => {
      const title = event.target.closest("a")?.querySelector("b")?.textContent;
      if (!title) return;
      event.preventDefault();
      box.value = title;
      box.focus();
      close();
    });
  }
});
