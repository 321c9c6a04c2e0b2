/** What lint says of starts that wait, of first processes, of ports and of stops. */
import { expect } from 'chai';
import type { LintService } from '../../harness/model/lint.ts';
import type { DependsOn } from '../../harness/model/stack.ts';
import { seconds } from '../../harness/model/time.ts';
import { foundBy, health, other, sound } from './parts.ts';

describe('lint of what is waited for', () => {
  const on = (condition: DependsOn, written: unknown): Partial<LintService> => ({
    dependsOn: [{ service: 'db', condition }],
    written: written === undefined ? [] : [{ depends_on: written }],
  });
  const checked = other('db', { health, healthFrom: 'compose' });

  it('names a dependency that is not waited for, though it has a health check, unless that is written on purpose', () => {
    const found = (written: unknown, db = checked) =>
      foundBy('depends-on-without-condition', on('service_started', written), [db]);
    expect(found(['db'])[0]).to.include({ at: 'depends_on/db', value: 'service_healthy' });
    expect(found(['db'])[0]!.cost).to.match(/^db is healthy \d/);
    expect(found({ db: { required: false } })).to.have.length(1);
    expect(found(['db'], other('db')), 'without a check').to.deep.equal([]);
    expect(found({ db: { condition: 'service_started' } })).to.deep.equal([]);
    expect(found(undefined), 'Compose adds it to a link').to.deep.equal([]);
    expect(foundBy('depends-on-without-condition', on('service_healthy', ['db']), [checked])).to.deep.equal([]);
  });

  it('names a wait for the health of what has no check, unless only its image can tell', () => {
    const found = (db: LintService, more: Partial<LintService> = {}) =>
      foundBy('healthy-without-check', { ...on('service_healthy', undefined), ...more }, [db]);
    const none = other('db', { healthFrom: 'none' });
    expect(found(none)[0]).to.include({ level: 'error', at: 'depends_on/db/condition' });
    expect(found(none, { resolved: { depends_on: { db: { required: false } } } })[0]!.level).to.equal('warning');
    expect(found(other('db'))).to.deep.equal([]);
    expect(found(checked)).to.deep.equal([]);
  });
});

describe('lint of first processes', () => {
  const swallowed = (command: readonly string[] | null, more: Partial<LintService> = {}) =>
    foundBy('shell-swallows-sigterm', { command, ...more });

  it('names a shell that keeps the stop signal for itself, and what each stop then takes', () => {
    const [found] = swallowed(['/bin/dash', '-c', 'node main.ts'], { stopGrace: seconds(30) });
    expect(found!.cost).to.include('30 s').and.include('SIGKILL');
    expect(found!.at).to.equal('command');
  });

  it('knows which shell gives up its place to the last command: bash to a plain one, busybox to nearly any, dash to none', () => {
    const stays = (shell: string, text: string, builtOn: string | null = null) =>
      swallowed([shell, '-c', text], { builtOn }).length === 1;
    for (const text of ['a', 'a && b', 'a; b', 'a\nb']) {
      expect(
        ['bash', 'dash', 'ash'].map((shell) => stays(shell, text)),
        text,
      ).to.deep.equal([false, true, false]);
    }
    for (const text of ['a > log', 'a; b && c', 'if a; then b; fi', '{ a; }']) {
      expect(
        ['bash', 'dash', 'ash'].map((shell) => stays(shell, text)),
        text,
      ).to.deep.equal([true, true, false]);
    }
    for (const text of ['a | tee log', 'a & wait $!; b | c']) {
      expect(
        ['bash', 'dash', 'ash', 'sh'].map((shell) => stays(shell, text)),
        text,
      ).to.deep.equal([true, true, true, true]);
    }
    expect(stays('sh', 'a && b'), 'of no known system').to.equal(false);
    expect(stays('sh', 'a && b', 'node:24')).to.equal(true);
    expect(stays('sh', 'a && b', 'node:24-alpine')).to.equal(false);
    expect(stays('sh', 'a && b', 'quay.io/some/ubi9')).to.equal(false);
  });

  it('leaves alone what its author has thought of, what is the shell itself, and what nobody stops', () => {
    for (const text of [
      'a && exec b',
      'trap "kill $PID" TERM; a & PID=$!; wait',
      'while true; do backup; sleep 60; done',
      'while true; do backup; sleep 60; done > log',
      'a; tail -f /dev/null',
      'sleep infinity',
      'a "',
    ]) {
      expect(swallowed(['dash', '-c', text]), text).to.deep.equal([]);
    }
    expect(swallowed(['node', 'main.ts', '-c', 'a;b'])).to.deep.equal([]);
    expect(swallowed(null)).to.deep.equal([]);
    expect(swallowed(['dash', '-c', 'a'], { resolved: { stop_signal: 'SIGKILL' } })).to.deep.equal([]);
    expect(swallowed(['dash', '-c', 'migrate'], { health: null, ports: [] }), 'a job').to.deep.equal([]);
  });

  it('says of an init what it changes: stops are quick, and a kill all the same', () => {
    const [found] = swallowed(['dash', '-c', 'node main.ts'], { init: true });
    expect(found!.cost).to.equal('every stop, restart and replacement kills the service at once, whatever it is doing');
  });

  it('writes exec where the file itself has the text and no variable is in it', () => {
    const written = (command: readonly string[], raw: unknown = command) =>
      swallowed(command, { resolved: { command }, written: [{ command: raw }], builtOn: 'debian' })[0]?.value;
    expect(written(['sh', '-c', 'migrate && node main.ts'])).to.deep.equal([
      'sh',
      '-c',
      'migrate && exec node main.ts',
    ]);
    expect(written(['sh', '-c', 'echo $HOME; serve'], "sh -c 'echo $$HOME; serve'")).to.deep.equal([
      'sh',
      '-c',
      'echo $$HOME; exec serve',
    ]);
    expect(written(['sh', '-c', 'serve'], `sh -c $\{SERVE}`)).to.equal(undefined);
    expect(written(['sh', '-c', 'serve | tee log'])).to.equal(undefined);
  });

  it('names a supervisor, or a command in the background, whose death no policy sees', () => {
    const found = (command: readonly string[], more: Partial<LintService> = {}) =>
      foundBy('unwatched-processes', { command, restart: { name: 'always' }, ...more });
    const blind = { health: null, healthFrom: 'none' } as const;
    expect(found(['/usr/bin/supervisord', '-n'], blind)[0]!.level).to.equal('warning');
    expect(found(['/usr/bin/supervisord', '-n'])[0]!.level).to.equal('note');
    expect(found(['/init'], blind)[0]!.level, 'it starts again what dies').to.equal('note');
    expect(found(['sh', '-c', 'worker & exec serve'], blind)[0]!.message).to.include('`worker` in the background');
    expect(found(['tini', '--', 'python3', '/usr/bin/supervisord'], blind)).to.have.length(1);
    for (const command of ['node supervisord', 'tini -- serve']) {
      expect(found(command.split(' '), blind), command).to.deep.equal([]);
    }
    for (const text of ['a & b & wait -n', 'a && b', 'trap stop TERM; a & wait']) {
      expect(found(['sh', '-c', text], blind), text).to.deep.equal([]);
    }
  });

  it('refuses shell syntax in a command that no shell reads', () => {
    const found = (command: readonly string[], more: Readonly<Record<string, unknown>> = {}) =>
      foundBy('command-without-shell', { resolved: { command, ...more } });
    expect(found(['migrate', '&&', 'serve'])[0]).to.include({ level: 'error', at: 'command' });
    expect(found(['sh', '-c', 'migrate && serve'])).to.deep.equal([]);
    expect(found(['migrate', '&&', 'serve'], { entrypoint: ['sh', '-c'] })).to.deep.equal([]);
    expect(found(['serve', '--join', 'a&&b'])).to.deep.equal([]);
    expect(found(['find', '.', '-exec', 'touch', '{}', ';'])).to.deep.equal([]);
  });
});

describe('lint of ports', () => {
  const publishing = (name: string, ...ports: readonly Readonly<Record<string, unknown>>[]): LintService =>
    other(name, { resolved: { ports: ports.map((one) => ({ target: 80, protocol: 'tcp', ...one })) } });

  it('names a fixed port of several replicas', () => {
    expect(foundBy('fixed-port-with-scale', { replicas: 3 })[0]).to.include({ level: 'error' });
    expect(foundBy('fixed-port-with-scale', { replicas: 3 })[0]!.cost).to.include('the other 2 fail');
    expect(foundBy('fixed-port-with-scale', { replicas: 3, ports: [{ container: 80, host: null }] })).to.deep.equal([]);
  });

  it('names a port of the host that two services publish', () => {
    const found = (one: LintService, two: LintService, more: Partial<LintService> = {}) =>
      foundBy('host-port-taken', { ...two, ...more }, [one]);
    const [found80] = found(
      publishing('a', { published: '80' }),
      publishing('b', { published: '81' }, { published: '80' }),
    );
    expect(found80).to.include({
      level: 'error',
      at: 'ports/1',
      message: 'b publishes 80 at port 80 of the host, as a does',
    });
    expect(
      found(publishing('a', { published: '80' }), publishing('b', { published: '80', protocol: 'udp' })),
    ).to.deep.equal([]);
    const loopback = { published: '80', host_ip: '127.0.0.1' };
    expect(found(publishing('a', loopback), publishing('b', { ...loopback, host_ip: '127.0.0.2' }))).to.deep.equal([]);
    expect(found(publishing('a', loopback), publishing('b', { published: '80' }))).to.have.length(1);
    const both = publishing('b', { published: '80', host_ip: '0.0.0.0' }, { published: '80', host_ip: '::' });
    expect(foundBy('host-port-taken', both), 'one for each kind of address').to.deep.equal([]);
    expect(found(publishing('a', { published: '80-90' }), publishing('b', { published: '80-90' }))).to.deep.equal([]);
    expect(
      found(publishing('a', { published: '80' }), publishing('b', { published: '80' }), { replicas: 0 }),
    ).to.deep.equal([]);
    const awaits = { dependsOn: [{ service: 'a', condition: 'service_completed_successfully' }] } as const;
    expect(
      found(publishing('a', { published: '80' }), publishing('b', { published: '80' }), awaits),
      'it has ended',
    ).to.deep.equal([]);
  });

  it('names a port that one service publishes twice', () => {
    const twice = publishing('b', { published: '80' }, { published: '80', target: 81 });
    expect(foundBy('host-port-taken', twice).map((one) => one.message)).to.deep.equal([
      'b publishes 81 at port 80 of the host twice',
    ]);
  });

  it('refuses what belongs to a network where a service has none of its own', () => {
    const inside = (more: Readonly<Record<string, unknown>>) =>
      foundBy('network-conflict', { shares: { network: { is: 'service', name: 'vpn' } }, resolved: more });
    for (const [key, value] of Object.entries({ ports: [{}], expose: ['80'], hostname: 'x', dns: ['1.1.1.1'] })) {
      expect(inside({ [key]: value })[0], key).to.include({ level: 'error', at: key });
    }
    expect(inside({ ports: [], mac_address: '02:42:ac:11:65:43' })).to.deep.equal([]);
    expect(
      foundBy('network-conflict', { shares: { network: { is: 'host' } }, resolved: { ports: [{}] } }),
    ).to.deep.equal([]);
  });

  it('names ports that are published nowhere', () => {
    const found = (is: 'host' | 'none', published: string) =>
      foundBy('ports-discarded', { shares: { network: { is } }, resolved: { ports: [{ target: 80, published }] } });
    expect(found('host', '8080')[0]).to.include({
      level: 'warning',
      cost: 'it is reached at 80 of the host, and not at 8080',
    });
    expect(found('host', '80'), 'it makes no difference').to.deep.equal([]);
    expect(found('none', '80')).to.have.length(1);
    expect(foundBy('ports-discarded', { resolved: { ports: [{ target: 80, published: '8080' }] } })).to.deep.equal([]);
  });
});

describe('lint of stops', () => {
  const found = (
    image: string,
    stopGrace = sound.stopGrace,
    written: readonly Readonly<Record<string, unknown>>[] = [],
  ) => foundBy('short-grace-of-database', { image, stopGrace, written });

  it('notes a database with less time to stop than it may need, and warns where somebody has made it less than usual', () => {
    expect(found('postgres:17')[0]).to.include({ level: 'note', value: '90s' });
    expect(found('docker.io/bitnami/postgresql:17')).to.have.length(1);
    expect(found('mcr.microsoft.com/mssql/server:2022-latest')).to.have.length(1);
    expect(found('localhost:5000/mysql@sha256:0')).to.have.length(1);
    expect(found('postgres', seconds(1), [{ stop_grace_period: '1s' }])[0]!.level).to.equal('warning');
    expect(found('postgres', seconds(120))).to.deep.equal([]);
    for (const image of ['postgres-exporter', 'prom/mysqld-exporter', 'phpmyadmin', 'some/server', 'redis']) {
      expect(found(image), image).to.deep.equal([]);
    }
  });
});
