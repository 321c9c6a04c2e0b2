/** What runs inside the network: a small Node program that asks the engine's resolver on an absolute schedule. */
import type { DnsProbe } from '../../model/probe.ts';

/** One line of the program; times are milliseconds since 1970 by its own clock, which is the engine host's. */
export interface Lookup {
  readonly due: number;
  readonly sent: number;
  readonly end: number;
  /** In the order of the answer. */
  readonly addresses: readonly string[];
  /** Seconds. */
  readonly ttl: number | null;
  /** As `node:dns` has it: `ENOTFOUND`, `ESERVFAIL`, `ETIMEOUT`. */
  readonly error: string | null;
}

/**
 * Asks 127.0.0.11, where the engine answers in every network of a project. Each lookup is a query of its own: Node's resolver
 * keeps nothing of c-ares, and only the full name is asked for. SIGTERM ends the schedule; what is under way is still told.
 */
export const lookupProgram = `
const { Resolver } = require('node:dns').promises;
const { NAME: name, EVERY: every, WITHIN: within } = process.env;
const resolver = new Resolver({ timeout: 2 * within, tries: 1 });
resolver.setServers(['127.0.0.11']);
const now = () => performance.timeOrigin + performance.now();

async function lookUp(due) {
  const sent = now();
  const late = Promise.withResolvers();
  const timer = setTimeout(() => late.reject({ code: 'ETIMEOUT' }), due + Number(within) - sent);
  const answer = await Promise.race([resolver.resolve4(name, { ttl: true }), late.promise]).then(
    (found) => ({ addresses: found.map((one) => one.address), ttl: found[0]?.ttl ?? null, error: null }),
    (error) => ({ addresses: [], ttl: null, error: error.code ?? String(error) }),
  );
  const end = now();
  clearTimeout(timer);
  console.log(JSON.stringify({ due, sent, end, ...answer }));
}

const first = now();
let [slot, timer] = [0, null];
const dueAt = () => first + slot * every;
function turn() {
  for (; now() >= dueAt(); slot += 1) lookUp(dueAt());
  timer = setTimeout(turn, dueAt() - now());
}
process.on('SIGTERM', () => clearTimeout(timer));
turn();
`;

/** What the program gets. */
export const programEnvironment = ({ service, rate, within }: DnsProbe): Readonly<Record<string, string>> => ({
  NAME: service,
  EVERY: String(1000 / rate),
  WITHIN: String(within),
});
