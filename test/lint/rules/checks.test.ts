/** The rules about the text of a health check's command: what each must name, and what it must leave alone. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose's and a shell's own, not templates.
import { expect } from 'chai';
import { findingsIn } from '../../../harness/lint/lint.ts';
import { wantedPrograms } from '../../../harness/lint/wanted-programs.ts';
import type { LintRule, LintService } from '../../../harness/model/lint.ts';
import { seconds } from '../../../harness/model/time.ts';
import { health, sound } from '../parts.ts';

type Test = string | readonly string[];

/** As Compose resolves it where nothing is put in. */
const resolved = (test: Test): readonly string[] =>
  (typeof test === 'string' ? ['CMD-SHELL', test] : test).map((word) => word.replaceAll('$$', '$'));

/** A service whose file says this check. */
const checked = (test: Test, more: Partial<LintService> = {}): LintService => ({
  ...sound,
  health: { ...health, timeout: seconds(5), test: resolved(test) },
  healthFrom: 'compose',
  written: [{ healthcheck: { test } }],
  ...more,
});

const waiter: LintService = {
  ...sound,
  name: 'waiter',
  ports: [],
  dependsOn: [{ service: 'api', condition: 'service_healthy' }],
};

function findings(rule: LintRule, service: LintService, others: readonly LintService[] = [waiter]) {
  return findingsIn({ services: [service, ...others], objective: null }).filter((one) => one.rule === rule);
}

/** What the check becomes by the rule's own edit; null: it offers none. Undefined: nothing is found. */
function mended(rule: LintRule, service: LintService): unknown {
  const [found] = findings(rule, service);
  return found === undefined ? undefined : (found.edits[0]?.value ?? null);
}

interface Cases {
  /** Each that must be named, with what the check becomes. */
  readonly names: readonly (readonly [Test, unknown, Partial<LintService>?])[];
  readonly leaves: readonly (readonly [Test, Partial<LintService>?])[];
}

const postgres = { image: 'postgres:16' };
const mysql = { image: 'docker.io/library/mysql:8.4@sha256:00' };
const redis = { image: 'redis:7-alpine' };
const onPort = (host: number, container: number) => ({ ports: [{ host, container }] });
const environment = (values: Readonly<Record<string, string>>) => ({ resolved: { environment: values } });

/** The check as Compose resolves it, where that differs from what is written. */
const put = (words: readonly string[], more: Partial<LintService> = {}) => ({
  ...more,
  health: { ...health, test: words },
});

const cases: Partial<Record<LintRule, Cases>> = {
  'check-cannot-fail': {
    names: [
      ['curl -f localhost || true', 'curl -f localhost || exit 1'],
      [
        ['CMD-SHELL', 'curl -f localhost || exit 0'],
        ['CMD-SHELL', 'curl -f localhost || exit 1'],
      ],
      ['curl -f localhost; exit 0', null],
      [['CMD', 'echo', 'ok'], null],
      [['CMD', 'true'], null],
    ],
    leaves: [['curl -f localhost || exit 1'], ['curl -f localhost || kill 1'], ['curl -f localhost || (kill 1; true)']],
  },
  'check-cannot-succeed': {
    names: [
      ['curl -f localhost; exit 1', null],
      [['CMD', 'false'], null],
    ],
    leaves: [['curl -f localhost || exit 1'], [['CMD', 'curl', 'localhost']]],
  },
  'check-without-command': {
    names: [
      [['CMD'], null],
      [['CMD-SHELL', ''], null],
      ['NONE', ['NONE']],
    ],
    leaves: [['true'], [['CMD', 'NONE']]],
  },
  'check-shell-syntax': {
    names: [
      [
        ['CMD', 'pg_isready || exit 1'],
        ['CMD-SHELL', 'pg_isready || exit 1'],
      ],
      [
        ['CMD', 'curl', '-f', 'localhost', '||', 'exit', '1'],
        ['CMD-SHELL', 'curl -f localhost || exit 1'],
      ],
      [
        ['CMD', 'curl', '-f', 'http://localhost/?a&b', '>/dev/null', '2>&1'],
        ['CMD-SHELL', 'curl -f "http://localhost/?a&b" >/dev/null 2>&1'],
      ],
    ],
    leaves: [
      ['curl -f localhost || exit 1'],
      [['CMD', 'sh', '-c', 'curl -f localhost || exit 1']],
      [['CMD', 'psql', '-c', 'select 1; select 2 > 1 || 2']],
      [['CMD', '/opt/my app/check', 'a']],
      [['CMD', 'find', '/tmp/alive', '-exec', 'test', '-f', '{}', ';']],
      [['CMD', 'check', '>']],
    ],
  },
  'check-words-lost': {
    names: [
      [
        ['CMD-SHELL', 'curl', '-f', 'localhost'],
        ['CMD-SHELL', 'curl -f localhost'],
      ],
    ],
    leaves: [['curl -f localhost'], [['CMD-SHELL', 'curl -f $1', 'sh', 'localhost']]],
  },
  'check-variable-unread': {
    names: [
      [
        ['CMD', 'pg_isready', '-U', '$${POSTGRES_USER}'],
        ['CMD-SHELL', 'pg_isready -U "$${POSTGRES_USER}"'],
      ],
      [
        ['CMD', 'mysqladmin', 'ping', '-p$$MYSQL_PASSWORD'],
        ['CMD-SHELL', 'mysqladmin ping "-p$$MYSQL_PASSWORD"'],
      ],
    ],
    leaves: [
      ['pg_isready -U $${POSTGRES_USER}'],
      [['CMD', 'bash', '-c', 'pg_isready -U $$POSTGRES_USER']],
      [['CMD', 'php', '-r', 'exit($$_SERVER ? 0 : 1);']],
      [['CMD', 'grep', 'a$$', '/tmp/x']],
    ],
  },
  'check-variable-of-compose': {
    names: [
      [
        'pg_isready -U $POSTGRES_USER',
        'pg_isready -U $$POSTGRES_USER',
        put(['CMD-SHELL', 'pg_isready -U '], environment({ POSTGRES_USER: 'shop' })),
      ],
      [
        ['CMD-SHELL', 'curl -f http://${HOSTNAME}:80/'],
        ['CMD-SHELL', 'curl -f http://$${HOSTNAME}:80/'],
        put(['CMD-SHELL', 'curl -f http://:80/']),
      ],
      [
        'for i in 1 2; do nc -z h $i; done',
        'for i in 1 2; do nc -z h $$i; done',
        put(['CMD-SHELL', 'for i in 1 2; do nc -z h ; done']),
      ],
    ],
    leaves: [
      ['pg_isready -U $$POSTGRES_USER', environment({ POSTGRES_USER: 'shop' })],
      ['pg_isready -U ${DB_USER}', put(['CMD-SHELL', 'pg_isready -U shop'], environment({ DB_USER: 'shop' }))],
      ['pg_isready -U ${DB_USER}', put(['CMD-SHELL', 'pg_isready -U shop'])],
      ['pg_isready -U ${DB_USER}', put(['CMD-SHELL', 'pg_isready -U '])],
      ['curl -H Host:${HOSTNAME} x', put(['CMD-SHELL', 'curl -H Host:shop.example.com x'])],
      ['curl localhost:${PORT:-80}', put(['CMD-SHELL', 'curl localhost:80'], environment({ PORT: '81' }))],
    ],
  },
  'check-asks-published-port': {
    names: [
      ['curl -f http://localhost:8080/', 'curl -f http://localhost:80/', onPort(8080, 80)],
      [['CMD', 'nc', '-z', 'api', '8080'], ['CMD', 'nc', '-z', 'api', '80'], onPort(8080, 80)],
    ],
    leaves: [
      ['curl -f http://localhost:80/', onPort(8080, 80)],
      ['curl -f http://localhost:8080/', onPort(8080, 8080)],
      ['curl -f http://other:8080/', onPort(8080, 80)],
      ['curl -f http://localhost:9000/', onPort(8080, 80)],
      ['curl -f http://localhost:8080/', { ...onPort(8080, 80), ...environment({ PORT: '8080' }) }],
      ['curl -f http://localhost:8080/', { ...onPort(8080, 80), resolved: { expose: ['8080'] } }],
      ['curl -f http://localhost:8080/', { ...onPort(8080, 80), resolved: { network_mode: 'host' } }],
    ],
  },
  'check-leaves-stack': {
    names: [
      ['curl -f https://shop.example.com/health', null],
      ['nc -z smtp.example.com 25', null],
    ],
    leaves: [
      ['curl -f http://localhost/ -H "Host: shop.example.com"'],
      ['curl -f http://127.0.0.1/'],
      ['curl -f http://host.docker.internal/'],
      ['curl -f http://db/'],
      ['curl -f https://shop.example.com/', { resolved: { extra_hosts: ['shop.example.com=127.0.0.1'] } }],
      ['curl -f https://example.com/', { image: 'qmcgaw/gluetun' }],
      ['curl -f https://example.com/', { resolved: { cap_add: ['NET_ADMIN'] } }],
      ['wazuh.indexer check', { name: 'wazuh.indexer' }],
    ],
  },
  'check-takes-error-page': {
    names: [
      ['curl http://localhost/', 'curl -f http://localhost/'],
      ['curl -sS http://localhost/ -o /dev/null || exit 1', 'curl -f -sS http://localhost/ -o /dev/null || exit 1'],
      [
        ['CMD', 'curl', '-I', 'localhost'],
        ['CMD', 'curl', '-f', '-I', 'localhost'],
      ],
      [
        ['CMD', 'timeout', '5', '/usr/bin/curl', 'localhost'],
        ['CMD', 'timeout', '5', '/usr/bin/curl', '-f', 'localhost'],
      ],
    ],
    leaves: [
      ['curl -fsS http://localhost/'],
      ['curl -sf http://localhost/'],
      ['curl --fail-with-body http://localhost/'],
      ['curl -s http://localhost/ | grep ok'],
      ['[ "$$(curl -s -o /dev/null -w %{http_code} localhost)" = 200 ]'],
      ['[[ $$(curl -s localhost) == ok ]]'],
      ['curl telnet://localhost:25'],
      ['curl --version'],
      ['wget -q localhost'],
      ['curl localhost || true'],
    ],
  },
  'check-takes-redis-error': {
    names: [
      ['redis-cli ping', 'redis-cli -e ping', redis],
      [['CMD', 'redis-cli', '-a', 'secret', 'ping'], ['CMD', 'redis-cli', '-e', '-a', 'secret', 'ping'], redis],
      [['CMD', 'valkey-cli', 'ping'], ['CMD', 'valkey-cli', '-e', 'ping'], { image: 'valkey/valkey:8' }],
      ['redis-cli ping', 'redis-cli -e ping', { image: 'redis:6-alpine' }],
      ['redis-cli ping || exit 1', null, { image: 'redis:6.0-alpine' }],
      ['redis-cli --raw incr ping', null, { image: 'bitnami/redis:latest' }],
    ],
    leaves: [
      ['redis-cli -e ping', redis],
      ['redis-cli ping | grep PONG', redis],
      ['[ "$$(redis-cli ping)" = PONG ]', redis],
      ['redis-cli --version', redis],
    ],
  },
  'check-localhost-is-ipv6': {
    names: [
      [
        'wget -q --spider http://localhost:3000/up || exit 1',
        'wget -q --spider http://127.0.0.1:3000/up || exit 1',
        { image: 'node:22-alpine', command: ['next', 'start', '-H', '0.0.0.0'] },
      ],
      [
        ['CMD', 'nc', '-z', 'localhost', '80'],
        ['CMD', 'nc', '-z', '127.0.0.1', '80'],
        { image: 'app:1-alpine3.20', ...environment({ HOSTNAME: '0.0.0.0' }) },
      ],
    ],
    leaves: [
      ['wget -q localhost', { image: 'node:22-alpine', command: ['next', 'start'] }],
      ['wget -q localhost', { image: 'node:22-alpine', command: ['next', '-H', '0.0.0.0', '-H', '::'] }],
      ['wget -q localhost', { image: 'node:22-slim', command: ['next', '-H', '0.0.0.0'] }],
      ['curl -f localhost', { image: 'node:22-alpine', command: ['next', '-H', '0.0.0.0'] }],
      ['wget -q 127.0.0.1', { image: 'node:22-alpine', command: ['next', '-H', '0.0.0.0'] }],
      ['wget -q localhost', { image: 'node:22-alpine', command: ['next', '--trust', '0.0.0.0/0'] }],
    ],
  },
  'check-green-during-init': {
    names: [
      ['pg_isready -U app', 'pg_isready -h 127.0.0.1 -U app', postgres],
      [['CMD', 'pg_isready'], ['CMD', 'pg_isready', '-h', '127.0.0.1'], postgres],
      ['psql -U app -c "select 1"', 'psql -h 127.0.0.1 -U app -c "select 1"', { image: 'postgis/postgis' }],
      [['CMD', 'mysqladmin', 'ping', '-h', 'localhost'], ['CMD', 'mysqladmin', 'ping', '-h', '127.0.0.1'], mysql],
      ['mysqladmin ping -hlocalhost', 'mysqladmin ping -h127.0.0.1', { image: 'mariadb' }],
      ['mariadb-admin ping', 'mariadb-admin -h 127.0.0.1 ping', { image: 'mariadb:11' }],
    ],
    leaves: [
      ['pg_isready -h localhost', postgres],
      ['pg_isready -h 127.0.0.1 -U app', postgres],
      ['pg_isready -d postgres://localhost/app', postgres],
      ['pg_isready', { ...postgres, ...environment({ PGHOST: '127.0.0.1' }) }],
      ['pg_isready', { image: 'bitnami/postgresql:16' }],
      ['pg_isready', { image: 'bitnami/postgres:16' }],
      ['mysqladmin ping -h 127.0.0.1', mysql],
      ['mysqladmin ping --protocol=tcp', mysql],
      ['pg_isready && nc -z localhost 5432', postgres],
      ['healthcheck.sh --connect --innodb_initialized', { image: 'mariadb' }],
    ],
  },
};

describe('a rule about the command of a health check', () => {
  for (const [name, { names, leaves }] of Object.entries(cases)) {
    const rule = name as LintRule;
    for (const [test, fixed, more] of names) {
      it(`${rule} names ${JSON.stringify(test)}`, () => {
        expect(mended(rule, checked(test, more))).to.deep.equal(fixed);
      });
      if (fixed === null) continue;
      it(`${rule} finds nothing more in what it made of ${JSON.stringify(test)}`, () => {
        const again = more?.health === undefined ? more : { ...more, health: undefined };
        const { health: _, ...kept } = again ?? {};
        expect(mended(rule, checked(fixed as Test, kept))).to.equal(undefined);
      });
    }
    for (const [test, more] of leaves) {
      it(`${rule} leaves ${JSON.stringify(test)} alone${more === undefined ? '' : `: ${JSON.stringify(more).slice(0, 80)}`}`, () => {
        expect(mended(rule, checked(test, more))).to.equal(undefined);
      });
    }
  }

  it('names a service that is asked by a variable of the environment, and one that is in front', () => {
    const db: LintService = { ...sound, name: 'db', ports: [] };
    const byName = checked('nc -z $$DB_HOST 5432', environment({ DB_HOST: 'db' }));
    expect(findings('check-calls-dependency', byName, [db])[0]?.message).to.equal('the health check of api asks db');
    expect(findings('check-calls-dependency', checked('nc -z $$DB_HOST 5432'), [db])).to.deep.equal([]);
    const proxy: LintService = { ...db, name: 'proxy', dependsOn: [{ service: 'api', condition: 'service_started' }] };
    const through = checked('curl -f http://proxy/api');
    expect(findings('check-calls-dependency', through, [proxy])[0]?.message).to.include('which is in front of it');
  });

  it('takes no `kill` in an address for the end of the process', () => {
    const heals = (test: Test) => findings('nobody-heals', checked(test, { restart: { name: 'always' } })).length === 0;
    for (const ends of ['curl -f localhost || kill 1', 'curl -f x || pkill -f main', `node -e "process.kill(1)"`]) {
      expect(heals(ends), ends).to.equal(true);
    }
    for (const stays of ['curl -f http://localhost/kill', 'curl -f http://kill:80/', 'kill -0 1', 'pgrep kill']) {
      expect(heals(stays), stays).to.equal(false);
    }
  });

  it('stands where the image is said, when the check is the image’s own', () => {
    const own = { ...sound, healthFrom: 'image', health: { ...health, test: ['CMD', 'curl', 'localhost'] } } as const;
    const [found] = findings('check-takes-error-page', own);
    expect(found?.at).to.deep.equal(['image']);
    expect(found?.edits).to.deep.equal([]);
  });

  it('says nothing of a database that nobody waits for', () => {
    expect(findings('check-green-during-init', checked('pg_isready', postgres), [])).to.deep.equal([]);
  });
});

describe('the programs of a health check', () => {
  const imageFacts = {
    ...{ health: null, entrypoint: [], command: [], user: '', ports: [], stopSignal: null, shell: null },
    environment: { PATH: '/usr/bin:/bin' },
  };
  const wanted = (test: Test, more: Partial<LintService> = {}) =>
    wantedPrograms(checked(test, { imageFacts, ...more })).map(({ name, folders }) => `${name} ${folders.join(':')}`);
  const mounted = (target: string) => ({ resolved: { volumes: [{ type: 'bind', target }] } });

  it('are those that it cannot do without, where its container searches for them', () => {
    expect(wanted('curl -f localhost || exit 1')).to.deep.equal(['sh /bin/', 'curl /usr/bin:/bin']);
    expect(wanted(['CMD', '/usr/bin/curl', 'localhost'])).to.deep.equal(['curl /usr/bin/']);
    expect(wanted(['CMD', 'timeout', '5', 'bash', '-c', 'curl x | grep y'])).to.deep.equal(
      ['timeout', 'bash', 'curl', 'grep'].map((name) => `${name} /usr/bin:/bin`),
    );
    expect(wanted('echo > /dev/tcp/localhost/80')).to.deep.equal(['sh /bin/']);
    expect(wanted('curl x', { imageFacts: null })).to.deep.equal([]);
    expect(wanted('x', { imageFacts: { ...imageFacts, shell: ['/busybox/sh', '-c'] } })[0]).to.equal('sh /busybox/');
    expect(wanted('curl x', { imageFacts, ...environment({ PATH: '/opt/bin' }) })[1]).to.equal('curl /opt/bin');
  });

  it('are not those that have a substitute, that are looked for first, or that a mount may bring', () => {
    expect(wanted('wget x || curl x || exit 1')).to.deep.equal(['sh /bin/', 'curl /usr/bin:/bin'].slice(0, 1));
    expect(wanted('if command -v curl; then curl x; fi')).to.deep.equal(['sh /bin/']);
    expect(wanted('f() { curl x; }; f')).to.deep.equal(['sh /bin/']);
    expect(wanted('$$CHECK')).to.deep.equal(['sh /bin/']);
    expect(wanted(['CMD', './check'])).to.deep.equal([]);
    expect(wanted(['CMD', '/checks/a.sh'], mounted('/checks'))).to.deep.equal([]);
    expect(wanted(['CMD', 'check'], mounted('/usr/bin/check'))).to.deep.equal([]);
    expect(wanted(['CMD', 'check'], mounted('/usr'))).to.deep.equal([]);
    expect(wanted(['CMD', 'check'], mounted('/data'))).to.deep.equal(['check /usr/bin:/bin']);
  });

  it('make a check fail for good where nothing else decides', () => {
    const programs = new Map([['curl', null]]);
    const costs = (test: Test) =>
      findings('check-program-missing', checked(test, { programs })).map(({ cost }) => cost);
    for (const alone of ['curl -f x || exit 1', 'curl -f x > /dev/null 2>&1', ['CMD', 'curl', 'x?a&b']]) {
      expect(costs(alone)[0], String(alone)).to.match(/^api is never healthy/);
    }
    for (const among of ['curl -s x | jq .', 'curl -f x; nc -z x 1', '! curl -f x', 'curl -f x || true']) {
      expect(costs(among)[0], among).to.match(/the rest of it decides$/);
    }
  });

  it('are not asked for /dev/tcp, which is of bash alone', () => {
    const named = (test: Test, link: string) =>
      findings('check-needs-bash', checked(test, { programs: new Map([['sh', { path: '/bin/sh', link }]]) })).length;
    expect(named('echo > /dev/tcp/localhost/80', 'dash')).to.equal(1);
    expect(named('exec 3<>/dev/tcp/localhost/80', '/bin/busybox')).to.equal(1);
    expect(named('echo > /dev/tcp/localhost/80', 'bash')).to.equal(0);
    expect(named('echo > /dev/tcp/localhost/80', ''), 'not known').to.equal(0);
    expect(named("bash -c 'echo > /dev/tcp/localhost/80'", 'dash')).to.equal(0);
    expect(named('curl -f localhost > /dev/null', 'dash')).to.equal(0);
  });

  it('are named when the image does not have them', () => {
    const missing = (test: Test, programs: NonNullable<LintService['programs']>) =>
      findings('check-program-missing', checked(test, { programs })).map(({ message }) => message);
    const sh = { path: '/bin/sh', link: '' };
    const image = sound.image;
    expect(
      missing(
        'curl x',
        new Map([
          ['sh', sh],
          ['curl', null],
        ]),
      ),
    ).to.deep.equal([`the health check of api runs curl, which ${image} does not have`]);
    expect(
      missing(
        'curl x',
        new Map([
          ['sh', null],
          ['curl', null],
        ]),
      ),
    ).to.deep.equal([`the health check of api needs a shell, and ${image} has none`]);
    expect(
      missing(
        'curl x',
        new Map([
          ['sh', sh],
          ['curl', { path: '/usr/bin/curl', link: '' }],
        ]),
      ),
    ).to.deep.equal([]);
    const busybox = { path: '/bin/sh', link: '/bin/busybox' };
    expect(
      missing(
        'wget x',
        new Map([
          ['sh', busybox],
          ['wget', null],
        ]),
      ),
    ).to.deep.equal([]);
    expect(
      missing(
        'curl x',
        new Map([
          ['sh', busybox],
          ['curl', null],
        ]),
      ),
    ).to.have.length(1);
    expect(findings('check-program-missing', checked('curl x')), 'nothing was looked for').to.deep.equal([]);
  });
});

describe('a rule about the times of a health check', () => {
  const timed = (said: Readonly<Record<string, unknown>>, more: Partial<LintService> = {}) => ({
    ...sound,
    written: [{ healthcheck: said }],
    ...more,
  });
  const places = (rule: LintRule, service: LintService) => findings(rule, service).map(({ at }) => at.join('.'));

  it('names a time that the engine refuses', () => {
    const said = { interval: '-1s', timeout: '1us', start_period: '500µs', start_interval: '1ns' };
    expect(places('check-time-refused', timed(said))).to.deep.equal(
      Object.keys(said).map((key) => `healthcheck.${key}`),
    );
    expect(places('check-time-refused', timed({ interval: '1ms', timeout: '0s', start_period: '1s' }))).to.deep.equal(
      [],
    );
    expect(places('check-time-refused', timed({ interval: '${EVERY}' }))).to.deep.equal([]);
  });

  it('names a zero that means the default, with that', () => {
    const zero = timed(
      { retries: 0, timeout: '0s', start_period: '0s' },
      { health: { ...health, retries: 3, timeout: seconds(30) } },
    );
    expect(findings('check-zero-is-default', zero).map(({ cost }) => cost)).to.deep.equal([
      'timeout is 30 s',
      'retries is 3',
    ]);
    expect(findings('check-zero-is-default', timed({ retries: 1, interval: '1s' }))).to.deep.equal([]);
  });

  it('names a client that waits longer than its check may take', () => {
    for (const long of [
      'curl -f -m 30 localhost',
      'timeout 30 curl -f localhost',
      'wget -q -T 30 localhost',
      'pg_isready -t 6',
    ]) {
      expect(findings('check-outlives-timeout', checked(long)), long).to.have.length(1);
    }
    for (const short of [
      'curl -f -m 5 localhost',
      'curl -f localhost',
      'timeout 1 curl -f localhost',
      'curl -f --max-time $$T x',
    ]) {
      expect(findings('check-outlives-timeout', checked(short)), short).to.deep.equal([]);
    }
  });

  it('names a sleep, and one that the check cannot outlast', () => {
    expect(findings('check-sleeps', checked('sleep 2; curl -f localhost'))).to.have.length(1);
    expect(findings('check-sleeps-too-long', checked('sleep 2; curl -f localhost'))).to.have.length(0);
    expect(findings('check-sleeps-too-long', checked('sleep 3 && sleep 2 && curl -f localhost'))).to.have.length(1);
    for (const fine of [
      'curl -f localhost || (sleep 9; kill 1)',
      'while ! curl -f localhost; do sleep 9; done',
      'pgrep sleep',
    ]) {
      const both = [...findings('check-sleeps', checked(fine)), ...findings('check-sleeps-too-long', checked(fine))];
      expect(both, fine).to.deep.equal([]);
    }
  });
});
