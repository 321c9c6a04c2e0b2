/** Network changes on a real engine: rendered as text, run in a container's network namespace, and read back. */
import type { Containers, NetworkChangeResult, NetworkNamespaces } from '../../engine.ts';
import { lookupScript, unresolved } from './dns-lookup.ts';
import type { NftResult, RunNft } from './nft.ts';
import { applyText, renderings } from './renderings.ts';
import { testConnectCommand } from './test-connect.ts';

export function dockerNamespaces(nft: RunNft, containers: Pick<Containers, 'exec'>): NetworkNamespaces {
  return {
    apply: async (id, change) => {
      const result = await nft(id, applyText(change));
      return result.exitCode === 0 ? took(result) : { refused: `nft refused the rules: ${result.output.trim()}` };
    },
    packets: async (id, kind) => {
      const { list, packets, absent } = renderings[kind];
      const { exitCode, output } = await nft(id, list);
      if (exitCode === 0) return packets(output);
      // It repeats the line that it complains of, so the name of the table in its answer says nothing.
      if (absent.test(output)) return null;
      throw new Error(`nft could not count: ${output.trim()}`);
    },
    restore: async (id, kind) => {
      const { remove, absent } = renderings[kind];
      const result = await nft(id, remove);
      if (result.exitCode === 0) return took(result);
      return absent.test(result.output) ? 'absent' : { refused: result.output.trim() };
    },
    resolve: async (id, names) => {
      const failed = unresolved(names, (await nft(id, lookupScript(names))).output);
      return names.map((name) => !failed.includes(name));
    },
    testConnect: async (id, address) => void (await containers.exec(id, testConnectCommand(address))),
  };
}

const took = ({ ran }: NftResult): NetworkChangeResult => ({ ran: ran ?? null });
