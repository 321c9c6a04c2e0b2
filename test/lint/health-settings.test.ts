/** What lint says of the settings of health checks. */
import { expect } from 'chai';
import type { LintService } from '../../harness/model/lint.ts';
import { milliseconds, seconds } from '../../harness/model/time.ts';
import { foundBy, health, other } from './parts.ts';

const said = (healthcheck: Readonly<Record<string, unknown>>): Pick<LintService, 'resolved' | 'written'> => ({
  resolved: { healthcheck },
  written: [{ healthcheck }],
});

describe('lint of health checks', () => {
  it('notes a service without one, unless only its image can tell', () => {
    const none = { health: null, healthFrom: 'none' } as const;
    expect(foundBy('no-health-check', none)).to.have.length(1);
    expect(foundBy('no-health-check', { ...none, ...said({ disable: true }) })[0]!.message).to.include('switched off');
    expect(foundBy('no-health-check', { health: null, healthFrom: 'unknown' })).to.deep.equal([]);
    expect(foundBy('no-health-check', { ...none, startsOnce: true, ports: [] })).to.deep.equal([]);
  });

  it('names a start period that was seen to be too short, and how many failures it costs', () => {
    const quick = { ...health, interval: seconds(1), startInterval: seconds(1), startPeriod: seconds(1), retries: 3 };
    const cost = (took: number) =>
      foundBy('start-period-too-short', { health: quick, observedStart: milliseconds(took) }).map((one) => one.cost);
    expect(cost(900)).to.deep.equal([]);
    expect(cost(2500)).to.deep.equal(['about 2 of the 3 failures that are allowed are used up by every start']);
    expect(cost(6000)[0]).to.match(/^about 5 checks fail .* every start passes through unhealthy$/);
  });

  it('names a check that cannot notice within the objective, and whether it ever can', () => {
    const cost = (objective: number) =>
      foundBy('interval-beyond-objective', {}, [], seconds(objective)).map((one) => one.cost);
    expect(cost(15)).to.deep.equal([]);
    expect(cost(10)[0]).to.not.include('never');
    expect(cost(2)[0]).to.include('never in time');
    expect(foundBy('interval-beyond-objective', {})).to.deep.equal([]);
  });

  it('notes a timeout above the interval, which works, with the pace of a hang', () => {
    const [found] = foundBy('timeout-above-interval', { health: { ...health, timeout: seconds(30) } });
    expect(found!.level).to.equal('note');
    // Two whole timeouts and a gap at the least.
    expect(found!.cost).to.match(/^a hang is noticed after 6\d(\.\d+)? … 7\d/);
    expect(foundBy('timeout-above-interval', { health: { ...health, timeout: seconds(5) } })).to.deep.equal([]);
  });

  it('names a check that needs more than ten minutes, with both times, at the setting that makes it so', () => {
    const slow = { ...health, interval: seconds(30), timeout: seconds(90), retries: 10 };
    expect(foundBy('slow-detection', { health: slow })).to.deep.include({
      level: 'warning',
      message: 'api is checked every 30 s for at most 1 min 30 s, and 10 failed checks make it unhealthy',
      cost: 'a failure is noticed after up to 5 min 8 s, a hang after up to 20 min 10 s',
      at: 'healthcheck/retries',
    });
    const hourly = { ...health, interval: seconds(1800), retries: 1 };
    expect(foundBy('slow-detection', { health: hourly })[0]!.at).to.equal('healthcheck/interval');
    const usual = { ...health, interval: seconds(90), timeout: seconds(10), retries: 3 };
    expect(foundBy('slow-detection', { health: usual })).to.deep.equal([]);
  });

  it('names a start interval that never counts', () => {
    const blunt = { ...health, startPeriod: seconds(0) };
    expect(foundBy('start-interval-unused', { health: blunt, ...said({ start_interval: '1s' }) })).to.have.length(1);
    expect(foundBy('start-interval-unused', { health, ...said({ start_interval: '1s' }) })).to.deep.equal([]);
    expect(foundBy('start-interval-unused', { health: blunt, ...said({ interval: '1s' }) })).to.deep.equal([]);
  });

  it('notes a first check that others wait for, where it comes late on every engine', () => {
    const late = { ...health, interval: seconds(30), startInterval: seconds(30), startPeriod: seconds(0) };
    const web = other('web', { dependsOn: [{ service: 'api', condition: 'service_healthy' }] });
    const found = (change: Partial<LintService>, others = [web]) => foundBy('first-check-late', change, others);
    expect(found({ health: late })[0]).to.include({
      level: 'note',
      cost: 'every start of the stack takes 30 s and more, however quickly api is up',
    });
    expect(found({ health: late }, [])).to.deep.equal([]);
    const granted = { ...late, startPeriod: seconds(60) };
    expect(found({ health: granted }), 'engines differ').to.deep.equal([]);
    expect(found({ health: granted, ...said({ start_interval: '30s' }) })).to.have.length(1);
    expect(
      found({ health: { ...granted, startInterval: seconds(1) }, ...said({ start_interval: '1s' }) }),
    ).to.deep.equal([]);
  });

  it('names a start of ten seconds that ends the start of all, where others wait for it', () => {
    const web = other('web', { dependsOn: [{ service: 'api', condition: 'service_healthy' }] });
    const found = (startPeriod: number, retries: number, others = [web]) =>
      foundBy(
        'short-start',
        { health: { ...health, interval: seconds(1), startPeriod: seconds(startPeriod), retries } },
        others,
      );
    expect(found(0, 3)[0]).to.include({
      level: 'warning',
      message: 'api is unhealthy when it needs more than about 3 s to start',
    });
    expect(found(0, 7)[0]!.level, 'enough for a quick one').to.equal('note');
    expect(found(0, 3, [])).to.deep.equal([]);
    expect(found(0, 10)).to.deep.equal([]);
    expect(found(9, 3)).to.deep.equal([]);
  });

  it('names a check that asks another service, by URL, by host and port, or by option', () => {
    const asks = (test: string) =>
      foundBy('check-calls-dependency', { health: { ...health, test: ['CMD-SHELL', test] } }, [other('db')]);
    for (const test of ['curl -f http://db/health', 'nc -z db 5432', 'pg_isready -h db', 'pg_isready --host=db']) {
      expect(asks(test), test).to.have.length(1);
    }
    for (const test of ['curl -f http://localhost/db', 'test -f /var/db', 'curl http://db-proxy/', 'pg_isready']) {
      expect(asks(test), test).to.deep.equal([]);
    }
  });
});
