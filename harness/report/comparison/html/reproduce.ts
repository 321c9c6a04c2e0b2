/** Everything that is needed to compare again. */
import type { Comparison } from '../../../model/comparison.ts';
import { formatBytes, formatWall } from '../../format.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';

function facts(comparison: Comparison): readonly (readonly [string, string])[] {
  const { engine } = comparison;
  return [
    ['scenario', comparison.file],
    ['comparison', `${comparison.run}, ${formatWall(comparison.wall)}`],
    ['seed', comparison.seed],
    ['commit', comparison.commit ?? 'not in a git repository'],
    ['resilience', comparison.version],
    ...(engine === null
      ? []
      : ([
          ['engine', `${engine.version}, API ${engine.apiVersion}; Compose ${engine.composeVersion ?? 'none'}`],
          [
            'machine',
            `${engine.os}, kernel ${engine.kernel}, cgroup ${engine.cgroup}, ${engine.cpus} CPUs, ${formatBytes(engine.memoryBytes)}`,
          ],
        ] as const)),
  ];
}

export const reproduce = (comparison: Comparison): Markup => html`
  <section aria-labelledby="reproduce">
    <h2 id="reproduce">Reproduce</h2>
    <pre class="command"><code>${comparison.command}</code></pre>
    <dl class="provenance">${facts(comparison).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </section>
`;
