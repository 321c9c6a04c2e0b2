/** The parts of the page: banner, expectations, notes, tables, story. */
export const parts = `
.eyebrow { color: var(--quiet); font-size: .95rem; margin-bottom: 18px; }
.verdict { display: flex; align-items: center; gap: 14px; margin-bottom: 16px; }
.stamp { font-weight: 750; letter-spacing: .07em; font-size: 1rem; padding: 6px 16px 6px 13px; border-radius: 999px; color: var(--on-tone); background: var(--pass); }
.stamp.fail { background: var(--fail); } .stamp.inconclusive { background: var(--unsure); }
.ending { color: var(--fail); font-weight: 600; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 0; margin-top: 18px; color: var(--quiet); font-size: .92rem; }
.facts li:not(:last-child)::after { content: "·"; margin: 0 9px; }
.mark { flex: none; display: inline-grid; place-items: center; width: 1.6em; height: 1.6em; border-radius: 50%; font-size: .82em; font-weight: 700; line-height: 1; color: var(--on-tone); background: var(--pass); }
.mark.fail { background: var(--fail); } .mark.inconclusive { background: var(--unsure); }
.note { margin-top: 14px; padding: 10px 14px; border-left: 4px solid var(--fail); border-radius: 4px; background: var(--fail-soft); }
.note.inconclusive { border-color: var(--unsure); background: var(--unsure-soft); }
.note .where { color: var(--quiet); } .note .fix { display: block; color: var(--quiet); } .note .fix::before { content: "→ "; }
.note .evidence { margin: 8px 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; line-height: 1.45; }
.shortcomings { margin-top: 30px; border-top: 1px solid var(--line); }
.shortcomings li { display: flex; gap: 14px; align-items: baseline; padding: 11px 0; border-bottom: 1px solid var(--line); }
.shortcomings a { flex: 1; color: inherit; text-decoration: none; } .shortcomings a:hover .sentence { text-decoration: underline; }
.shortcomings .sentence { font-weight: 600; display: block; } .shortcomings .outcome { color: var(--quiet); }
.account .unexpected dt, .account .unexpected dd { color: var(--unsure); font-weight: 600; }
.shortcomings .fail .outcome { color: var(--fail); } .place { color: var(--quiet); font-size: .92rem; text-align: right; }
.fault-line { color: var(--quiet); font-size: .95rem; }
.account { margin: 16px 0 4px; display: grid; gap: 2px; }
.account > div { display: flex; gap: 14px; } .account dt { width: 66px; flex: none; white-space: nowrap; color: var(--quiet); }
figure { margin-top: 16px; }
.expectations { margin-top: 14px; border-top: 1px solid var(--line); }
.expectation { display: grid; grid-template-columns: auto 1fr minmax(410px, 48%); gap: 2px 14px; align-items: start; padding: 12px 0; border-bottom: 1px solid var(--line); }
.expectation .mark { margin-top: 1px; }
.expectation.fail { background: linear-gradient(90deg, var(--fail-soft), transparent 75%); box-shadow: -14px 0 0 var(--fail-soft); }
.sentence { font-weight: 550; text-wrap: pretty; } .because, .reason { color: var(--quiet); font-size: .93rem; } .reason { color: var(--ink); }
.figures { display: grid; grid-template-columns: 1.2fr .8fr 1.25fr 1.1fr; gap: 4px 12px; font-size: .95rem; }
.figures dt { color: var(--quiet); font-size: .8rem; } .figures .missed dd { color: var(--fail); font-weight: 650; }
.usage { grid-column: 1 / -1; width: 150px; height: 8px; margin-top: 4px; }
.usage-track { fill: var(--soft); } .usage-within { fill: var(--pass); } .usage-over { fill: var(--fail); } .usage-limit { fill: var(--ink); }
.evidence { margin-top: 6px; font-size: .93rem; } .evidence li, .chapter li { display: flex; gap: 12px; }
.at { flex: none; width: 5em; text-align: right; color: var(--quiet); white-space: nowrap; }
.findings { margin-top: 14px; font-size: .95rem; } .findings li + li { margin-top: 4px; }
.findings strong { font-size: .74rem; letter-spacing: .05em; text-transform: uppercase; margin-right: 8px; padding: 1px 7px; border-radius: 4px; background: var(--soft); color: var(--quiet); }
.findings .finding-warning strong { background: var(--unsure-soft); color: var(--unsure); }
details.numbers { margin-top: 16px; } summary { cursor: pointer; color: var(--link); font-size: .95rem; }
table { border-collapse: collapse; width: 100%; margin-top: 16px; font-size: .9rem; }
caption { text-align: left; font-weight: 650; padding-bottom: 6px; }
th, td { text-align: left; vertical-align: top; padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); } th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-weight: 500; font-size: .84rem; vertical-align: bottom; } tbody th { font-weight: 550; }
.why { margin-top: 10px; color: var(--quiet); font-size: .93rem; }
.chapters { display: grid; grid-template-columns: repeat(auto-fit, minmax(290px, 1fr)); gap: 26px 36px; font-size: .95rem; }
.chapter h3 { margin-bottom: 6px; }
.command { padding: 14px 18px; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
.patch { margin-top: 14px; overflow-x: auto; white-space: pre; overflow-wrap: normal; line-height: 1.45; } .patch ins, .patch del { display: inline-block; min-width: 100%; text-decoration: none; } .patch ins { background: var(--pass-soft); color: var(--pass); font-weight: 650; } .patch del { background: var(--fail-soft); color: var(--fail); } .patch .hunk, .patch .file { color: var(--quiet); }
.provenance { margin-top: 14px; display: grid; gap: 2px; font-size: .95rem; } .provenance > div { display: flex; gap: 14px; }
.provenance dt { width: 90px; flex: none; color: var(--quiet); } .provenance dd { overflow-wrap: anywhere; }
@media (max-width: 800px) {
  .expectation { grid-template-columns: auto 1fr; } .figures { grid-column: 2; }
  .shortcomings li { flex-wrap: wrap; row-gap: 0; } .place { flex-basis: 100%; text-align: left; padding-left: 36px; }
}
`;
