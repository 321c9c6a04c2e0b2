/**
 * The host's packet rules around the private engine.
 *
 * Alone on its host, the engine keeps them itself, as everywhere. Every engine rebuilds the chains named DOCKER at its start, so
 * beside another engine ours is told to leave them alone, and a handful of rules for its own addresses take their place: the
 * other engine's policy drops whatever it does not know, even between two containers on one bridge. What this loses is the
 * isolation of the private engine's networks from each other.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { hostCommand } from '../host/host-command.ts';
import type { Env } from '../host/paths.ts';
import { inPool } from './address-pool.ts';

/** The host before the engine came, to be restored when it goes. */
export interface HostRules {
  /** Whether forwarding was on: `0` or `1`. */
  readonly forwarding: string;
  /** What became of forwarded packets that no rule named; null where it is not known. */
  readonly policy: string | null;
  /** Whether chains named DOCKER were there already. */
  readonly chains: boolean;
}

const forwardingFile = '/proc/sys/net/ipv4/ip_forward';
const programs = ['iptables', 'ip6tables'] as const;
const tables = ['filter', 'nat', 'raw'] as const;

/** Reads what is there. */
export async function readHostRules(env: Env): Promise<HostRules> {
  const rules = await listRules('iptables', 'filter', env);
  const policy = rules.map((rule) => /^-P FORWARD (\S+)/.exec(rule)?.[1]).find((one) => one !== undefined);
  const forwarding = (await readFile(forwardingFile, 'utf8').catch(() => '1')).trim();
  return { forwarding, policy: policy ?? null, chains: rules.some((rule) => rule.startsWith('-N DOCKER')) };
}

/** Lets the containers of `pool` speak with each other, and out to the world. */
export async function addOwnRules(pool: string, env: Env): Promise<void> {
  for (const rule of ownRules(`${pool}/16`)) await hostCommand(['iptables', '-w', ...rule], env);
}

/** In each, the place of the chain is after `-t table`. */
const ownRules = (range: string): readonly (readonly string[])[] => [
  ['-t', 'filter', '-A', 'FORWARD', '-s', range, '-j', 'ACCEPT'],
  ['-t', 'filter', '-A', 'FORWARD', '-d', range, '-m', 'conntrack', '--ctstate', 'RELATED,ESTABLISHED', '-j', 'ACCEPT'],
  ['-t', 'nat', '-A', 'POSTROUTING', '-s', range, '!', '-d', range, '-j', 'MASQUERADE'],
];

/**
 * Takes back every rule about our bridges and addresses. With `before`, the engine had the rules to itself: the chains it made
 * go too, unless they were there before it, and policy and forwarding become what they were.
 */
export async function restoreHostRules(
  bridge: string,
  pool: string,
  before: HostRules | null,
  env: Env,
): Promise<void> {
  for (const program of programs) {
    for (const table of tables) {
      const rules = await listRules(program, table, env);
      for (const words of rulesToDelete(rules, bridge, pool, before !== null && !before.chains)) {
        await hostCommand([program, '-w', '-t', table, ...words], env);
      }
    }
  }
  if (before === null) return;
  if (before.policy !== null) await hostCommand(['iptables', '-w', '-P', 'FORWARD', before.policy], env);
  await writeFile(forwardingFile, before.forwarding).catch(() => {});
}

/** The commands that take rules back, from the output of `iptables -S`; `chains`: the chains named DOCKER go as well. */
export function rulesToDelete(
  rules: readonly string[],
  bridge: string,
  pool: string,
  chains: boolean,
): readonly (readonly string[])[] {
  const made = chains ? rules.flatMap((rule) => /^-N (DOCKER\S*)$/.exec(rule)?.[1] ?? []) : [];
  const ours = rules.filter((rule) => {
    if (!rule.startsWith('-A ')) return false;
    const words = rule.split(' ');
    const addresses = words.filter((word) => /^\d+\.\d+\.\d+\.\d+(\/\d+)?$/.test(word));
    return (
      words.includes(bridge) ||
      addresses.some((one) => inPool(one.replace(/\/.*/, ''), pool)) ||
      made.some((chain) => words[1] !== chain && words.includes(chain))
    );
  });
  return [
    ...ours.map((rule) => rule.replace('-A', '-D').split(' ')),
    ...made.map((chain) => ['-F', chain]),
    ...made.map((chain) => ['-X', chain]),
  ];
}

async function listRules(program: string, table: string, env: Env): Promise<readonly string[]> {
  const { stdout } = await hostCommand([program, '-w', '-t', table, '-S'], env);
  return stdout.split('\n').filter(Boolean);
}
