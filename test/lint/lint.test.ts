/** Each rule: what it finds, what it says it costs, and what it leaves alone. */
import { expect } from 'chai';
import { findingsIn } from '../../harness/lint/lint.ts';
import type { LintProject, LintRule, LintService } from '../../harness/model/lint.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { health, sound } from './parts.ts';

const blind = { health: null, healthFrom: 'unknown' } as const;
const db: LintService = { ...sound, ...blind, name: 'db', ports: [] };

function found(change: Partial<LintService>, more: Partial<LintProject> = {}): Partial<Record<LintRule, string>> {
  const services = [{ ...sound, ...change }, db];
  const findings = findingsIn({ services, objective: null, ...more });
  expect(findings.filter((one) => one.service !== 'api')).to.deep.equal([]);
  return Object.fromEntries(findings.map((one) => [one.rule, one.cost ?? '']));
}

describe('lint', () => {
  it('finds nothing in sound settings', () => {
    expect(found({})).to.deep.equal({});
  });

  it('names a service without a health check, unless only its image can tell', () => {
    expect(found({ health: null, healthFrom: 'none' })).to.have.keys('no-health-check');
    expect(found(blind)).to.deep.equal({});
  });

  it('leaves services alone that run once and end', () => {
    const migrate: LintService = { ...db, health: null, healthFrom: 'none', name: 'migrate' };
    const waits = [{ service: 'migrate', condition: 'service_completed_successfully' }] as const;
    const lintOf = (services: readonly LintService[]) => findingsIn({ services, objective: null });
    expect(lintOf([{ ...sound, dependsOn: waits }, migrate])).to.deep.equal([]);
    expect(lintOf([sound, { ...migrate, startsOnce: true }]), 'restart: "no" and no port').to.deep.equal([]);
    expect(lintOf([sound, migrate]).map((one) => one.rule)).to.deep.equal(['no-health-check']);
  });

  it('names a health check with a restart policy that nobody joins, with what the settings predict', () => {
    const cost = found({ restart: { name: 'always' } })['nobody-heals'];
    // At the earliest one interval and a look after the first failing look, at the latest two of each.
    expect(cost).to.match(/^unhealthy after 5\.\d+ … 1\d(\.\d+)? s, and stays so$/);
  });

  it('lets a check that ends the process, a sidecar or an autoheal label be the healer', () => {
    const kills = { ...health, test: ['CMD-SHELL', 'node check.ts || kill 1'] };
    expect(found({ restart: { name: 'always' }, health: kills })).to.deep.equal({});
    expect(found({ restart: { name: 'always' }, labels: { autoheal: 'true' } })).to.deep.equal({});
    const watched = { ...sound, restart: { name: 'always' } } as const;
    for (const healer of [
      { ...db, name: 'resilience-healer' },
      { ...db, image: 'willfarrell/autoheal:1' },
    ]) {
      expect(findingsIn({ services: [watched, healer], objective: null })).to.deep.equal([]);
    }
  });

  it('names a start period that was seen to be too short, and how many failures it costs', () => {
    const quick = { ...health, interval: seconds(1), startInterval: seconds(1), startPeriod: seconds(1), retries: 3 };
    expect(found({ health: quick, observedStart: milliseconds(900) })).to.deep.equal({});
    expect(found({ health: quick, observedStart: milliseconds(2500) })['start-period-too-short']).to.equal(
      'about 2 of the 3 failures that are allowed are used up by every start',
    );
    expect(found({ health: quick, observedStart: seconds(6) })['start-period-too-short']).to.match(
      /^about 5 checks fail .* every start passes through unhealthy$/,
    );
  });

  it('names a check that cannot notice within the objective, and whether it ever can', () => {
    expect(found({}, { objective: seconds(15) })).to.not.have.property('interval-beyond-objective');
    expect(found({}, { objective: seconds(10) })['interval-beyond-objective']).to.not.include('never');
    expect(found({}, { objective: seconds(2) })['interval-beyond-objective']).to.include('never in time');
  });

  it('names a timeout above the interval, with the pace of a hang', () => {
    const slow = { ...health, timeout: seconds(30) };
    // Two whole timeouts and a gap at the least.
    expect(found({ health: slow })['timeout-above-interval']).to.match(/^a hang is noticed after 6\d(\.\d+)? … 7\d/);
    expect(found({ health: { ...health, timeout: seconds(5) } })).to.deep.equal({});
  });

  it('names a check that asks another service, by URL, by host and port, or by option', () => {
    for (const test of ['curl -f http://db/health', 'nc -z db:5432', 'pg_isready -h db', 'pg_isready --host=db']) {
      expect(found({ health: { ...health, test: ['CMD-SHELL', test] } }), test).to.have.keys('check-calls-dependency');
    }
    for (const test of ['curl -f http://localhost/db', 'test -f /var/db', 'curl -f http://db-proxy/', 'pg_isready']) {
      expect(found({ health: { ...health, test: ['CMD-SHELL', test] } }), test).to.deep.equal({});
    }
  });

  it('names a shell that keeps the SIGTERM for itself, and what each stop then takes', () => {
    const shell = ['/bin/sh', '-c', 'node migrate.ts && node main.ts'];
    expect(found({ command: shell, stopGrace: seconds(30) })['shell-swallows-sigterm']).to.include('30 s');
    for (const command of [
      ['sh', '-c', 'node main.ts'],
      ['sh', '-c', 'node migrate.ts && exec node main.ts'],
      ['node', 'main.ts', '-c', 'a;b'],
      null,
    ]) {
      expect(found({ command })).to.deep.equal({});
    }
  });

  it('names a fixed port of several replicas', () => {
    expect(found({ replicas: 3 })['fixed-port-with-scale']).to.include('the other 2 fail');
    expect(found({ replicas: 3, ports: [{ container: 80, host: null }] })).to.deep.equal({});
  });

  it('names a dependency that is not waited for, though it has a health check, unless that is written on purpose', () => {
    const written = (depends_on: unknown) => [{ depends_on }];
    const loose = { dependsOn: [{ service: 'db', condition: 'service_started' }], written: written(['db']) } as const;
    const checked = { ...db, health, healthFrom: 'compose' } as const;
    const costs = (one: Partial<LintService>, other: LintService): readonly string[] =>
      findingsIn({ services: [{ ...sound, ...one }, other], objective: null }).map((finding) => finding.cost ?? '');
    expect(costs(loose, checked))
      .to.have.length(1)
      .and.to.satisfy(([cost]: string[]) => /^db is healthy \d/.test(cost!));
    expect(costs({ ...loose, written: written({ db: { required: false } }) }, checked)).to.have.length(1);
    expect(costs(loose, db)).to.deep.equal([]);
    expect(costs({ dependsOn: [{ service: 'db', condition: 'service_healthy' }] }, checked)).to.deep.equal([]);
    expect(costs({ ...loose, written: written({ db: { condition: 'service_started' } }) }, checked)).to.deep.equal([]);
    expect(costs({ ...loose, written: [] }, checked), 'Compose adds it to a link').to.deep.equal([]);
  });
});
