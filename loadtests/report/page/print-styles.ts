/** Paper: everything unfolded, nothing to click, headings stay with what they head. */
export const printStyles = `
@page { size: letter; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif } }
html { font-size: 10.5pt }
body, .page { background: #fff; padding: 0 }
.page { display: block }
nav, .skip, .filter, summary { display: none }
footer { padding: 12pt 0 0 }
details::details-content { content-visibility: visible; display: block }
.scroll { overflow: visible; border-radius: 0 }
.chart-wide { display: block !important } .chart-narrow { display: none !important }
.part { margin-top: 24pt } .scenario { margin-top: 18pt }
h1, h2, h3, h4, caption, .scenario-head, .because, .figures { break-after: avoid; break-inside: avoid }
figure, tr, .notice, .conflicts, .tiles > div { break-inside: avoid }
thead { display: table-header-group }
th, td { padding: 3pt 5pt } .prose { min-width: 0 }
table, caption { font-size: 8.5pt }
a { color: inherit; text-decoration: none }
* { -webkit-print-color-adjust: exact; print-color-adjust: exact }
`;
