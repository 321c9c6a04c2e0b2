/** What lint says of restart policies, and of what they are taken for. */
import { expect } from 'chai';
import type { LintService } from '../../harness/model/lint.ts';
import { foundBy, health, other, sound } from './parts.ts';

const always = { restart: { name: 'always' } } as const;
const restart = (text: string): Pick<LintService, 'resolved'> => ({ resolved: { restart: text } });
const deployed = (restart_policy: Readonly<Record<string, unknown>>, more = {}): Pick<LintService, 'resolved'> => ({
  resolved: { deploy: { restart_policy }, ...more },
});

describe('lint of restart policies', () => {
  it('refuses what the engine refuses, and writes what is meant where it is plain', () => {
    expect(foundBy('refused-restart', restart('sometimes'))[0]).to.include({ level: 'error', at: 'restart' });
    expect(foundBy('refused-restart', restart('Always'))[0]!.value).to.equal('always');
    expect(foundBy('refused-restart', restart('unless_stopped'))[0]!.value).to.equal('unless-stopped');
    expect(foundBy('refused-restart', restart('always:3'))[0]!.value).to.equal('always');
    expect(foundBy('refused-restart', restart('on-failure:-1'))).to.have.length(1);
    for (const fine of ['no', 'always', 'on-failure', 'on-failure:3', 'on-failure:0', 'unless-stopped', 'no:0']) {
      expect(foundBy('refused-restart', restart(fine)), fine).to.deep.equal([]);
    }
  });

  it('refuses below deploy what the engine refuses', () => {
    for (const policy of [{ condition: 'sometimes' }, { condition: 'any', max_attempts: 3 }, { max_attempts: 3 }]) {
      expect(foundBy('refused-restart', deployed(policy)), JSON.stringify(policy)).to.have.length(1);
    }
    for (const condition of ['none', 'any', 'no', 'always', 'unless-stopped', '', null]) {
      expect(foundBy('refused-restart', deployed({ condition })), `${condition}`).to.deep.equal([]);
    }
    expect(foundBy('refused-restart', deployed({ condition: 'on-failure', max_attempts: 3 }))).to.deep.equal([]);
    // Compose does not hand on what it leaves out.
    expect(foundBy('refused-restart', deployed({ condition: 'any' }, { restart: 'sometimes' }))).to.deep.equal([]);
  });

  it('names a policy below deploy that overrules, is none, or is taken in part', () => {
    const overruled = foundBy('deploy-restart-policy', deployed({ condition: 'none' }, { restart: 'always' }));
    expect(overruled.map((one) => one.cost)).to.deep.equal(['its policy is no']);
    const bare = foundBy('deploy-restart-policy', deployed({ delay: '5s' }));
    expect(bare.map((one) => [one.level, one.value])).to.deep.equal([['warning', 'any']]);
    const waits = foundBy('deploy-restart-policy', { ...always, ...deployed({ condition: 'any', delay: '5s' }) });
    expect(waits.map((one) => [one.level, one.at])).to.deep.equal([['note', 'deploy/restart_policy/delay']]);
    expect(foundBy('deploy-restart-policy', { ...always, ...deployed({ condition: 'any' }) })).to.deep.equal([]);
    expect(foundBy('deploy-restart-policy', { ...always, ...restart('always') })).to.deep.equal([]);
  });

  it('names a number of restarts on what is to stay up, with what uses them all', () => {
    const limited = { restart: { name: 'on-failure', maxAttempts: 5 } } as const;
    const [found] = foundBy('on-failure-count-for-life', limited);
    expect(found).to.include({ level: 'warning', value: 'on-failure' });
    // 0.1 + 0.2 + 0.4 + 0.8 + 1.6.
    expect(found!.cost).to.include('crash 6').and.include('3.1 s');
    expect(foundBy('on-failure-count-for-life', { restart: { name: 'on-failure', maxAttempts: 0 } })).to.deep.equal([]);
    expect(foundBy('on-failure-count-for-life', { ...limited, health: null, ports: [] }), 'a job').to.deep.equal([]);
    const web = other('web', { dependsOn: [{ service: 'api', condition: 'service_completed_successfully' }] });
    expect(foundBy('on-failure-count-for-life', limited, [web]), 'an awaited job').to.deep.equal([]);
    const below = foundBy('on-failure-count-for-life', {
      ...limited,
      ...deployed({ condition: 'on-failure', max_attempts: 5 }),
    });
    expect(below[0]).to.have.property('at', 'deploy/restart_policy/max_attempts');
    expect(below[0]).to.not.have.property('value');
  });

  it('names a job that is awaited and started again, which no start survives', () => {
    const web = other('web', { dependsOn: [{ service: 'api', condition: 'service_completed_successfully' }] });
    expect(foundBy('awaited-never-ends', always, [web])[0]).to.include({ level: 'error', value: 'on-failure' });
    expect(foundBy('awaited-never-ends', { restart: { name: 'unless-stopped' } }, [web])).to.have.length(1);
    expect(foundBy('awaited-never-ends', { restart: { name: 'on-failure', maxAttempts: 0 } }, [web])).to.deep.equal([]);
    expect(foundBy('awaited-never-ends', always)).to.deep.equal([]);
  });

  it('names a job that ends by itself and is started again', () => {
    const job = { ...always, health: null, ports: [], command: ['sh', '-c', 'mc mb store/pictures; exit 0'] };
    expect(foundBy('one-shot-restarted', job)[0]).to.include({ level: 'warning', value: 'on-failure' });
    expect(foundBy('one-shot-restarted', { ...job, restart: { name: 'no' } })).to.deep.equal([]);
    expect(foundBy('one-shot-restarted', { ...job, command: ['sh', '-c', 'trap "exit 0" TERM; serve'] })).to.deep.equal(
      [],
    );
    expect(foundBy('one-shot-restarted', { ...job, ports: sound.ports }), 'it is used').to.deep.equal([]);
  });

  it('notes what others use and nothing starts again, unless that is meant', () => {
    expect(foundBy('no-restart-policy', {})[0]).to.include({ level: 'note', value: 'unless-stopped' });
    expect(foundBy('no-restart-policy', { startsOnce: true })).to.deep.equal([]);
    expect(foundBy('no-restart-policy', { ports: [] })).to.deep.equal([]);
    expect(foundBy('no-restart-policy', deployed({ condition: 'none' }))).to.deep.equal([]);
    expect(foundBy('no-restart-policy', always)).to.deep.equal([]);
  });

  it('names the network of another, which goes with its restart', () => {
    const inside = { shares: { network: { is: 'service', name: 'vpn' } } } as const;
    expect(foundBy('dead-shared-network', inside, [other('vpn', always)])[0]).to.include({
      level: 'warning',
      at: 'network_mode',
    });
    expect(foundBy('dead-shared-network', inside, [other('vpn', always)])[0]!.cost).to.include('restart: always');
    expect(foundBy('dead-shared-network', { shares: { network: { is: 'host' } } })).to.deep.equal([]);
    expect(
      foundBy('dead-shared-network', { shares: { pid: { is: 'service', name: 'vpn' } } }, [other('vpn')]),
    ).to.deep.equal([]);
  });

  it('notes a restart with a dependency, where the file says it', () => {
    const depends: Partial<LintService> = { dependsOn: [{ service: 'db', condition: 'service_started' }] };
    const written = (db: unknown) => ({ ...depends, written: [{ depends_on: { db } }] });
    expect(
      foundBy('restart-with-dependency', written({ condition: 'service_started', restart: true }))[0]!.level,
    ).to.equal('note');
    expect(foundBy('restart-with-dependency', written({ condition: 'service_started' }))).to.deep.equal([]);
    expect(foundBy('restart-with-dependency', depends), 'Compose adds it to a link').to.deep.equal([]);
  });
});

describe('lint of healers', () => {
  const autoheal = (environment?: Readonly<Record<string, string>>, more: Partial<LintService> = {}): LintService =>
    other('heal', { ...always, image: 'willfarrell/autoheal:1.2', resolved: { environment }, ...more });
  const labelled = { labels: { autoheal: 'true' } };

  it('names a health check with a restart policy that nobody joins, with what the settings predict', () => {
    // At the earliest one interval and a check after the first failing check, at the latest two of each.
    expect(foundBy('nobody-heals', always)[0]!.cost).to.match(/^unhealthy after 5\.\d+ … 1\d(\.\d+)? s, and stays so$/);
    expect(foundBy('nobody-heals', {})).to.deep.equal([]);
  });

  it('lets a check that ends the process be the healer, and not one with the word in a URL', () => {
    const checked = (test: string) =>
      foundBy('nobody-heals', { ...always, health: { ...health, test: ['CMD-SHELL', test] } });
    expect(checked('node check.ts || kill 1')).to.deep.equal([]);
    expect(checked('curl -f http://localhost/ || bash -c "kill -s 15 -1 && (sleep 10; kill -s 9 -1)"')).to.deep.equal(
      [],
    );
    expect(checked('curl -f http://localhost/kill')).to.have.length(1);
    expect(checked('curl -f http://localhost/ # || kill 1')).to.have.length(1);
  });

  it('says of a healer in the stack whom it passes over, and of nobody else', () => {
    for (const healer of [autoheal({ AUTOHEAL_CONTAINER_LABEL: 'all' }), other('resilience-healer')]) {
      expect([
        ...foundBy('nobody-heals', always, [healer]),
        ...foundBy('healer-passes-over', always, [healer]),
      ]).to.deep.equal([]);
    }
    expect(foundBy('healer-passes-over', { ...always, ...labelled }, [autoheal()])).to.deep.equal([]);
    expect(foundBy('healer-passes-over', always, [autoheal()])[0]).to.include({ level: 'warning', value: 'true' });
    const named = autoheal({ AUTOHEAL_CONTAINER_LABEL: 'heal-me' });
    expect(foundBy('healer-passes-over', { ...always, ...labelled }, [named])).to.have.length(1);
    expect(foundBy('healer-passes-over', { ...always, labels: { 'heal-me': 'true' } }, [named])).to.deep.equal([]);
    expect(foundBy('healer-passes-over', { ...always, health: null }, [autoheal()]), 'never unhealthy').to.deep.equal(
      [],
    );
  });

  it('notes a label that nobody in the stack reads', () => {
    expect(foundBy('label-without-healer', labelled)[0]!.level).to.equal('note');
    expect(foundBy('label-without-healer', labelled, [autoheal()])).to.deep.equal([]);
    expect(foundBy('label-without-healer', { labels: { autoheal: 'false' } })).to.deep.equal([]);
  });

  it('notes the socket in a healer, and names one that nothing restarts', () => {
    const image = 'willfarrell/autoheal';
    expect(foundBy('healer-itself', { ...always, image, engineSocket: true }).map((one) => one.level)).to.deep.equal([
      'note',
    ]);
    expect(foundBy('healer-itself', { image }).map((one) => [one.level, one.value])).to.deep.equal([
      ['warning', 'always'],
    ]);
    expect(foundBy('healer-itself', { image: 'portainer', engineSocket: true })).to.deep.equal([]);
  });
});
