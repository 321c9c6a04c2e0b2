import { expect } from 'chai';
import { renderPlan } from '../../harness/report/plan.ts';
import { renderTargets } from '../../harness/report/targets.ts';
import { barePlan, experiment } from '../plan/parts.ts';

const containers = [
  { id: 'a', name: 'shop-api-1', service: 'api', replica: 1 },
  { id: 'b', name: 'shop-db-1', service: 'db', replica: 1 },
  { id: 'c', name: 'shop-db-2', service: 'db', replica: 2 },
];

describe('what is attached to', () => {
  const plan = barePlan({
    attached: { name: 'shop', by: 'project', containers },
    experiments: [experiment({ kind: 'crash', target: 'db' }), experiment({ kind: 'pause', target: 'db', replica: 2 })],
    fresh: 'never',
  });

  it('is shown container by container, with what would be done to each', () => {
    expect(renderTargets([plan])).to.equal(
      [
        'attached to the project shop, which is up: nothing is created, and all is put back as it was found; 3 containers',
        '  api  shop-api-1            left alone',
        '  db   shop-db-1, shop-db-2  crash of db and db #2 paused',
        '',
      ].join('\n'),
    );
    expect(renderTargets([barePlan()])).to.equal('');
  });

  it('stands in the plan in place of the Compose files', () => {
    const text = renderPlan(plan);
    expect(text).to.include('attached to the project shop, which is up').and.not.include('from compose.yaml');
    expect(text).to.not.include('never created again');
  });
});
