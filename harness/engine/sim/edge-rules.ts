/** Reads the nftables scripts that the harness writes (`faults/edge-rules.ts`, `faults/dns-lookup.ts`), and nothing else. */

export type EdgeScript =
  | {
      readonly does: 'cut';
      readonly table: string;
      readonly cut: 'drop' | 'reject' | 'wrong-name';
      readonly callee: string;
      readonly addresses: readonly string[];
    }
  | { readonly does: 'delete' | 'list'; readonly table: string }
  /** Asks which names resolve, each on a line of its own. */
  | { readonly does: 'lookup'; readonly names: readonly { readonly name: string; readonly line: number }[] };

const address = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;

/** Null: not a script of ours. A cut is known by its first line, `# <caller> loses <callee>: <cut>`; its rules are not read. */
export function readEdgeScript(script: string): EdgeScript | null {
  const lines = script.split('\n');
  const asked = lines.flatMap((text, index) => {
    const name = text.match(/^\s*ip daddr "([^"]+)"$/)?.[1];
    return name === undefined ? [] : [{ name, line: index + 1 }];
  });
  if (asked.length > 0) return { does: 'lookup', names: asked };
  const cut = script.match(/^# \S+ loses (\S+): (drop|reject|wrong-name)\ntable inet (\S+)\n/);
  if (cut !== null) {
    const sets = [...script.matchAll(/elements = \{([^}]*)\}/g)].map(([, elements]) => elements!).join();
    const [, callee, kind, table] = cut as unknown as readonly [
      string,
      string,
      'drop' | 'reject' | 'wrong-name',
      string,
    ];
    return { does: 'cut', table, cut: kind, callee, addresses: sets.match(address) ?? [] };
  }
  const other = script.match(/^(delete|list) table inet (\S+)\s*$/);
  return other === null ? null : { does: other[1] as 'delete' | 'list', table: other[2]! };
}
