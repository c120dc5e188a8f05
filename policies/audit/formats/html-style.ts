/** Works in grey: every state has a mark or a word beside its colour. */
export const htmlStyle = `
:root{font:16px/1.45 system-ui,sans-serif;color:#1a1a1a;background:#fff}
body{margin:0 auto;max-width:75rem;padding:1rem}
h1{margin:0 0 .25rem}h2{margin:2rem 0 .5rem}
code{font-size:.85em;overflow-wrap:anywhere}
.totals{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;list-style:none}
.totals li{border:1px solid #999;border-left-width:.5rem;padding:.25rem .75rem}
.violates{border-color:#a4001d!important}.unknown{border-color:#8a5a00!important}.waived{border-color:#5a3d9a!important}.complies{border-color:#1d6b33!important}
td.violates{background:#f6d5d9;font-weight:bold}td.unknown{background:#f7ead0}td.waived{background:#e7e0f5}td.complies{background:#dcefe0}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}th,td{border:1px solid #ccc;padding:.2rem .4rem;text-align:left;vertical-align:top}
.matrix thead th{vertical-align:bottom}.matrix thead span{writing-mode:vertical-rl;transform:rotate(180deg)}.matrix td{text-align:center;white-space:nowrap}
details{border-left:.35rem solid #bbb;margin:.25rem 0;padding:.1rem .6rem}summary{cursor:pointer;padding:.2rem}summary small{color:#555}
summary.violates::before{content:"✗ ";color:#a4001d}summary.unknown::before{content:"? "}summary.waived::before{content:"! "}summary.complies::before{content:"✓ "}
li{margin:.3rem 0}.legend{font-size:.85rem;color:#555}
@media print{details{break-inside:avoid}body{max-width:none;font-size:10pt}.wide{overflow:visible}}
`;
