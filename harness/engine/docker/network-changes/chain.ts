/** The text of one nftables base chain. */
export const chain = (
  name: string,
  hook: 'input' | 'output',
  priority: number,
  rules: readonly string[],
): readonly string[] => [
  `chain ${name} {`,
  `  type filter hook ${hook} priority ${priority}; policy accept;`,
  ...rules.map((rule) => `  ${rule}`),
  '}',
];
