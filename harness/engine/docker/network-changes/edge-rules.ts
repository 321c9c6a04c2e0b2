/**
 * The nftables text that cuts an edge of the dependency graph in the caller's network namespace. Text in, text out.
 *
 * Everything stands in one table of our own, so deleting the table restores the namespace. Our chains come before the
 * engine's address translation (priority −100) and after connection tracking (−200).
 */
import { type CallerEdge, type EdgeCut, ownName } from '../../network-change.ts';
import { chain } from './chain.ts';
import { learningRules, nxdomainRules } from './dns-rules.ts';

/** The whole table, replacing an older one in a single transaction. */
export function cutScript(cut: EdgeCut): string {
  const body = cut.how === 'wrong-name' ? nxdomainRules(cut.names) : pathRules(cut.how, cut);
  return [
    `# ${cut.from} loses ${cut.to}: ${cut.how}`,
    `table inet ${ownName}`,
    `delete table inet ${ownName}`,
    `table inet ${ownName} {`,
    ...body.map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

/** Fails, changing nothing, when there is no such table. */
export const deleteScript = `delete table inet ${ownName}\n`;

export const listScript = `list table inet ${ownName}\n`;

/** Packets that met the cutting rules, from what `list table` prints. */
export const packetsCut = (listing: string): number =>
  [...listing.matchAll(/counter packets (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);

/**
 * Only packets of flows that the caller opened are touched: calls from the callee to the caller go on. Dropping needs
 * both directions, or an answer under way would still arrive; a reset at the caller's next packet needs one.
 */
function pathRules(how: 'drop' | 'reject', edge: CallerEdge): readonly string[] {
  const verdicts =
    how === 'drop' ? ['drop'] : ['meta l4proto tcp reject with tcp reset', 'reject with icmpx port-unreachable'];
  const rules = (field: 'saddr' | 'daddr', direction: 'original' | 'reply') =>
    verdicts.flatMap((verdict) =>
      ['ip', 'ip6'].map(
        (family) => `${family} ${field} @${setOf(family)} ct direction ${direction} ${counted(verdict)}`,
      ),
    );
  return [
    ...addressSet('ip', edge.addresses),
    ...addressSet('ip6', edge.addresses),
    ...chain('learn', 'input', -160, learningRules(edge.names, edge.answers, setOf('ip'), setOf('ip6'))),
    ...chain('output', 'output', -150, rules('daddr', 'original')),
    ...(how === 'drop' ? chain('input', 'input', -150, rules('saddr', 'reply')) : []),
  ];
}

const setOf = (family: string): string => (family === 'ip' ? 'callee4' : 'callee6');

/** The counter stands behind every match and before the verdict, so it counts what was cut and nothing else. */
const counted = (verdict: string): string =>
  verdict.startsWith('meta l4proto tcp ') ? verdict.replace('tcp reject', 'tcp counter reject') : `counter ${verdict}`;

function addressSet(family: 'ip' | 'ip6', addresses: readonly string[]): readonly string[] {
  const own = addresses.filter((address) => address.includes(':') === (family === 'ip6')).toSorted();
  const elements = own.length > 0 ? ` elements = { ${own.join(', ')} };` : '';
  const type = family === 'ip' ? 'ipv4_addr' : 'ipv6_addr';
  return [`set ${setOf(family)} { type ${type}; flags dynamic; size 1024;${elements} }`];
}
