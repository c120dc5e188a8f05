/** Signs, badges, tables, figures and disclosures. */
export const componentStyles = `
.sign { flex: none; width: 1.125rem; height: 1.125rem; overflow: visible }
.sign-body { fill: currentColor }
.sign-mark { fill: none; stroke: var(--sign-mark); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.sign-ring { fill: none; stroke: currentColor; stroke-width: 1.8 }
.sign-line { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
.sign-good { color: var(--good) } .sign-warning { color: var(--warning) } .sign-bad { color: var(--bad) }
.sign-unknown { color: var(--unknown) } .sign-none { color: var(--strong-line) }
.badge { display: inline-flex; gap: .45rem; align-items: center; font-weight: 600; line-height: 1.3 }
td .badge { white-space: nowrap }
.badge-good { color: var(--good) } .badge-warning { color: var(--warning) } .badge-bad { color: var(--bad) }
.badge-unknown { color: var(--unknown) } .badge-none { color: var(--soft) }
.tag { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 1em; font-size: .75rem;
  line-height: 1.5; font-weight: 600; color: var(--link); white-space: nowrap }
.origin { color: var(--soft); font-size: .75rem; font-weight: 400; letter-spacing: .005em }
.quiet { color: var(--soft) } .zero { color: var(--soft) }
.code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .8125rem;
  overflow-wrap: break-word }
.under { display: block; color: var(--soft); font-size: .75rem; font-weight: 400 }
.short { color: var(--bad); font-weight: 600 }
.notice { margin: 1rem 0; padding: .9rem 1.1rem; background: var(--surface); border: 1px solid var(--strong-line);
  border-radius: 8px }
.notice p { margin-top: .35rem }

.scroll { overflow-x: auto; margin: 1rem 0; background: var(--surface); border: 1px solid var(--line); border-radius: 8px }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.45; font-variant-numeric: tabular-nums }
caption { padding: .75rem 1rem; text-align: left; color: var(--soft); border-bottom: 1px solid var(--line); font-size: .875rem }
caption strong { color: var(--ink); font-weight: 620 }
th, td { padding: .55rem 1rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
thead th { color: var(--soft); font-weight: 560; font-size: .8125rem; vertical-align: bottom; white-space: nowrap }
tbody th { font-weight: 600 } tbody th.prose { min-width: 13rem }
tbody tr:last-child > * { border-bottom: 0 }
.number { text-align: right; white-space: nowrap }
.prose { min-width: 15rem }
.data:not(.cards) :is(td, th):not(.prose) { white-space: nowrap }
.finding-list li + li { margin-top: .6rem }
.finding-list .code, .prose .code { overflow-wrap: anywhere }

.cards .beside { color: var(--soft) }
.cards .decides > * { padding-top: .8rem }
.cards .decides:has(+ .beside) > * { border-bottom-color: transparent; padding-bottom: .2rem }
.cards .beside > * { padding-bottom: .8rem; font-size: .8125rem }
.cards .beside .badge { font-weight: 500 }
.repeat { opacity: 0 } .cards thead th:first-child { min-width: 8.75rem } .cards .prose { min-width: 11rem }
.cards .reading { display: block; white-space: nowrap } .cards th, .cards td { padding-left: .8rem; padding-right: .8rem }
.time { white-space: nowrap }
@media screen and (max-width: 52em) {
  .cards, .cards caption, .cards tbody, .cards tr, .cards th, .cards td { display: block }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .cards tr { padding: .8rem 1rem; border-bottom: 1px solid var(--line) }
  .cards tr:last-child { border-bottom: 0 }
  .cards tr > th, .cards tr > td { padding: .12rem 0; border: 0; text-align: left; min-width: 0; white-space: normal }
  .cards tbody th { font-size: 1rem }
  .cards td[data-label] { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .75rem }
  .cards td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: .8125rem }
  .cards .beside .repeat { opacity: 1; font-weight: 500 }
}

details { margin: .8rem 0 }
summary { cursor: pointer; padding: .35rem 0; color: var(--link); font-weight: 520; width: fit-content }
summary:hover { text-decoration: underline; text-underline-offset: .18em }
summary .quiet { font-weight: 400 }
.disclosed { padding-top: .2rem }
.filter { margin: .4rem 0 }
.filter input { display: block; width: min(100%, 24rem); margin-top: .25rem; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--surface); border: 1px solid var(--strong-line); border-radius: 6px }

.scenario { margin-top: 3.5rem; padding-top: 2rem; border-top: 1px solid var(--strong-line) }
.scenario-head { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; align-items: baseline }
.scenario-head h3 { margin: 0; font-size: 1.375rem }
.scenario-head .badge { font-size: 1.0625rem; align-self: center }
.because { margin: .5rem 0 1.2rem; max-width: 46rem; font-size: 1.0625rem; text-wrap: pretty }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(max(8.25rem, 20%), 1fr)); gap: 1.1rem 1.5rem; margin: 1.2rem 0 1.6rem }
.outcomes { grid-template-columns: repeat(auto-fill, minmax(max(8.25rem, 16%), 1fr)) }
.figures dt { color: var(--soft); font-size: .8125rem }
.figures dt .badge { font-size: .8125rem }
.figures dd { font-size: 1.25rem; font-weight: 620; line-height: 1.35; font-variant-numeric: tabular-nums; letter-spacing: -.01em }
.figures .origin { display: block; letter-spacing: 0; line-height: 1.3 }
.conflicts { margin: 1.2rem 0; padding: .9rem 1.1rem; border-left: 3px solid var(--warning); background: var(--warning-tint);
  border-radius: 0 8px 8px 0 }
.conflicts li { margin: .25rem 0; padding-left: 1.575rem }
.plain-list { columns: 22rem auto; column-gap: 2rem }
.plain-list li { padding: .2rem 0; font-size: .875rem }

.guide { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 2.5rem 3rem }
.guide h3 { margin: 0 0 .7rem; font-size: 1.0625rem }
.guide dt { font-weight: 600 } .guide dd { margin: .1rem 0 .75rem; color: var(--soft) }
.guide p + p { margin-top: .6rem } .guide p { color: var(--soft) }
.keys { margin-bottom: .8rem } .keys li { display: flex; gap: .8rem; align-items: center }
`;
