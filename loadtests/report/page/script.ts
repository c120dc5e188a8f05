/**
 * The page's only script. Everything is readable without it; it filters long tables, opens what a link points
 * into, keeps the keyboard out of boxes that do not scroll, and opens folded parts for printing.
 */
export const script = `(() => {
  const openAround = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };
  const openTarget = () => {
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    if (target) { openAround(target); target.scrollIntoView(); }
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  // Only a box that scrolls needs a stop for the keyboard.
  const markScrolling = () => {
    for (const box of document.querySelectorAll(".scroll")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", markScrolling);
  addEventListener("toggle", markScrolling, true);
  markScrolling();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open], .screen)")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });

  for (const input of document.querySelectorAll("input[data-filters]")) {
    const rows = document.querySelectorAll("#" + input.dataset.filters + " tbody tr");
    input.closest(".filter").hidden = false;
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    });
  }
})();`;
