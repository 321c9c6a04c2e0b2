/** What is needed to do it again. */
import { longText } from '../../../model/duration-text.ts';
import type { Exploration } from '../../../model/exploration.ts';
import { formatBytes, formatWall } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

function facts({
  run,
  wall,
  seed,
  version,
  budget,
  took,
  engine,
}: Exploration): readonly (readonly [string, string])[] {
  return [
    ['run', `${run}, ${formatWall(wall)}`],
    ['seed', seed],
    ['budget', `${longText(budget)}, of which ${longText(took)} were used`],
    ['resilience', version],
    ...(engine === null
      ? []
      : ([
          ['engine', `${engine.version}, API ${engine.apiVersion}`],
          ['machine', `${engine.os}, kernel ${engine.kernel}, ${engine.cpus} CPUs, ${formatBytes(engine.memoryBytes)}`],
        ] as const)),
  ];
}

export const reproduce = (exploration: Exploration): Markup => html`
  <section aria-labelledby="reproduce">
    <h2 id="reproduce">Do it again</h2>
    <pre class="command"><code>${exploration.command}</code></pre>
    <dl class="provenance">${facts(exploration).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </section>
`;
