// The arrow keys turn pages, unless somebody is typing.
"use strict";
document.addEventListener("keydown", (event) => {
  const to = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!to || held || event.target.closest("input, select, textarea, summary")) {
    return;
  }
  const link = document.querySelector(`nav a[rel="${to}"]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});
