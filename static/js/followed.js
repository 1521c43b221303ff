// What followed: hover and focus bring forward all that leads on from a record, step by step.
// Without script the lines of the record itself come forward, by the style sheet.
(() => {
  for (const picture of document.querySelectorAll(".followed[role=group]")) {
    const records = new Map([...picture.querySelectorAll(".rec")].map((one) => [one.dataset.key, one]));

    const clear = () => picture.querySelectorAll(".near").forEach((one) => one.classList.remove("near"));

    // The record that was left and the one that is reached may be parts of one chain: it is made anew each time.
    const show = (event) => {
      clear();
      const start = event.target.closest(".rec");
      if (!start) return;
      const seen = new Set();
      const open = [start.dataset.key];
      while (open.length) {
        const key = open.pop();
        const record = records.get(key);
        if (!record || seen.has(key)) continue;
        seen.add(key);
        record.querySelector(".box").classList.add("near");
        for (const arrow of record.querySelectorAll(".arrow")) {
          arrow.classList.add("near");
          open.push(arrow.dataset.later);
        }
      }
    };

    picture.addEventListener("pointerover", show);
    picture.addEventListener("pointerleave", clear);
    picture.addEventListener("focusin", show);
    picture.addEventListener("focusout", clear);
  }
})();
