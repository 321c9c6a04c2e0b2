/** What is proposed against each weakness, as the lines that change: on small stacks that have it, as their users wrote them. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { WeakPoint } from '../../harness/mend/catalogue.ts';
import type { Weakness } from '../../harness/model/exploration.ts';
import { type Known, proposed, sample } from './sample.ts';

interface Case extends Known {
  readonly red?: boolean;
}

/** `stack`: a folder of test/explore, or the text of a Compose file. */
function against(weakness: Weakness, service: string, stack: string, { red, ...known }: Case = {}) {
  const text = stack.includes('\n')
    ? stack
    : readFileSync(new URL(`../explore/${stack}/compose.yaml`, import.meta.url), 'utf8');
  const [from, to] = known.edges?.[0] ?? [];
  const edge = from === undefined || to === undefined ? null : { from, to };
  const point: WeakPoint = { weakness, service, edge, ...(red !== undefined && { red }) };
  return proposed(sample(text, known), point);
}

const web = { entries: ['web'] };
const asksUsers = [
  'the health check of web asks what its users ask: GET /',
  'a container that restarts web when it is unhealthy',
  '- test: [CMD, curl, -fsS, -m, "1", -o, /dev/null, "http://127.0.0.1/health"]',
  '+ test: [CMD, curl, -fsS, -m, "1", -o, /dev/null, http://127.0.0.1/]',
  '+ resilience-healer:',
];

describe('what is proposed', () => {
  it('against a client that never reconnects: a check that sees it, and a restart', () => {
    const known = { ...web, edges: [['web', 'store']] } as const;
    expect(against('never reconnects', 'web', 'one-connection', { ...known, red: false })).to.deep.equal([asksUsers]);
    const [first] = against('never reconnects', 'web', 'one-connection', { ...known, red: true });
    expect(first, 'its check sees it already').to.deep.equal([asksUsers[1], asksUsers[4]]);
  });

  it('against an address that is kept: lines for the resolver in the configuration, and else it is read again', () => {
    const sets = against('serves somebody else', 'proxy', 'kept-address', { entries: ['proxy'] });
    expect(sets[0]).to.deep.equal([
      "proxy asks the engine's resolver for its backends again each second: nginx.conf",
      '+ resolver 127.0.0.11 valid=1s ipv6=off;',
      '- location / { proxy_pass http://shop:80; }',
      '- location /admin { proxy_pass http://admin:80; }',
      '+ location / { set $$shop_host shop; proxy_pass http://$$shop_host:80; }',
      '+ location /admin { set $$admin_host admin; proxy_pass http://$$admin_host:80; }',
    ]);
    expect(sets[1]?.at(-1)).to.equal(
      '+ - while sleep 5; do nginx -c /etc/proxy/nginx.conf -s reload 2>/dev/null; done & exec nginx -e stderr -c /etc/proxy/nginx.conf',
    );
  });

  it('against an address of its own writing: the name', () => {
    const fixed = `services:
  db:
    networks: { default: { ipv4_address: 10.0.0.2 } }
  api:
    environment:
      - DB_URL=postgres://10.0.0.2:5432/shop
      - OTHER=10.0.0.20
    command: [api, --db, "10.0.0.2"]
`;
    expect(against('keeps the old address', 'api', fixed)[0]).to.deep.equal([
      'names instead of addresses for api: DB_URL and its command',
      '- - DB_URL=postgres://10.0.0.2:5432/shop',
      '+ - DB_URL=postgres://db:5432/shop',
      '- command: [api, --db, "10.0.0.2"]',
      '+ command: [api, --db, db]',
    ]);
  });

  it('against a check that cannot fail: the password that the server asks for, and an error as an error', () => {
    expect(against('check cannot fail', 'store', 'check-cannot-fail')[0]).to.deep.equal([
      'the health check of store logs in and takes an error for an error: redis-cli -e',
      '- test: [CMD, redis-cli, ping]',
      '+ test: [CMD, redis-cli, -e, ping]',
      '+ environment:',
      '+ REDISCLI_AUTH: secret',
    ]);
    const always = `services:
  api:
    image: api:1
    healthcheck:
      test: curl -f http://localhost/ || true
`;
    expect(against('check cannot fail', 'api', always)[0]).to.deep.equal([
      'the health check of api as `resilience lint` advises',
      '- test: curl -f http://localhost/ || true',
      '+ test: curl -f http://localhost/ || exit 1',
    ]);
  });

  it('against a check that is green too early: the network, where a server that only prepares does not listen', () => {
    expect(against('early green', 'db', 'green-in-init')[0]).to.deep.equal([
      'the health check of db asks through the network: pg_isready -h 127.0.0.1',
      '- test: [CMD, pg_isready, --username, postgres]',
      '+ test: [CMD, pg_isready, -h, 127.0.0.1, --username, postgres]',
    ]);
  });

  it('against a check that is red while users are fine: an address, or what users ask', () => {
    expect(against('check cries wolf', 'web', 'localhost-check', web)[0]).to.deep.equal([
      'the health check of web asks 127.0.0.1 instead of localhost',
      '- test: [CMD, busybox, wget, -q, -O, /dev/null, "http://localhost/"]',
      '+ test: [CMD, busybox, wget, -q, -O, /dev/null, http://127.0.0.1/]',
    ]);
    expect(against('check cries wolf', 'web', 'check-asks-database', web)[0]).to.deep.equal([
      asksUsers[0],
      ...asksUsers.slice(2, 4),
    ]);
  });

  it('against waiting for ever: the times that its environment has, else a restart of what it waits for', () => {
    const [first] = against('no timeout', 'web', 'no-timeout', { ...web, edges: [['web', 'prices']] });
    expect(first?.[0]).to.equal('a container that restarts prices when it is unhealthy');
    const open = `services:
  api:
    environment:
      DB_TIMEOUT_MS: "0"
      REQUEST_TIMEOUT: 60s
      HTTP_TIMEOUT: "2"
      SESSION_TIMEOUT: "3600"
      PGHOST: db
      RETRY_DELAY_MS: "5"
`;
    expect(against('no timeout', 'api', open)[0]).to.deep.equal([
      'DB_TIMEOUT_MS=2000, REQUEST_TIMEOUT=2s and PGCONNECT_TIMEOUT=2 in the environment of api',
      ...['- DB_TIMEOUT_MS: "0"', '- REQUEST_TIMEOUT: 60s', '+ DB_TIMEOUT_MS: "2000"', '+ REQUEST_TIMEOUT: 2s'],
      '+ PGCONNECT_TIMEOUT: "2"',
    ]);
    expect(against('retry storm', 'api', open)[0]?.at(-1)).to.equal('+ RETRY_DELAY_MS: "1000"');
  });

  it('against a storm of tries: a restart of who makes it', () => {
    expect(against('retry storm', 'web', 'retry-storm', { ...web, red: false })).to.deep.equal([asksUsers]);
  });

  it('against data that goes with its container: a volume with a name', () => {
    expect(against('loses data', 'store', 'anonymous-volume', { loses: { store: ['/data'] } })).to.deep.equal([
      [
        'the volume store-data at /data of store',
        ...['- volumes: ["/data"]', '+ volumes: ["store-data:/data"]', '+ store-data: {}'],
      ],
    ]);
    expect(against('loses data', 'store', 'anonymous-volume'), 'nothing is lost').to.deep.equal([]);
  });

  it('against a shell that hides a death or keeps the stop signal: the program in its place', () => {
    const exec = [
      'web itself as the first process: `exec node /web.ts`',
      '- command: [sh, -c, "node /web.ts & while true; do sleep 60; done"]',
      '+ command: [sh, -c, exec node /web.ts]',
    ];
    expect(against('hides its death', 'web', 'shell-first', web)[0]).to.deep.equal(exec);
    expect(against('swallows its stop', 'web', 'shell-first', web)).to.deep.equal([
      exec,
      ['init: true for web', '+ init: true'],
      ['stop_grace_period: 2s for web instead of 10 s', '+ stop_grace_period: 2s'],
    ]);
    const python = 'services:\n  api:\n    command: [python3, app.py]\n    init: true\n';
    expect(against('swallows its stop', 'api', python)[0]).to.deep.equal([
      'stop_signal: SIGINT for api',
      '+ stop_signal: SIGINT',
    ]);
  });

  it('against a death that nobody makes good: a policy that starts it again, also after an end with 0', () => {
    expect(against('nobody starts it again', 'worker', 'no-policy')).to.deep.equal([
      ['restart: unless-stopped for worker', '+ restart: unless-stopped'],
    ]);
    expect(against('start order', 'web', 'start-order', { ...web, edges: [['web', 'store']] })[0]).to.deep.equal([
      'restart: unless-stopped for web instead of on-failure',
      '- restart: on-failure',
      '+ restart: unless-stopped',
    ]);
  });

  it('against a start before what is needed is there: it waits', () => {
    const early = `services:
  db:
    image: db:1
    restart: always
    healthcheck: { test: [CMD, ready] }
  api:
    image: api:1
    restart: always
    depends_on: [db]
`;
    expect(against('start order', 'api', early, { edges: [['api', 'db']] })[0]).to.deep.equal([
      'api waits for db to be healthy, and is restarted with it by Compose',
      ...['- depends_on: [db]', '+ depends_on: {db: {condition: service_healthy, restart: true}}'],
    ]);
  });

  it('against what nobody notices: a check with times of its own, of what users ask', () => {
    const bare = 'services:\n  web:\n    image: web:1\n    restart: always\n';
    expect(against('nobody notices', 'web', bare, { ...web, programs: ['wget'] })[0]).to.deep.equal([
      'a health check of web asks what its users ask: GET /',
      ...['+ healthcheck:', '+ test:', '+ - CMD', '+ - wget', '+ - -q', '+ - -T', '+ - "2"', '+ - -O', '+ - /dev/null'],
      ...['+ - http://127.0.0.1/', '+ interval: 2s', '+ timeout: 3s', '+ retries: 2', '+ start_period: 5s'],
    ]);
    expect(against('nobody notices', 'web', bare, { ...web, programs: [] }), 'nothing to ask with').to.deep.equal([]);
  });

  it('asks by the status, and reads the answer where it may be that of another', () => {
    const known = { ...web, body: 'the page', red: false, edges: [['web', 'store']] } as const;
    expect(against('never reconnects', 'web', 'one-connection', known)).to.deep.equal([asksUsers]);
    const last = against('serves somebody else', 'web', 'one-connection', known).at(-1);
    expect(last?.join('\n')).to.match(/text\.includes\(\\*"the page/);
  });

  it('asks another port by a command of its own, with what the service or its check runs', () => {
    const metrics = `services:
  web:
    image: web:1
    restart: always
    healthcheck: { test: [CMD, wget, -q, -O, /dev/null, "http://localhost:9090/health"] }
`;
    expect(against('nobody notices', 'web', metrics, { ...web, programs: [] })[0]?.at(-1)).to.equal(
      '+ healthcheck: { test: [CMD, wget, -q, -T, "2", -O, /dev/null, http://127.0.0.1/] }',
    );
    const node = { ...web, programs: [], firstProcess: { web: ['/usr/local/bin/node', 'main.ts'] } };
    const bare = 'services:\n  web:\n    image: web:1\n    restart: always\n';
    expect(against('nobody notices', 'web', bare, node)[0]?.join('\n')).to.include('+ - node');
  });

  it('against restarts without an end: a start that may take as long as it takes, and memory that it may not exceed', () => {
    const slow = `services:
  api:
    image: api:1
    restart: always
    healthcheck: { test: [CMD, ready], interval: 1s, timeout: 5s, retries: 3, start_period: 1s }
`;
    expect(against('loops', 'api', slow).map(([what]) => what)).to.deep.equal([
      'start_period: 5s for api',
      'mem_limit: 512m for api',
    ]);
    expect(against('leaks', 'api', slow).map((set) => set.slice(0, 2))).to.deep.equal([
      ['init: true for api', '+ init: true'],
      ['init: true for api', 'pids_limit: 200 for api'],
    ]);
    expect(against('costly check', 'api', slow)[0]?.[0]).to.equal('interval: 10s for the health check of api');
  });

  it('uses the healer that is there, by the label that it goes by', () => {
    const autoheal = `services:
  web:
    image: web:1
    labels: [a=b]
    healthcheck: { test: [CMD, ready] }
  heal:
    image: willfarrell/autoheal:1
`;
    expect(against('noticed and not healed', 'web', autoheal)[0]).to.deep.equal([
      'a container that restarts web when it is unhealthy',
      '- labels: [a=b]',
      '+ labels: [a=b, autoheal=true]',
    ]);
  });
});
