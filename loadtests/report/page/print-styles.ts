/** Paper: everything unfolded, nothing to click, headings stay with what they head. */
export const printStyles = `
@page { size: letter; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }
:root { --paper: #fff }
html { font-size: 9.5pt }
body, .page { background: #fff; padding: 0 }
.page { display: block }
nav, .skip, .filter, details.screen { display: none }
summary { list-style: none; color: inherit; font-weight: 600; break-after: avoid } summary::-webkit-details-marker { display: none }
footer { padding: 12pt 0 0 }
details::details-content { content-visibility: visible; display: block }
.scroll { overflow: visible; border-radius: 0 }
.chart-wide { display: block !important } .chart-narrow { display: none !important }
.part { margin-top: 24pt } .scenario { margin-top: 18pt }
h1, h2, h3, h4, caption, .scenario-head, .because, .figures { break-after: avoid; break-inside: avoid }
figure, tr, .notice, .conflicts, .tiles > div { break-inside: avoid }
thead { display: table-header-group }
th, td { padding: 2pt 5pt } .prose { min-width: 0 } tbody th.prose { min-width: 0 }
.code { overflow-wrap: anywhere } .data:not(.cards) :is(td, th):not(.prose) { white-space: normal }
table, caption { font-size: 8pt }
.chart { max-width: 150mm }
a { color: inherit; text-decoration: none }
* { -webkit-print-color-adjust: exact; print-color-adjust: exact }
`;
