// The arrow keys turn the pages of a paper, unless they are needed for something else.
"use strict";
document.addEventListener("keydown", (event) => {
  const to = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  const root = document.documentElement;
  const sideways = root.scrollWidth > root.clientWidth; // they scroll what is enlarged
  if (!to || held || sideways || event.target.closest("input, select, textarea, summary")) {
    return;
  }
  const link = document.querySelector(`nav[data-turns] a[rel="${to}"]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});

// How many rows a list has is said when it has followed its filters or another order.
document.addEventListener("htmx:afterSettle", (event) => {
  const count = document.querySelector("#results .count");
  const order = document.querySelector("#results [aria-sort]:not([aria-sort='none'])");
  const sorted = order && `sorted by ${order.dataset.words}, ${order.getAttribute("aria-sort")}`;
  const words = [count?.textContent, sorted];
  document.getElementById("told").textContent = words.filter(Boolean).join(", ");
});
