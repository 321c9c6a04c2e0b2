/** The digest of a Compose project: another when a setting changes, the same in every run and every checkout. */
import { expect } from 'chai';
import { composeDigest } from '../../harness/app/baseline-key.ts';
import type { Json } from '../../harness/model/record.ts';

/** As Compose prints it. */
const printed = (folder: string, name: string): Json => ({
  name,
  services: {
    api: {
      command: null,
      container_name: 'shop-api',
      build: { context: `${folder}/api`, args: { COMMIT: name } },
      image: `registry:5000/shop/api:${name}@sha256:0123`,
      environment: { POOL: '10', HOME_OF_ALL: `${folder}/data` },
      healthcheck: { test: ['CMD', 'check'], interval: '5s', retries: 3 },
      labels: { built: name },
      networks: { default: null },
      ports: [{ mode: 'ingress', target: 80, published: name, protocol: 'tcp', host_ip: '127.0.0.1' }],
      volumes: [
        { type: 'bind', source: `${folder}/conf`, target: '/conf', read_only: true },
        { type: 'volume', source: 'data', target: '/data' },
      ],
      deploy: { resources: { limits: { cpus: 0.5 } } },
    },
    db: { image: 'postgres:17', networks: { default: null } },
  },
  networks: { default: { name: `${name}_default`, ipam: {} } },
  volumes: { data: { name: `${name}_data` } },
  configs: { site: { name: `${name}_site`, file: `${folder}/site.conf` } },
});

const digest = (project: Json, folder = '/a'): string => composeDigest(project, folder);
const base = printed('/a', 'one');

/** The project with another service `api`. */
function changed(more: Json, top: Json = {}): Json {
  const services = base.services as Readonly<Record<string, Json>>;
  return { ...base, ...top, services: { ...services, api: { ...services.api, ...more } } };
}

const backwards = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, backwards(one)] as const)
      .reverse(),
  );
};

describe('the digest of a Compose project', () => {
  it('has twelve digits', () => {
    expect(digest(base)).to.match(/^[0-9a-f]{12}$/);
  });

  it('is the same in another folder, by another name, with other ports of the host, tags, labels and build arguments', () => {
    expect(digest(printed('/somewhere/else', 'two'), '/somewhere/else')).to.equal(digest(base));
  });

  it('is the same whatever the order of keys, and whether what is empty is printed', () => {
    expect(digest(backwards(base) as Json)).to.equal(digest(base));
    expect(digest(changed({ entrypoint: null, cap_add: [] }, { secrets: {} }))).to.equal(digest(base));
  });

  for (const [what, project] of [
    ['the interval of a check', changed({ healthcheck: { test: ['CMD', 'check'], interval: '6s', retries: 3 } })],
    ['its command', changed({ command: ['serve', '--slow'] })],
    ['a limit of CPUs', changed({ deploy: { resources: { limits: { cpus: 1 } } } })],
    ['a variable', changed({ environment: { POOL: '11', HOME_OF_ALL: '/a/data' } })],
    ['an image, beside its tag', changed({ image: 'registry:5000/shop/api-slim:one' })],
    ['a restart policy', changed({ restart: 'always' })],
    ['a port in the container', changed({ ports: [{ mode: 'ingress', target: 81, protocol: 'tcp' }] })],
    ['a volume', changed({ volumes: [{ type: 'volume', source: 'other', target: '/data' }] })],
    ['where something is mounted', changed({ volumes: [{ type: 'bind', source: '/a/conf', target: '/etc' }] })],
    ['a network', changed({}, { networks: { default: { name: 'one_default', internal: true } } })],
    ['a service', { ...base, services: { api: (base.services as Json).api } }],
  ] as const) {
    it(`changes with ${what}`, () => {
      expect(digest(project)).to.not.equal(digest(base));
    });
  }
});
