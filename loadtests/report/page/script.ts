/**
 * The page's only script. Everything is readable without it; it filters long tables, opens what a link points
 * into, and opens folded parts for printing.
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
