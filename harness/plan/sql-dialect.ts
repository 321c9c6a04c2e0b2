/** Whose SQL a query is: as its probe says, or else by the image of its service, or by the port that is asked. */
import type { SqlDialect } from '../model/driver.ts';
import { type Failure, failure } from '../model/failure.ts';
import type { ResolvedService } from '../model/plan.ts';
import { isSqlProbe, type Probe } from '../model/probe.ts';
import type { Stack } from '../model/stack.ts';

const byImage: readonly (readonly [RegExp, SqlDialect])[] = [
  [/postgres|postgis|pgvector|timescale|cockroach|pgbouncer|pgpool/, 'postgres'],
  [/mysql|mariadb|percona|tidb/, 'mysql'],
];

const byPort: ReadonlyMap<number, SqlDialect> = new Map([
  [5432, 'postgres'],
  [3306, 'mysql'],
]);

/** The probe as it is planned: with its dialect, where it needs one and any is known. */
export function withDialect<P extends Probe>(
  probe: P,
  services: readonly ResolvedService[],
  stack: Pick<Stack, 'services'>,
): P {
  if (!isSqlProbe(probe) || probe.dialect !== null) return probe;
  const service = services.find((one) => one.name === probe.service);
  const port = probe.port ?? stack.services[probe.service]?.port;
  const ports = port === undefined ? (service?.ports ?? []).map((one) => one.container) : [port];
  const dialect =
    byImage.find(([pattern]) => pattern.test(service?.image ?? ''))?.[1] ??
    ports.map((one) => byPort.get(one)).find((one) => one !== undefined);
  return { ...probe, dialect: dialect ?? null };
}

export function checkDialect(probe: Probe, at: string): readonly Failure[] {
  if (!isSqlProbe(probe) || probe.dialect !== null) return [];
  const message = `neither the image nor the port of ${probe.service} says whether it speaks the SQL of PostgreSQL or of MySQL`;
  return [failure('R224', message, { at, fix: "say it in the probe: dialect: 'postgres'" })];
}
