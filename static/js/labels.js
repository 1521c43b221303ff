// Search boxes are named by the label of their field: what the admin's own script draws names them only by what is
// chosen, so that a screen reader meets an empty one without a name.
(() => {
  const $ = window.django?.jQuery;
  if (!$) return;

  const name = (box) => {
    const label = box.labels[0];
    const drawn = box.nextElementSibling;
    if (!label || !drawn?.matches(".select2")) return;
    label.id ||= `${box.id}_label`;
    const single = drawn.querySelector(".select2-selection--single");
    const chosen = single?.querySelector(".select2-selection__rendered");
    chosen?.setAttribute("aria-labelledby", label.id);
    single?.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
    drawn.querySelector(".select2-selection--multiple")?.setAttribute("aria-labelledby", label.id);
    drawn.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
  };
  const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);

  $(nameAll);
  $(document).on("formset:added", nameAll);
  // The box in which one types is drawn when it opens.
  $(document).on("select2:open", (event) => {
    const label = event.target.labels[0];
    if (label) document.querySelector(".select2-dropdown .select2-search__field")?.setAttribute("aria-labelledby", label.id);
  });
})();
