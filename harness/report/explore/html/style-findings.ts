/** Findings and what was learned. */
export const findingStyles = `
.weaknesses { display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; counter-reset: weakness; }
.weakness { position: relative; padding: 20px 24px 18px 66px; background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; counter-increment: weakness; }
.weakness::before { content: counter(weakness); position: absolute; left: 22px; top: 20px; width: 28px; height: 28px; display: grid; place-items: center; border-radius: 50%; font-weight: 700; font-size: .9rem; background: var(--soft); color: var(--quiet); }
.weakness.is-severe::before { background: var(--s-down); color: var(--o-down); } .weakness.is-warning::before { background: var(--t-degraded); color: var(--i-degraded); }
.kind { color: var(--quiet); font-size: .9rem; } .severity { font-weight: 650; } .is-severe .severity { color: var(--i-down); } .is-warning .severity { color: var(--i-degraded); } .severity::after { content: " ·"; color: var(--quiet); font-weight: 400; }
.weakness h3 { font-size: 1.08rem; line-height: 1.4; font-weight: 600; max-width: 52em; text-wrap: pretty; } .shown-by, .learn { margin-top: 6px; font-size: .95rem; } .shown-by { color: var(--quiet); }
.repair { margin-top: 14px; padding-top: 12px; border-top: 1px solid var(--line); } .tried { display: inline-block; margin-right: 8px; padding: 1px 9px; border-radius: 999px; font-size: .85rem; font-weight: 650; background: var(--soft); color: var(--quiet); } .tried-helps { background: var(--pass-soft); color: var(--pass); } .tried-partly { background: var(--unsure-soft); color: var(--unsure); }
.before-after { width: auto; margin-top: 10px; } .before-after td:last-child { font-weight: 600; } .change { margin-top: 10px; } .change .patch { margin-top: 8px; font-size: .85rem; }
.pair-details { margin-top: 6px; font-size: .95rem; color: var(--quiet); display: grid; gap: 2px; } .pairs-headline { margin: 0 0 14px; }
.learned table { min-width: 0; }
@media (max-width: 640px) { .weakness { padding: 16px 14px 14px 52px; } .weakness::before { left: 12px; top: 16px; } .repair { margin-left: -38px; } .before-after { width: 100%; } }
@media print { .weakness { border: 0; padding: 0 0 0 34px; margin-top: 8px; } .weakness::before { left: 0; top: 0; width: 22px; height: 22px; } .weakness h3 { font-size: 10.5pt; } .before-after, .kind, .repair { break-inside: avoid; } }
`;
