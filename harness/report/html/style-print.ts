/** On paper: light, exact fills, nothing hidden in a disclosure, no picture cut in two. */
export const prints = `
@media print {
  :root {
    color-scheme: light;
    --ground: #fff; --sheet: #fff; --ink: #111; --quiet: #50545b; --line: #d5d2cb; --soft: #efede8;
    --pass: #00694c; --fail: #a83c00; --unsure: #6d5600; --pass-soft: #fff; --fail-soft: #fff; --unsure-soft: #fff; --on-tone: #fff; --link: #111;
    --impact: #a83c00; --detection: #005a8f; --action: #8a3d6b; --recovery: #00694c; --band: #3c3f45; --curve: #0072b2;
  }
  @page { margin: 14mm; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  section.experiment { border: 0; padding: 0; margin-top: 26px; } section { margin-top: 26px; }
  figure, .expectation, .note, .chapter, tr { break-inside: avoid; } h2, h3, caption, .fault-line, .account, .experiment .note { break-after: avoid; }
  .scroll { overflow: visible; } .picture { min-width: 0; }
  .expectation { grid-template-columns: auto 1fr minmax(300px, 50%); } .figures { grid-column: auto; }
  details.numbers::details-content { content-visibility: visible; block-size: auto; } summary { display: none; }
  .patch { white-space: pre-wrap; }
  table, thead th { font-size: 7.5pt; } th, td { padding-right: 8px; }
}
`;
