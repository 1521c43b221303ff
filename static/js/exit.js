// "Exit this page": the page's own entry in the browser's history goes too. Without script it is a link.
(() => {
  const exit = document.getElementById("exit");
  if (!exit) return;
  const leave = () => location.replace(exit.href);
  let presses = [];

  exit.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  // Shift three times within five seconds, and no other key between: nobody types that by accident.
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const recent = presses.filter((time) => event.timeStamp - time < 5000);
    presses = event.key === "Shift" ? [...recent, event.timeStamp] : [];
    if (presses.length === 3) leave();
  });
  document.getElementById("exit-keys").hidden = false;
})();
