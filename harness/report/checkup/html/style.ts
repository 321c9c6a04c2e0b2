/** The styles that the page of a checkup has beside those of every report. */
export const checkupStyles = `
.check .stamp, .verdicts .stamp { font-size: .78rem; padding: 2px 11px; letter-spacing: .04em; white-space: nowrap; }
.check > .sentence { margin: 6px 0 12px; }
.verdicts td, .verdicts th { white-space: nowrap; }
.trial { margin-top: 20px; break-inside: avoid; }
.trial h4 { margin: 0; font-size: .98rem; font-weight: 600; } .trial .why { margin-top: 2px; }
.strips { display: grid; grid-template-columns: 74px 1fr; gap: 3px 10px; align-items: center; margin-top: 8px; font-size: .84rem; }
.strip-name { color: var(--quiet); text-align: right; }
.strip { width: 100%; height: 16px; display: block; background: var(--soft); }
.strip .good, .strip .green { fill: var(--pass); } .strip .bad, .strip .red { fill: var(--fail); }
.strip .down { fill: var(--ink); } .strip .starting { fill: var(--unsure); } .strip .unknown { fill: var(--line); } .strip .fault { fill: var(--quiet); }
.axis { display: flex; justify-content: space-between; color: var(--quiet); }
.repair { margin-top: 16px; padding: 12px 16px; border-left: 4px solid var(--pass); background: var(--soft); border-radius: 4px; }
.key { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 12px; color: var(--quiet); font-size: .88rem; }
.key i { display: inline-block; width: 12px; height: 12px; margin-right: 6px; vertical-align: -1px; }
.key .good { background: linear-gradient(transparent 50%, var(--pass) 50%); } .key .bad { background: var(--fail); }
.key .starting { background: linear-gradient(transparent 50%, var(--unsure) 50%); } .key .down { background: var(--ink); } .key .fault { background: var(--quiet); }
@media (max-width: 800px) { .strips { grid-template-columns: 58px 1fr; } }
`;
