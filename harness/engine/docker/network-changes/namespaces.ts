/** Network changes on a real engine: rendered as text, run in a container's network namespace, and read back. */
import type { Containers, NetworkChangeResult, NetworkNamespaces } from '../../engine.ts';
import { lookupScript, unresolved } from './dns-lookup.ts';
import { connectTargets, wasAccepted } from './listening.ts';
import { countScript, countsIn, listCounts, noCounts } from './name-counts.ts';
import { applyText, renderings } from './renderings.ts';
import type { RulesResult, RunRules } from './rules.ts';
import { testConnectCommand } from './test-connect.ts';

export function dockerNamespaces(run: RunRules, containers: Pick<Containers, 'exec'>): NetworkNamespaces {
  return {
    apply: async (id, change) => {
      const { tool } = renderings[change.kind];
      const result = await run(id, tool, applyText(change));
      return result.exitCode === 0 ? took(result) : { refused: `${tool} refused the rules: ${result.output.trim()}` };
    },
    packets: async (id, kind) => {
      const { tool, list, packets, absent } = renderings[kind];
      const { exitCode, output } = await run(id, tool, list);
      if (exitCode === 0) return packets(output);
      // nft repeats the line that it complains of, so the name of the table in its answer says nothing.
      if (absent.test(output)) return null;
      throw new Error(`${tool} could not count: ${output.trim()}`);
    },
    restore: async (id, kind) => {
      const { tool, remove, absent } = renderings[kind];
      const result = await run(id, tool, remove);
      if (result.exitCode === 0) return took(result);
      return absent.test(result.output) ? 'absent' : { refused: result.output.trim() };
    },
    resolve: async (id, names) => {
      const failed = unresolved(names, (await run(id, 'nft', lookupScript(names))).output);
      return names.map((name) => !failed.includes(name));
    },
    countNames: async (id, names) => {
      const result = await run(id, 'nft', countScript(names));
      return result.exitCode === 0 ? took(result) : { refused: `nft refused the rules: ${result.output.trim()}` };
    },
    namesAsked: async (id) => {
      const { exitCode, output } = await run(id, 'nft', listCounts);
      if (exitCode === 0) return countsIn(output);
      if (noCounts.test(output)) return null;
      throw new Error(`nft could not count: ${output.trim()}`);
    },
    accepts: async (id, port, addresses) =>
      wasAccepted((await run(id, 'connect', connectTargets(port, addresses))).output),
    testConnect: async (id, address) => void (await containers.exec(id, testConnectCommand(address))),
  };
}

const took = ({ ran }: RulesResult): NetworkChangeResult => ({ ran: ran ?? null });
