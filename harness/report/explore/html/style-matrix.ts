/** The matrix and what stands above it. */
export const matrixStyles = `
main { max-width: 1180px; } .banner .eyebrow { margin-bottom: 12px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.fates { margin-top: 24px; } .fate-bar { display: flex; gap: 3px; height: 16px; } .fate-bar i { flex: 1 1 0; min-width: 5px; border-radius: 3px; }
.fates ul { display: flex; flex-wrap: wrap; gap: 4px 22px; margin-top: 10px; font-size: .95rem; } .fates li { display: flex; align-items: center; gap: 7px; } .fates li i { flex: none; width: 12px; height: 12px; border-radius: 3px; }
.fate-never { background: var(--fate-never); } .fate-hand { background: var(--fate-hand); } .fate-itself { background: var(--fate-itself); } .fate-unfelt { background: var(--fate-unfelt); } .fate-unknown { background: var(--fate-unknown); }
.fate-predicted, .tile-sample.hatched, .matrix .tile.hatched { background: linear-gradient(135deg, var(--hatch-line) 10%, transparent 10% 50%, var(--hatch-line) 50% 60%, transparent 60%) 0 0 / 7px 7px var(--soft); }
.picture-sheet { margin-top: 30px; padding: 22px 24px 20px; background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; }
.s { flex: none; display: block; width: 14px; height: 14px; }
.signs-legend { display: grid; gap: 6px; font-size: .85rem; color: var(--quiet); margin-bottom: 16px; } .signs-legend ul { display: flex; flex-wrap: wrap; gap: 6px 18px; } .signs-legend li { display: flex; align-items: center; gap: 7px; }
.tile-sample { position: relative; flex: none; display: grid; place-items: center; width: 30px; height: 20px; border-radius: 4px; overflow: hidden; background: var(--tint); color: var(--word); } .tile-sample.stays { background: var(--strong); color: var(--on); }
.tile-sample i, .tile i { position: absolute; left: 0; bottom: 0; height: 4px; background: var(--strong); }
table.matrix { border-collapse: separate; border-spacing: 2px; margin: 0; font-size: .9rem; }
.matrix th, .matrix td { padding: 0; border: 0; vertical-align: middle; }
.matrix thead th { padding: 0 8px 6px; vertical-align: bottom; font-size: .93em; color: var(--quiet); font-weight: 500; } .matrix thead .words { color: var(--ink); font-weight: 650; font-size: 1em; } .matrix thead small { font-weight: 400; font-size: .93em; color: var(--quiet); }
.matrix thead .corner { padding-left: 0; width: 250px; } .matrix thead .words { width: 190px; } .matrix thead .upright { padding: 0 0 6px; width: 34px; } .upright span { display: block; margin: 0 auto; writing-mode: vertical-rl; transform: rotate(180deg); max-height: 130px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; line-height: 34px; }
.matrix .over th { padding: 0 0 10px; font-size: .89em; white-space: nowrap; } .over th span { display: block; text-align: center; border-bottom: 1px solid var(--line); padding-bottom: 3px; }
.matrix tbody::before { content: ""; display: block; height: 9px; } .matrix thead + tbody::before { height: 0; }
.matrix tbody th { font-weight: 400; padding-right: 14px; line-height: 1.25; background: var(--sheet); } .who { display: flex; align-items: baseline; } .matrix .what { position: relative; flex: none; width: 7.2em; padding-right: 10px; font-weight: 650; overflow-wrap: anywhere; }
.how { white-space: nowrap; } .on-stack .how { white-space: normal; } .how a { color: inherit; text-decoration: none; } .how a:hover { text-decoration: underline; }
.matrix .tile { position: relative; height: 30px; background: var(--tint); color: var(--word); border-radius: 4px; overflow: hidden; min-width: 96px; } .matrix .tile.small { min-width: 34px; width: 34px; }
.tile > a { display: flex; align-items: center; gap: 6px; height: 100%; min-height: 30px; padding: 0 7px; color: inherit; text-decoration: none; outline: none; } .small > a { justify-content: center; padding: 0; } .f-untouched .s { opacity: .6; }
.tile .say { font-weight: 600; white-space: nowrap; } .matrix .tile.stays { background: var(--strong); color: var(--on); } .stays .say + .s { margin-left: auto; }
.tile:hover, .tile:focus-within { box-shadow: 0 0 0 2px var(--ink); } .matrix tbody tr:hover .how { color: var(--link); }
.matrix tr:target th, .matrix tr:target .back { box-shadow: 0 2px 0 var(--link); } .matrix tr { scroll-margin-top: 40vh; }
.matrix .back { position: relative; padding: 0 8px; min-width: 166px; line-height: 1.3; } .back > span:not(.sr) { display: flex; gap: 7px; align-items: center; } .back .s { color: var(--quiet); } .back.hand { font-weight: 600; } .back.hand .s { color: var(--i-fails); } .back.never { font-weight: 700; color: var(--i-down); } .back.never .s { color: inherit; } .back em { display: block; font-style: normal; font-weight: 400; font-size: .93em; color: var(--i-down); padding-bottom: 3px; } .back.unsure, .untried .back { color: var(--quiet); font-style: italic; font-size: .93em; }
.matrix .noticed { padding: 0 8px; color: var(--quiet); line-height: 1.3; min-width: 8.4em; } .matrix .noticed.missed { color: var(--ink); font-weight: 600; }
.tile-sample.hatched.hurt, .matrix .tile.hatched.hurt { background-color: var(--t-down); } .matrix .tile.refused { background: none; } .untried th { color: var(--quiet); }
.tile.worse::after, .tile.better::after { content: ""; position: absolute; right: 0; top: 0; border: 6px solid transparent; border-top-color: var(--ink); border-right-color: var(--ink); } .tile.better::after { border-top-color: var(--pass); border-right-color: var(--pass); }
.since ul { display: grid; gap: 6px; } .since li { display: flex; gap: 10px; align-items: baseline; } .since li b { flex: none; } .since .worse b { color: var(--fail); } .since .better b { color: var(--pass); } .since a { color: inherit; }
.card { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); background: var(--ink); color: var(--ground); }
.tile > a:hover .card, .tile > a:focus-visible .card { position: fixed; z-index: 9; left: 50%; bottom: 18px; transform: translateX(-50%); width: max-content; max-width: min(92vw, 60em); height: auto; clip-path: none; padding: 12px 18px; border-radius: 10px; font-size: .95rem; line-height: 1.45; box-shadow: 0 6px 24px rgb(0 0 0 / .25); pointer-events: none; white-space: normal; }
.card > span { display: block; } .card .judged { font-size: .88rem; }
@media (max-width: 1100px) { .matrix thead .corner, .matrix thead .words { width: auto; } .matrix tbody th, .matrix thead .corner { position: sticky; left: 0; z-index: 1; background: var(--sheet); } }
@media (max-width: 640px) {
  .picture-sheet { margin-inline: -14px; padding: 16px 10px; border-width: 1px 0; border-radius: 0; } .fates ul { display: grid; gap: 2px; } .signs-legend { font-size: .8rem; } .signs-legend ul { gap: 5px 12px; } .tile-sample { width: 24px; height: 18px; }
  table.matrix { font-size: .82rem; } .matrix .who { display: block; } .matrix .what { display: block; width: auto; padding: 4px 0 1px; } .matrix .what.again { padding: 0; height: 0; } .matrix tbody th { padding-right: 6px; min-width: 76px; max-width: 96px; }
  .matrix .tile { min-width: 78px; height: 38px; } .tile > a { gap: 4px; padding: 0 5px; } .matrix .back { min-width: 104px; padding: 0 5px; } .matrix .noticed { white-space: nowrap; } .back > span:not(.sr) { gap: 4px; } .matrix thead th { padding-inline: 5px; } .matrix thead .words, .matrix thead small { font-size: .8rem; } .tile .say { white-space: normal; line-height: 1.15; }
}
@media print {
  .matrix thead .corner, .matrix thead .words { width: auto; } .picture-sheet { padding: 0; border: 0; } table.matrix { font-size: 7pt; border-spacing: 1px; } .matrix thead th, .matrix thead .words { font-size: 7pt; padding: 0 3px 3px; } .matrix .what { width: 5.6em; padding-right: 4px; } .matrix tbody th { padding-right: 4px; position: static; }
  .matrix .tile { height: 17px; min-width: 50px; } .matrix .tile.small, .matrix thead .upright { min-width: 16px; width: 16px; } .upright span { line-height: 16px; max-height: 90px; } .tile > a { min-height: 17px; gap: 3px; padding: 0 3px; } .small > a { padding: 0; } .s { width: 9px; height: 9px; } .tile i, .tile-sample i { height: 2px; }
  .matrix .back { min-width: 76px; padding: 0 3px; } .matrix .noticed { padding: 0 3px; min-width: 0; } .back em { font-size: 6.5pt; } .card { display: none; } .matrix tbody { break-inside: avoid; } .matrix tbody::before { height: 4px; } .signs-legend { font-size: 7.5pt; } .fates ul { font-size: 9pt; }
}
`;
