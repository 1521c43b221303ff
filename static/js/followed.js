// What followed: hover and focus bring forward all that leads on from a record, step by step.
// Without script the lines of the record itself come forward, by the style sheet.
(() => {
  const clear = () => document.querySelectorAll(".followed .near").forEach((one) => one.classList.remove("near"));

  // All that leads on from the record that is pointed at or has the focus.
  const show = (event) => {
    clear();
    const start = event.target.closest(".rec");
    if (!start) return;
    const open = [start.dataset.key];
    const seen = new Set();
    while (open.length) {
      const key = open.pop();
      if (seen.has(key)) continue;
      seen.add(key);
      const record = start.parentElement.querySelector(`[data-key="${CSS.escape(key)}"]`);
      record.querySelector(".box").classList.add("near");
      for (const arrow of record.querySelectorAll(".arrow")) {
        arrow.classList.add("near");
        open.push(arrow.dataset.later);
      }
    }
  };

  // Not on the pictures themselves: some browsers give an SVG that listens for the focus a tab stop of its own.
  const around = document.querySelector(".beside");
  around?.addEventListener("pointerover", show);
  around?.addEventListener("pointerleave", clear);
  around?.addEventListener("focusin", show);
  around?.addEventListener("focusout", clear);
})();
