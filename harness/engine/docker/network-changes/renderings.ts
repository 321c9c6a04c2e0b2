/** Each kind of network change as the text that its tool is given, and how what the tool says of it is read. A kind without one does not compile. */
import type { NetworkChange, NetworkChangeKind, NetworkChangeOf } from '../../network-change.ts';
import { closeScript, deleteClosed, listClosed } from './closed-port-rules.ts';
import { cutScript, deleteScript, listScript, packetsCut } from './edge-rules.ts';

/** What reads the text: nftables, or traffic control. Both come with iproute2's and nftables' packages in the tools image. */
export type NetworkTool = 'nft' | 'tc';

export interface Rendering<K extends NetworkChangeKind> {
  readonly tool: NetworkTool;
  readonly apply: (change: NetworkChangeOf<K>) => string;
  readonly list: string;
  /** Packets that met it, from what `list` printed. */
  readonly packets: (listing: string) => number;
  readonly remove: string;
  /** What is said where there is nothing to list or to remove. */
  readonly absent: RegExp;
}

const absent = /No such file or directory/;

export const renderings: { readonly [K in NetworkChangeKind]: Rendering<K> } = {
  cut: {
    tool: 'nft',
    apply: cutScript,
    list: listScript,
    packets: packetsCut,
    remove: deleteScript,
    absent,
  },
  'closed-port': {
    tool: 'nft',
    apply: closeScript,
    list: listClosed,
    packets: packetsCut,
    remove: deleteClosed,
    absent,
  },
};

export function applyText(change: NetworkChange): string {
  // The key and the parameter are of one kind by the type of `renderings`, which indexing by a union loses.
  const { apply } = renderings[change.kind] as { readonly apply: (change: NetworkChange) => string };
  return apply(change);
}
