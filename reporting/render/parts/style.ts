/** Style sheet of all reports: readable on a phone and on A4, in light and dark mode. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfbf9; --card: #ffffff; --ink: #1d2125; --soft: #5c6670; --line: #dfe3e6; --link: #1d5fa8;
  --good: #1b7344; --good-bg: #e5f4ea; --bad: #b3261e; --bad-bg: #fcebe9; --warn: #8a5300; --warn-bg: #fdf1dc;
  --flaky: #0b626d; --flaky-bg: #e0f3f5; --known: #4b4fa3; --known-bg: #ecedfb; --idle: #5c6670; --idle-bg: #eef0f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --card: #1c2024; --ink: #e8eaec; --soft: #a3adb5; --line: #343b41; --link: #8dbdf5;
    --good: #7fd6a2; --good-bg: #15321f; --bad: #ff9c93; --bad-bg: #411a17; --warn: #f3c273; --warn-bg: #3a2a0d;
    --flaky: #7fd3de; --flaky-bg: #0f3238; --known: #b4b8ff; --known-bg: #25274a; --idle: #a3adb5; --idle-bg: #272c31;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; overflow-wrap: anywhere; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.55rem; line-height: 1.25; margin: 0 0 .35rem; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.4rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.3rem 0 .4rem; }
p { margin: .35rem 0; }
a { color: var(--link); }
.soft { color: var(--soft); }
.small { font-size: .86rem; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
code, .command { font: .84rem/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.command { display: block; margin: .4rem 0; padding: .5rem .65rem; background: var(--idle-bg); border-radius: .35rem; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .55rem 1.5rem; margin: 1rem 0; }
.facts div { min-width: 0; } .facts div:first-child { grid-column: 1 / -1; }
dl { margin: 0; } dt { color: var(--soft); font-size: .8rem; } dd { margin: 0; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1rem; margin: .8rem 0; }
.folded { padding: .55rem .9rem; margin: .4rem 0; } .folded > summary { color: var(--ink); } .folded h4 { display: inline; margin: 0; font-size: .98rem; } .folded > summary > span { display: block; margin-left: 1rem; }
.headline { border-left: .5rem solid var(--tone); background: var(--tone-bg); border-radius: .5rem; padding: 1rem 1.1rem; margin: 1rem 0; }
.headline h1, .headline .decision { font-size: clamp(1.3rem, 5.6vw, 1.9rem); font-weight: 700; line-height: 1.15; color: var(--tone); letter-spacing: .01em; margin: 0 0 .4rem; overflow-wrap: break-word; }
.headline h2 { font-size: 1.05rem; margin: .9rem 0 .2rem; } .headline ol { margin: .2rem 0 .6rem; padding-left: 1.4rem; } .headline ol li { margin: .3rem 0; }
.headline ul { margin: .5rem 0 0; padding-left: 1.15rem; }
.mark { display: inline-block; padding: .05rem .5rem; border-radius: 1rem; font-size: .8rem; font-weight: 600; white-space: nowrap; color: var(--tone); background: var(--tone-bg); }
.good { --tone: var(--good); --tone-bg: var(--good-bg); } .bad { --tone: var(--bad); --tone-bg: var(--bad-bg); }
.warn { --tone: var(--warn); --tone-bg: var(--warn-bg); } .known { --tone: var(--known); --tone-bg: var(--known-bg); }
.flaky { --tone: var(--flaky); --tone-bg: var(--flaky-bg); } .idle { --tone: var(--idle); --tone-bg: var(--idle-bg); }
.top { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; } .top a:last-child { margin-left: auto; }
.jump { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: .8rem 0; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0; } .legend i { font-style: normal; font-weight: 700; color: var(--tone); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
h3.seen { font-size: 1.02rem; margin: .5rem 0; } h4 { font-size: .93rem; margin: .8rem 0 .2rem; }
details.original p { margin: .2rem 0 .2rem .9rem; } summary { cursor: pointer; color: var(--soft); } q { quotes: '«' '»' '„' '“'; }
main:has(#only-open:checked) .quiet { display: none; }
.bar { display: flex; height: .6rem; border-radius: .3rem; overflow: hidden; background: var(--idle-bg); margin: .6rem 0; }
.bar i { display: block; background: var(--tone); } .bar i.next { border-left: 2px solid var(--tone-bg); } .bar i.idle { background: transparent; }
table { width: 100%; border-collapse: collapse; background: var(--card); font-size: .93rem; }
th { text-align: left; font-size: .8rem; font-weight: 600; color: var(--soft); }
th, td { padding: .42rem .55rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th.number, td.number { text-align: right; } th.number { white-space: normal; }
table.figures th:first-child { min-width: 7rem; } table.figures th, table.figures td:first-child, table.lines th, table.stack th { overflow-wrap: normal; }
table.drill th, table.drill td { overflow-wrap: break-word; } table.drill td.what { overflow-wrap: anywhere; }
table.drill th:first-child { min-width: 13rem; } table.drill th:nth-child(3) { min-width: 6.5rem; }
tr.sum td { font-weight: 600; }
td.id { white-space: nowrap; }
td.zero { color: var(--soft); }
ul.checks { list-style: none; padding: 0; } ul.checks li { padding: .12rem 0; } ul.checks span { color: var(--tone); font-size: 1.1em; }
ul.cases, ol.attempts { padding-left: 1.15rem; margin: .3rem 0; } ul.cases li, ol.attempts li { margin: .3rem 0; }
.seen { border-left: .25rem solid var(--tone); padding: .35rem 0 .35rem .8rem; }
svg.chart, svg.trend { display: block; max-width: 100%; } table.measured .mark, table.rounds td:last-child .mark { white-space: normal; }
table.rounds td:first-child { white-space: nowrap; }
.picture { display: block; max-width: 26rem; margin: .5rem 0; }
.picture img { display: block; width: 100%; border: 1px solid var(--line); border-radius: .35rem; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .82rem; }
tr:target, .card:target { outline: 2px solid var(--link); outline-offset: -2px; }
tr.open td { border-bottom: 0; }
table.lines { table-layout: fixed; }
table.lines th:nth-child(1) { width: 3.4rem; } table.lines th:nth-child(2) { width: 8.8rem; }
table.lines th:nth-child(5) { width: 10.6rem; } table.lines th:nth-child(6) { width: 5rem; }
@media screen and (max-width: 60rem) {
  main { padding: 1rem .8rem 3rem; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .4rem 1rem; }
  table.stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.stack, table.stack tbody, table.stack tr, table.stack td { display: block; }
  table.stack tr { border-bottom: 1px solid var(--line); padding: .55rem .7rem; }
  table.stack td { border: 0; padding: .1rem 0; text-align: left; }
  table.stack td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-size: .8rem; }
  table.stack td.number[data-label] { display: inline-block; margin-right: .9rem; }
  table.stack td.zero[data-label] { display: none; }
  table.lines tr { display: grid; grid-template-columns: auto 1fr auto; column-gap: .6rem; }
  table.lines td { grid-column: 1 / -1; }
  table.lines td.id, table.lines td.who { grid-column: auto; } table.lines td.outcome { grid-column: 3; grid-row: 1; text-align: right; }
  table.lines td.outcome .small { display: block; }
  table.lines tr.open { border-bottom: 0; padding-bottom: 0; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000;
    --good: #0f5a32; --good-bg: #fff; --bad: #98140d; --bad-bg: #fff; --warn: #6d4100; --warn-bg: #fff;
    --flaky: #084b54; --flaky-bg: #fff; --known: #34388a; --known-bg: #fff; --idle: #444; --idle-bg: #fff;
  }
  @page { size: A4; margin: 14mm 12mm; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; }
  .small { font-size: .9em; }
  h2, h3, tr.open { break-after: avoid; } tr, .card, .headline { break-inside: avoid; } thead { display: table-header-group; }
  h2 { margin-top: 1.4rem; }
  th, td { padding: .22rem .35rem; } table { font-size: 9pt; } th { font-size: 7.5pt; } table.figures th { font-size: 6.8pt; } table.figures th, table.figures td { padding: .22rem .2rem; }
  table.lines th:nth-child(1) { width: 2.8rem; } table.lines th:nth-child(2) { width: 6.9rem; }
  table.lines th:nth-child(5) { width: 9.4rem; } table.lines th:nth-child(6) { width: 4.8rem; }
  .mark { padding: 0; } .bar, .screen-only { display: none; } .picture { max-width: 9cm; }
  .command { border: 1px solid var(--line); }
  a { text-decoration: none; }
}
`;
