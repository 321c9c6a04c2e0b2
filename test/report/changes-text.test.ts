import { expect } from 'chai';
import type { ProjectChange } from '../../harness/model/project-change.ts';
import { changeLine, changeTexts } from '../../harness/report/changes-text.ts';

const change = (more: Partial<ProjectChange>): ProjectChange => ({
  ...{ service: 'web', field: 'image', from: null, to: null, why: 'so' },
  ...more,
});
const lines = (...changes: readonly ProjectChange[]) => changeTexts(changes).map(changeLine);

describe('report/changes-text', () => {
  it('tells each kind of change in one line', () => {
    expect(
      lines(
        change({ service: null, field: 'compose', from: 'compose.override.yaml' }),
        change({ service: null, field: 'name', from: 'shop', to: 'one of its own' }),
        change({ service: null, field: 'labels', to: 'a, b' }),
        change({ field: 'healthcheck.interval', from: '5s', to: '1s' }),
        change({ field: 'restart', to: 'always' }),
        change({ field: 'environment.LEVEL', from: 'debug', to: '' }),
        change({ field: 'environment.KEY', from: '(not shown)', to: '(not shown)' }),
        change({ field: 'container_name', from: 'shop-web' }),
        change({ service: 'healer', field: 'service', to: 'added' }),
        change({ service: 'tool', field: 'service', from: 'there' }),
      ),
    ).to.deep.equal([
      'project: compose.override.yaml is not read (so)',
      'project: the run has one of its own, not shop (so)',
      'project: has the labels a, b (so)',
      'web: healthcheck.interval is 1s, not 5s (so)',
      'web: restart is always (so)',
      "web: environment.LEVEL is '', not debug (so)",
      'web: environment.KEY is another (so)',
      'web: no container_name, not shop-web (so)',
      'healer: added (so)',
      'tool: left out (so)',
    ]);
  });

  it('tells services that are changed alike in one line', () => {
    const ports = (service: string, from: string) => change({ service, field: 'ports', from, to: 'free ports' });
    const policy = (service: string, to: string) => change({ service, field: 'restart', to });
    expect(
      lines(ports('web', '8080:80'), policy('web', 'no'), ports('api', '9000:90'), policy('api', 'always')),
    ).to.deep.equal([
      'web, api: ports are free ports, not 8080:80, 9000:90 (so)',
      'web: restart is no (so)',
      'api: restart is always (so)',
    ]);
  });

  it('cuts a long value', () => {
    expect(lines(change({ to: 'x'.repeat(200) }))[0]).to.have.length(80 + 'web: image is  (so)'.length);
  });
});
