/** `npm run bench`: what the harness costs, as ratios with their goals. One line each, and under each what it is made of. */
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { ensureEngine } from '../../harness/provision/ensure.ts';
import { benchAgainst } from './against.ts';
import { benchAgreement } from './agreement.ts';
import { benchBeside, benchGrid, benchPlanted, benchSame } from './compare.ts';
import { benchCoverage } from './coverage.ts';
import { benchGate } from './gate.ts';
import { benchInside } from './inside.ts';
import { benchKinds } from './kinds.ts';
import { benchLong } from './long.ts';
import { benchPredict } from './predict.ts';
import { benchProber } from './prober.ts';
import { inTurn, median, ratioText, spreadText } from './ratios.ts';
import { benchSigkills } from './sigkills/sigkills.ts';
import { benchSimulated } from './simulated.ts';
import { bare, harness, testcontainers, totalOf } from './ways.ts';
import { benchWeaknesses } from './weaknesses.ts';
import { runWhole } from './whole-run.ts';
import { benchWidths } from './widths.ts';
import { benchWithin } from './within.ts';

const pairs = 6;
const say = (line: string): void => console.log(line);
const millis = (values: readonly number[]): string => `${median(values).toFixed(0)} ms`;

/** `npm run bench -- prober`, with other kinds and from inside, or `-- prober --against <folder>`: beside the prober of another checkout. */
async function benchProbers(say: (line: string) => void): Promise<void> {
  const place = process.argv.indexOf('--against');
  const other = process.argv[place + 1];
  if (place < 0) for (const bench of [benchProber, benchKinds, benchInside]) await bench(say);
  else if (other === undefined) throw new Error('--against wants the folder of another checkout');
  else await benchAgainst(resolve(other), say);
}

/** What takes minutes and more, or is asked for alone, is asked for by name: whether comparisons, forecasts, predictions and intervals are honest, and what a long run costs. */
const byName = {
  same: benchSame,
  planted: benchPlanted,
  grid: benchGrid,
  beside: benchBeside,
  gate: benchGate,
  simulated: benchSimulated,
  long: benchLong,
  coverage: benchCoverage,
  widths: benchWidths,
  within: benchWithin,
  prober: benchProbers,
  sigkills: benchSigkills,
  weaknesses: benchWeaknesses,
  agreement: benchAgreement,
};
const asked = Object.entries(byName).filter(([name]) => process.argv.includes(name));
for (const [, bench] of asked) await bench(say);
if (asked.length > 0) process.exit();
benchPredict(say);
// `npm run bench -- predict`: what needs no engine.
if (process.argv.includes('predict')) process.exit();

const onProgress = (line: string): void => void process.stderr.write(`${line}\n`);
const machine = await ensureEngine({ mayProvision: true, onProgress, env: process.env });
const [ours, plain, theirs] = [await harness(machine), bare(machine), testcontainers(machine)];

say('settings: two services (Node server with a published port, shell loop), health interval 500 ms, images present');
for (const warm of [ours, plain, theirs]) await warm('exit');

const [own, compose, containers] = await inTurn(pairs, [() => ours('exit'), () => plain('exit'), () => theirs('exit')]);
const [ownTotals, composeTotals, containersTotals] = [own!, compose!, containers!].map((some) => some.map(totalOf));
const parts = (some: typeof own): string =>
  `up ${millis(some!.map(({ up }) => up))}, down ${millis(some!.map(({ down }) => down))}`;
say(`stack up+down ÷ docker compose up --wait, down -t 0: ${ratioText(ownTotals!, composeTotals!)}, goal ≤ 1.1`);
say(
  `  ours ${parts(own)} · bare ${parts(compose)}: its --wait looks at the health every 500 ms, ours is told by the engine`,
);

const [ownDeaf, containersDeaf] = await inTurn(3, [() => ours('ignore'), () => theirs('ignore')]);
const deaf = ratioText(containersDeaf!.map(totalOf), ownDeaf!.map(totalOf));
say(
  `testcontainers' DockerComposeEnvironment ÷ ours: ${ratioText(containersTotals!, ownTotals!)} where services end at SIGTERM, goal ≥ 5`,
);
say(
  `  theirs ${parts(containers)}: no fixed wait but a look at the health every 100 ms; both wait for the engine and Compose`,
);
say(`testcontainers' DockerComposeEnvironment ÷ ours: ${deaf} where services ignore SIGTERM, goal ≥ 5`);
say(`  theirs ${parts(containersDeaf)}: its down passes no -t for a timeout of 0, so the grace of 10 s is waited for`);

/** The engine's own time: what bare Compose needs for the same stack, up to healthy and down again. */
const enginesOwn = median(composeTotals!);
const runs = [await runWhole()];
const shares = runs.map(({ wall, windows }) => wall / (windows + enginesOwn));
say(`run ÷ (windows + engine's own time): ${shares.map((share) => share.toFixed(3)).join(', ')}, goal ≤ 1.03`);
const quicker = runs.map(({ wall, windows }) => wall / (windows + median(ownTotals!)));
say(
  `  ${quicker.map((share) => share.toFixed(3)).join(', ')} against our own quicker up and down of ${millis(ownTotals!)}`,
);
say(
  `  wall ${runs.map(({ wall }) => (wall / 1000).toFixed(2)).join(', ')} s · windows ${(runs[0]!.windows / 1000).toFixed(0)} s · engine's own ${(enginesOwn / 1000).toFixed(2)} s (bare up to healthy, and down)`,
);

await benchProber();
say(
  `noise: the slowest bare cycle took ${spreadText(composeTotals!)} times the quickest; load average ${loadavg()[0]!.toFixed(1)}`,
);
