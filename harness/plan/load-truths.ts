/** What loads promise where a scenario says nothing of it: what was acknowledged is kept. */
import type { Expectation } from '../model/expectation.ts';
import { type Failure, failure } from '../model/failure.ts';
import { isK6, isStored, isWrites, type Load } from '../model/load.ts';
import type { Plan } from '../model/plan.ts';
import type { Experiment, Scenario } from '../model/scenario.ts';

/** An expectation for each load of writes that the experiment says nothing about. */
export function impliedOfLoads(one: Experiment, loads: Scenario['load']): readonly Expectation[] {
  const told = [...one.during, ...one.after].filter(({ claim }) => /^(keeps|loses)Data$/.test(claim.claim));
  return Object.entries(loads)
    .filter(([name, load]) => isWrites(load) && !told.some(({ subject }) => subject.name === name))
    .map(([name]) => ({
      type: 'expectation',
      subject: { type: 'load', name },
      claim: { claim: 'keepsData', atLeast: 1 },
      because: null,
      known: null,
    }));
}

/** Writes that could never be distinguished, and expectations of loads that are not there or cannot meet them. */
export function checkLoads(plan: Plan): readonly Failure[] {
  return [
    ...Object.entries(plan.load).flatMap(([name, load]) => [
      ...checkWrites(name, load, plan),
      ...checkNetwork(name, load, plan),
    ]),
    ...plan.experiments.flatMap((one) =>
      [...one.during, ...one.after].flatMap((expectation) => checkSubject(expectation, one.name, plan)),
    ),
  ];
}

function checkWrites(name: string, load: Load, plan: Plan): readonly Failure[] {
  if (!isWrites(load)) return [];
  const sent = isStored(load) ? [JSON.stringify(load.inserts)] : [load.create.path, load.create.body];
  if (sent.some((one) => one.includes('{id}'))) return [];
  return [
    failure('R204', `the writes of '${name}' have no id, so none of them could be found again`, {
      at: `${plan.file}, load '${name}'`,
      fix: isStored(load) ? 'put {id} into `insert`' : "put {id} into the path or the body of 'create'",
    }),
  ];
}

/** A script runs among the services, so its network is one of theirs. */
function checkNetwork(name: string, load: Load, plan: Plan): readonly Failure[] {
  if (!isK6(load) || load.network === null) return [];
  const known = new Set(plan.services.flatMap((one) => one.networks.map((network) => network.name)));
  if (known.has(load.network)) return [];
  return [
    failure('R212', `'${name}' is to run in the network '${load.network}', which no service has`, {
      at: `${plan.file}, load '${name}'`,
      fix: `name one of ${[...known].join(', ')}`,
    }),
  ];
}

function checkSubject({ subject, claim }: Expectation, experiment: string, plan: Plan): readonly Failure[] {
  if (subject.type !== 'load') return [];
  const at = `${plan.file}, experiment '${experiment}'`;
  const load = plan.load[subject.name];
  if (load === undefined) {
    const known = Object.keys(plan.load).join(', ') || 'none';
    return [
      failure('R203', `there is no load '${subject.name}' in the scenario`, {
        at,
        fix: `add it to \`load\`, which has ${known}`,
      }),
    ];
  }
  const writes = claim.claim === 'keepsData' || claim.claim === 'losesData';
  if (!writes || isWrites(load)) return [];
  return [failure('R204', `'${subject.name}' writes nothing, so it can neither keep nor lose anything`, { at })];
}
