/** Charts: colours by role; every line also has its own dash pattern and weight. */
export const chartStyles = `
figure { margin: 1.4rem 0 .6rem }
figcaption { margin-top: .4rem; color: var(--soft); font-size: .8125rem }
.chart { display: block; width: 100%; height: auto; overflow: visible; font-variant-numeric: tabular-nums }
.chart-narrow { display: none }
@media (max-width: 40em) { .chart-wide { display: none } .chart-narrow { display: block } }
.chart text { fill: var(--soft); font-size: 12px }
.chart .panel-title { fill: var(--ink); font-weight: 620; font-size: 13px }
.chart .mark-name { font-weight: 620; font-size: 12.5px; fill: var(--ink);
  paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round }
.chart .mark-name-reached { fill: var(--capacity) }
.grid { fill: none; stroke: var(--line); stroke-width: 1 } .grid.faint { opacity: .6 }
.axis { fill: none; stroke: var(--strong-line); stroke-width: 1 }
.line { fill: none; stroke-linejoin: round; stroke-linecap: butt; stroke-width: 2 }
.line-demand { stroke: var(--demand); stroke-width: 2.4 }
.line-capacity { stroke: var(--capacity); stroke-dasharray: 10 3.5; stroke-width: 2.4 }
.line-shed { stroke: var(--shed); stroke-dasharray: 2 2.4; stroke-width: 1.8 }
.line-wanted { stroke: var(--demand); stroke-dasharray: 2 3; stroke-width: 1.6 }
.line-nodes { stroke: var(--nodes); stroke-dasharray: 9 3 2 3 }
.line-latency { stroke: var(--demand); stroke-width: 1.8 }
.line-objective { stroke: var(--soft); stroke-dasharray: 5 4; stroke-width: 1.4 }
.area { stroke: none }
.hatch path { stroke: var(--shed); stroke-width: 1.5; opacity: .5 }
.late { fill: var(--late) }
.mark { fill: none; stroke-width: 1.5 }
.mark-limit { stroke: var(--ink); stroke-width: 1.8 }
.mark-reached { stroke: var(--capacity); stroke-dasharray: 2 2.5 }
.key { flex: none; overflow: visible }
.limit-bar { display: block; margin-top: .3rem; max-width: 100%; overflow: visible }
.limit-bar path { fill: none }
.limit-bar .rail { stroke: var(--line); stroke-width: 6 }
.limit-bar .bar { stroke: var(--capacity); stroke-width: 6 }
.limit-bar .over { stroke: var(--shed) }
.limit-bar .bar-end { fill: var(--shed) }
.limit-bar .limit { stroke: var(--ink); stroke-width: 2 }
.beside .limit-bar { opacity: .6 }
`;
