// "Copy" beside each citation: as text, and with its italics where the browser can. Without script one click
// on a citation selects it.
(() => {
  if (!navigator.clipboard?.writeText) return;

  const copy = async (citation) => {
    const text = citation.textContent.trim();
    try {
      const types = { "text/plain": text, "text/html": citation.innerHTML.trim() };
      const parts = Object.entries(types).map(([type, data]) => [type, new Blob([data], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
    } catch {
      await navigator.clipboard.writeText(text);
    }
  };

  const button = (row) => {
    const name = row.querySelector("dt").textContent;
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = "Copy";
    one.setAttribute("aria-label", `Copy ${name}`);
    one.addEventListener("click", async () => {
      const said = document.querySelector("[data-copied]");
      try {
        await copy(row.querySelector(".serif"));
        one.textContent = "Copied";
        said.textContent = `${name} citation copied`;
      } catch {
        said.textContent = "It could not be copied: select it, then copy it.";
      }
    });
    return one;
  };

  const offer = (within) => {
    for (const row of within.querySelectorAll(".styles > div:not(:has(button))")) {
      const cell = document.createElement("dd");
      cell.append(button(row));
      row.append(cell);
    }
  };

  offer(document);
  // A list that is narrowed in place brings its citations anew.
  document.addEventListener("toggle", (event) => offer(event.target), true);
})();
