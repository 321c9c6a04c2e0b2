import { expect } from 'chai';
import { foresee } from '../../harness/lint/foresee.ts';
import type { LintService } from '../../harness/model/lint.ts';
import { seconds } from '../../harness/model/time.ts';
import { renderForeseen } from '../../harness/report/foreseen.ts';
import { sound } from './parts.ts';

const here = new Set(['/shop/nginx.conf']);

const found = (more: Partial<LintService>) =>
  foresee({
    services: [{ ...sound, ...more }],
    written: { place: () => null },
    folder: '/shop',
    isThere: (path) => here.has(path),
  });

const mounting = (source: string, create: boolean) => ({
  resolved: { volumes: [{ type: 'bind', source, target: '/x', bind: create ? { create_host_path: true } : {} }] },
});

describe('what is known of a stack before it starts', () => {
  it('is nothing where nothing is wrong', () => {
    expect(found({})).to.deep.equal([]);
    expect(found(mounting('/shop/nginx.conf', false))).to.deep.equal([]);
    expect(renderForeseen({ stack: 'shop', found: [] }, 100)).to.equal('');
  });

  it('is a start that earlier runs saw to last longer than its check allows', () => {
    const [one] = found({ observedStart: seconds(40) });
    expect(one!.message).to.match(/^api has 5 s of start_period, and took 40 s to start; about \d+ checks fail/);
    expect(one!.fix).to.match(/start_period to more than 40 s/);
  });

  it('is a check that can never pass', () => {
    const health = { ...sound.health!, test: ['CMD', 'pg_isready || exit 1'] };
    expect(found({ health }).map((one) => one.message)).to.satisfy((all: readonly string[]) =>
      all.some((text) => /never healthy/.test(text)),
    );
  });

  it('is a wait for the health of a service whose image has no check either', () => {
    const db: LintService = { ...sound, name: 'db', health: null, healthFrom: 'none', dependsOn: [] };
    const api: LintService = { ...sound, dependsOn: [{ service: 'db', condition: 'service_healthy' }] };
    const told = foresee({ services: [api, db], written: { place: () => null }, folder: '/shop', isThere: () => true });
    expect(told).to.have.lengthOf(1);
    expect(told[0]!.message).to.match(/^api waits until db is healthy, and db has no health check; /);
  });

  it('is a file that is mounted and not there; a folder for data is made, as it is meant', () => {
    const [made] = found(mounting('/shop/missing.conf', true));
    expect(made!.message).to.equal(
      'api mounts missing.conf, which is not there: the engine makes an empty folder there, not a file',
    );
    const [refused] = found(mounting('/shop/data', false));
    expect(refused!.message).to.match(/the engine refuses to start it$/);
    expect(found(mounting('/shop/data', true))).to.deep.equal([]);
    for (const path of ['/shop/.cache', '/shop/conf.d', '/var/run/docker.sock', '/etc/own.conf'])
      expect(found(mounting(path, true)), path).to.deep.equal([]);
  });

  it('is an image for another kind of processor', () => {
    const facts = { health: null, entrypoint: [], command: [], user: '', ports: [], environment: {} };
    const imageFacts = { ...facts, stopSignal: null, shell: null, foreign: { its: 'arm64', engines: 'amd64' } };
    const [one] = found({ imageFacts });
    expect(one!.message).to.match(/is for arm64, and the engine's machine is amd64/);
  });

  it('is told by place and next step', () => {
    const text = renderForeseen(
      {
        stack: 'shop',
        found: [{ service: 'api', message: 'api is wrong', fix: 'correct it', at: 'compose.yaml:3:5' }],
      },
      100,
    );
    expect(text).to.equal(`shop may not come up: 1 thing that can be known before
  ! api is wrong (compose.yaml:3:5)
    fix correct it
`);
  });
});
