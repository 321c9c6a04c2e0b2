import { expect } from 'chai';
import { removed, replaced, writeCompose } from '../../../../harness/engine/docker/compose/override.ts';
import { runOverride } from '../../../../harness/engine/docker/compose/run-override.ts';
import { settingsOf } from '../../../../harness/engine/docker/compose/settings-override.ts';
import type { ServiceSettings, Stack } from '../../../../harness/model/stack.ts';

const stackWith = (overrides: Record<string, ServiceSettings> = {}): Stack => ({
  name: 'Numbers',
  folder: '/stack',
  compose: ['compose.yaml'],
  services: {},
  variables: {},
  overrides,
});

describe('a generated Compose file', () => {
  it('keeps text as it is, and tags what replaces or removes', () => {
    const text = writeCompose({
      services: { web: { ports: replaced([{ target: 80 }]), container_name: removed, command: '$HOME' } },
    });
    expect(text).to.equal(
      'services:\n  web:\n    ports: !override\n      - target: 80\n    container_name: !reset null\n    command: $$HOME\n',
    );
  });

  it('makes an override of `restart` win over a policy under `deploy`, and a given test over `disable`', () => {
    expect(settingsOf({ restart: 'always' })).to.deep.equal({ restart: 'always', deploy: { restart_policy: removed } });
    expect(settingsOf({ healthcheck: { test: 'true' } })).to.deep.equal({
      healthcheck: { disable: false, test: 'true' },
    });
    expect(settingsOf({ healthcheck: { interval: '1s' }, init: true })).to.deep.equal({
      init: true,
      healthcheck: { interval: '1s' },
    });
  });

  it('makes a `scale` win over the number under `deploy`, beside whatever else is there', () => {
    expect(settingsOf({ scale: 3 })).to.deep.equal({ scale: 3, deploy: { replicas: 3 } });
    expect(settingsOf({ scale: 0, restart: 'no' }).deploy).to.deep.equal({ restart_policy: removed, replicas: 0 });
  });

  it("makes a project a run's own: ports, names, labels, images and wrapped checks", () => {
    const config = {
      services: {
        web: {
          image: 'web:1',
          container_name: 'web',
          ports: [
            { target: 80, published: '8080' },
            { target: 53, protocol: 'udp' },
          ],
          scale: 2,
        },
        job: { build: { context: '/stack' } },
      },
      networks: { default: null, app: {} },
      volumes: null,
    };
    const text = runOverride({
      run: 'r1',
      project: 'p1',
      stack: stackWith({ web: { healthcheck: { interval: '2s' } } }),
      config,
      hostPorts: [20_001, 20_010, 20_020],
      wrap: { web: { test: ['CMD', 'check'] } },
      publish: { job: [5432] },
    });
    expect(text).to.equal(`services:
  web:
    labels:
      resilience.run: r1
      resilience.project: p1
    image: web:1
    container_name: !reset null
    ports: !override
      - target: 80
        published: 20001-20002
        host_ip: 127.0.0.1
        protocol: tcp
      - target: 53
        published: 20010-20011
        host_ip: 127.0.0.1
        protocol: udp
    healthcheck:
      interval: 2s
      test:
        - CMD
        - /bin/sh
        - -c
        - test ! -e /tmp/.resilience-unhealthy && exec "$$@"
        - resilience-health
        - check
  job:
    labels:
      resilience.run: r1
      resilience.project: p1
    image: resilience-numbers-job:${text.match(/job:(\w{12})$/m)?.[1]}
    build:
      labels:
        resilience.built: Numbers
    ports: !override
      - target: 5432
        published: "20020"
        host_ip: 127.0.0.1
        protocol: tcp
networks:
  default:
    name: p1_default
    labels:
      resilience.run: r1
      resilience.project: p1
  app:
    name: p1_app
    labels:
      resilience.run: r1
      resilience.project: p1
volumes: {}
`);
  });
});
