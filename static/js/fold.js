// An address such as #p3 opens the folds that its passage lies in, for browsers that do not do so themselves.
(() => {
  const unfold = () => {
    const passage = document.getElementById(location.hash.slice(1));
    let fold = passage?.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.closest("details:not([open])")) fold.open = true;
    passage.scrollIntoView();
  };

  addEventListener("hashchange", unfold);
  unfold();
})();
