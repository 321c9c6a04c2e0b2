/** What `nft` does in a simulated container's network namespace. */
import type { ExecResult } from '../engine.ts';
import type { Container } from './container.ts';
import { type EdgeScript, readEdgeScript } from './edge-rules.ts';
import { type Cut, resolveName } from './network.ts';
import type { World } from './world.ts';

const done: ExecResult = { exitCode: 0, output: '' };
const missing: ExecResult = { exitCode: 1, output: 'Error: No such file or directory' };

export function runNft(world: World, container: Container, text: string): ExecResult {
  const script = readEdgeScript(text);
  if (script === null) return { exitCode: 1, output: 'Error: syntax error, not a script that is simulated' };
  switch (script.does) {
    case 'lookup':
      return lookUp(world, container, script);
    case 'cut':
      container.cuts = [...container.cuts.filter((one) => one.table !== script.table), cutOf(script)];
      return done;
    case 'delete': {
      const left = container.cuts.filter((one) => one.table !== script.table);
      const result = left.length === container.cuts.length ? missing : done;
      container.cuts = left;
      return result;
    }
    case 'list': {
      const cut = container.cuts.find((one) => one.table === script.table);
      if (cut === undefined) return missing;
      return { exitCode: 0, output: `table inet ${cut.table} { counter packets ${cut.packets} bytes 0 }\n` };
    }
  }
}

const cutOf = ({ table, cut, callee, addresses }: Extract<EdgeScript, { does: 'cut' }>): Cut => ({
  table,
  verdict: cut === 'wrong-name' ? null : cut,
  addresses,
  names: cut === 'wrong-name' ? [callee] : [],
  packets: 0,
});

function lookUp(world: World, from: Container, { names }: Extract<EdgeScript, { does: 'lookup' }>): ExecResult {
  const unknown = names.filter(({ name }) => resolveName(world, from, name).length === 0);
  const errors = unknown.map(
    ({ line }) => `/dev/stdin:${line}:14-30: Error: Could not resolve hostname: Name or service not known`,
  );
  return { exitCode: errors.length === 0 ? 0 : 1, output: errors.join('\n') };
}
