/** What lint makes of its rules: levels, places and patches, and who is examined. */
import { expect } from 'chai';
import { writtenProject } from '../../harness/compose-file/written-project.ts';
import { findingsIn, lint } from '../../harness/lint/lint.ts';
import { ruleFacts } from '../../harness/lint/registry.ts';
import type { LintLevel, LintService } from '../../harness/model/lint.ts';
import { health, other, sound } from './parts.ts';

const text = `services:
  api:
    image: api
    depends_on: [db]
    ports: ["8080:80"]
  db:
    image: postgres
`;
const source = { name: 'compose.yaml', file: '/compose.yaml', text, links: {} };
const written = writtenProject([source], [source.file]);
const api: LintService = {
  ...sound,
  ...{ replicas: 2, dependsOn: [{ service: 'db', condition: 'service_started' }] },
  ...{ restart: { name: 'always' }, written: written.said('api') },
};
const db: LintService = other('db', { health, healthFrom: 'compose', restart: { name: 'always' } });
const services = [api, db, other('cache')];

const report = (least: LintLevel) => lint({ services, objective: null }, { file: 'compose.yaml', written, least });

describe('lint', () => {
  it('has the most serious first, and leaves out what is less serious than asked', () => {
    expect(report('note').findings.map((one) => `${one.level} ${one.rule} ${one.service}`)).to.deep.equal([
      'error fixed-port-with-scale api',
      'warning depends-on-without-condition api',
      'warning nobody-heals api',
      'warning nobody-heals db',
    ]);
    expect(report('error').findings.map((one) => one.rule)).to.deep.equal(['fixed-port-with-scale']);
  });

  it('places every finding in its file', () => {
    expect(
      report('warning').findings.map(({ at, place }) => `${at.join('/')} ${place?.line}:${place?.column}`),
    ).to.deep.equal([
      'services/api/ports 5:5',
      'services/api/depends_on/db 4:18',
      'services/api/restart 2:3',
      'services/db/restart 6:3',
    ]);
  });

  it('has a patch where the fix is mechanical, and all of them as one', () => {
    const { findings, patch } = report('warning');
    const own = findings.map((one) => one.patch).filter((one) => one !== null);
    expect(own).to.have.length(1);
    expect(own[0]).to.include('+    depends_on: {db: {condition: service_healthy}}');
    expect(patch).to.equal(own[0]);
    expect(report('error').patch).to.equal(null);
  });

  it('says of whom it cannot know whether there is a check', () => {
    expect(report('note').unknownChecks).to.deep.equal(['cache']);
  });

  it('takes nothing for a check of which only the times are known', () => {
    const guessed = {
      ...sound,
      healthFrom: 'unknown',
      health: { ...health, test: null },
      restart: { name: 'always' },
    } as const;
    expect(findingsIn({ services: [guessed], objective: null })).to.deep.equal([]);
  });

  it('leaves services alone that run once and end, but for what cannot work', () => {
    const migrate = other('migrate', { healthFrom: 'none', resolved: { restart: 'sometimes' } });
    const waits = {
      ...sound,
      dependsOn: [{ service: 'migrate', condition: 'service_completed_successfully' }],
    } as const;
    const rules = (all: readonly LintService[]) =>
      findingsIn({ services: all, objective: null })
        .filter((one) => one.service === 'migrate')
        .map((one) => one.rule);
    expect(rules([waits, migrate])).to.deep.equal(['refused-restart']);
    expect(rules([sound, migrate])).to.deep.equal(['refused-restart', 'no-health-check']);
  });

  it('says in a sentence what each rule searches for', () => {
    expect(ruleFacts.filter(({ about }) => !/^[A-Z].*\.$/.test(about))).to.deep.equal([]);
  });
});
