import { chartStyles } from "./chart-styles.ts";
import { componentStyles } from "./component-styles.ts";
import { printStyles } from "./print-styles.ts";

// Every text colour has a contrast of at least 4.5 to 1 on every surface it is used on (WCAG 2.2, 1.4.3); verdict
// colours also differ in lightness, and each has its own shape and word, so that the page reads in grey.
const light = `
  --paper: #f6f8f8; --surface: #ffffff; --sunk: #eef2f2; --ink: #17242b; --soft: #4f5f67; --line: #dbe3e4;
  --strong-line: #b4c2c5; --link: #0b5a6b; --focus: #0a6ebd;
  --good: #1d6b43; --good-tint: #e7f3ec; --warning: #835100; --warning-tint: #fbf1dc; --bad: #a51d2d;
  --bad-tint: #fbe9ea; --unknown: #54468a; --unknown-tint: #efedf7; --sign-mark: #ffffff;
  --demand: #17242b; --capacity: #0b7285; --shed: #b3261e; --nodes: #7a4f01; --late: #a51d2d14;`;
const dark = `
  --paper: #0f1619; --surface: #161f23; --sunk: #1c272c; --ink: #e4ecee; --soft: #a3b3b9; --line: #2a373d;
  --strong-line: #46575f; --link: #7cc7d8; --focus: #6db7f2;
  --good: #74cf9c; --good-tint: #17302399; --warning: #f0bd62; --warning-tint: #3a2c1099; --bad: #ff8f92;
  --bad-tint: #401c2099; --unknown: #bfb2f0; --unknown-tint: #2a254199; --sign-mark: #10181b;
  --demand: #eef4f5; --capacity: #5cc5d6; --shed: #ff7f79; --nodes: #e0ad57; --late: #ff8f921c;`;

const layout = `
*, *::before, *::after { box-sizing: border-box }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 -apple-system, "Segoe UI", Roboto,
  "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; overflow-wrap: break-word }
h1, h2, h3, h4, p, ul, dl, dd, figure { margin: 0 }
ul { padding: 0; list-style: none }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: .06em }
a:hover { text-decoration-thickness: .12em }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 3px }
[id] { scroll-margin-top: 1.5rem }
main:focus { outline: none }
.skip { position: absolute; left: -999rem; top: .5rem; padding: .6rem 1rem; background: var(--surface); z-index: 2 }
.skip:focus { left: .5rem }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
[hidden] { display: none !important }
.page { max-width: 82rem; margin: 0 auto; padding: 1rem }
nav { display: none }
main { min-width: 0 }
footer { max-width: 82rem; margin: 0 auto; padding: 2rem 1rem 4rem; color: var(--soft); font-size: .875rem }
@media (min-width: 40em) { .page { padding: 2rem } footer { padding: 2rem 2rem 4rem } }
@media (min-width: 72em) {
  .page { display: grid; grid-template-columns: 13.5rem minmax(0, 1fr); gap: 3rem; padding-top: 3rem }
  footer { padding-left: 18.5rem }
  nav { display: block; position: sticky; top: 3rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto;
    font-size: .875rem; padding: .25rem }
}
.brand { font-weight: 650; letter-spacing: .01em; margin-bottom: 1rem; padding-left: .25rem }
nav a { display: flex; gap: .55rem; align-items: center; padding: .28rem .25rem; color: inherit; text-decoration: none;
  line-height: 1.3 }
nav a:hover { text-decoration: underline }
nav ul ul { margin: .1rem 0 .4rem; padding-left: .6rem; margin-left: .6rem; border-left: 1px solid var(--line); color: var(--soft) }
nav .sign { width: .875rem; height: .875rem }

.answer { padding-bottom: 1rem }
.kicker { color: var(--soft); font-size: .875rem }
h1 { display: flex; gap: .9rem; align-items: center; margin: 1.1rem 0 .7rem; font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem);
  line-height: 1.12; font-weight: 680; letter-spacing: -.02em; text-wrap: balance }
h1 .sign { width: .95em; height: .95em }
.lead { font-size: clamp(1.0625rem, 1rem + .4vw, 1.25rem); line-height: 1.5; max-width: 46rem; text-wrap: pretty }
.scope { margin-top: .6rem; max-width: 52rem; color: var(--soft); font-size: .875rem; text-wrap: pretty }
.reasons { margin-top: 1.5rem; border-top: 1px solid var(--line) }
.reasons li { display: grid; gap: .15rem 1rem; padding: .7rem 0; border-bottom: 1px solid var(--line) }
.reasons a { font-weight: 620 }
.reasons p > span { color: var(--soft) }
@media (min-width: 40em) { .reasons li { grid-template-columns: 7.5rem minmax(0, 1fr) } }
.more { margin-top: .5rem } .more .reasons { margin-top: .5rem }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.25rem, 1fr)); margin-top: 2rem;
  background: var(--surface); border: 1px solid var(--line); border-radius: 8px; overflow: hidden }
.tiles > div { padding: .9rem 1rem 1rem; box-shadow: 1px 0 0 var(--line), 0 1px 0 var(--line) }
.tiles dt { font-size: .8125rem } .tiles dt a { color: var(--soft); text-decoration: none }
.tiles dt a:hover { text-decoration: underline }
.tiles dd > span { display: block } .tiles dd > .badge { display: flex; margin: .3rem 0 .15rem; font-size: 1.0625rem }
.tiles dd > span:last-child { color: var(--soft); font-size: .875rem }

.part { margin-top: 4.5rem }
h2 { font-size: 1.625rem; line-height: 1.2; font-weight: 660; letter-spacing: -.012em; margin-bottom: 1.1rem }
h2.minor { margin-top: 4rem; font-size: 1.25rem }
h3 { font-size: 1.25rem; line-height: 1.3; font-weight: 640; letter-spacing: -.006em; margin: 2.4rem 0 .8rem }
h4 { font-size: 1rem; font-weight: 620; margin: 0 0 .4rem }
.part > p, .disclosed > p { margin: .6rem 0; max-width: 46rem }
`;

/** The whole style sheet. */
export const styles: string = `:root { color-scheme: light dark; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
${layout}${componentStyles}${chartStyles}
@media print { :root { color-scheme: light; ${light} } ${printStyles} }`;
