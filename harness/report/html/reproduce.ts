/** Everything that is needed to run it again. */
import type { Analysis } from '../../model/analysis.ts';
import { formatBytes, formatWall } from '../format.ts';
import { keptText } from '../kept-text.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

function facts(analysis: Analysis): readonly (readonly [string, string])[] {
  const { engine } = analysis;
  const kept = keptText(analysis.kept);
  return [
    ['scenario', analysis.file],
    ['run', `${analysis.run}, ${formatWall(analysis.wall)}`],
    ['seed', analysis.seed],
    ['commit', analysis.commit ?? 'not in a git repository'],
    ['resilience', analysis.version],
    ...(engine === null
      ? []
      : ([
          ['engine', `${engine.version}, API ${engine.apiVersion}`],
          ['Compose', engine.composeVersion ?? 'none'],
          [
            'machine',
            `${engine.os}, kernel ${engine.kernel}, cgroup ${engine.cgroup}, ${engine.cpus} CPUs, ${formatBytes(engine.memoryBytes)}`,
          ],
        ] as const)),
    ...(kept === null ? [] : ([['left behind', kept]] as const)),
  ];
}

export const reproduce = (analysis: Analysis): Markup => html`
  <section aria-labelledby="reproduce">
    <h2 id="reproduce">Reproduce</h2>
    <pre class="command"><code>${analysis.command}</code></pre>
    <dl class="provenance">${facts(analysis).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </section>
`;
