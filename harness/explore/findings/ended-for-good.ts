/** Services whose container ended in a row, and that nobody started again. */
import type { ExperimentAnalysis } from '../../model/analysis.ts';
import type { Back, Weakness } from '../../model/exploration.ts';
import { cancelsRestartPolicy, servicesStruck } from '../../model/fault-facts.ts';
import { isHeld } from '../../model/fault-traits.ts';
import { restartText } from '../../model/settings.ts';
import type { ServiceName } from '../../model/stack.ts';
import { type Duration, milliseconds } from '../../model/time.ts';
import { cellsOf, isHurt } from '../graph/hurt.ts';
import { healedText } from '../words/back-text.ts';
import type { FindingsBasis, RowFinding, TriedMatrixRow } from './basis.ts';
import { hurtPeople, hurtText } from './hurt-people.ts';
import { longEnoughFor } from './long-enough.ts';
import { needsNew, needsNewContainer } from './needs-new-container.ts';
import { isStart, startEdge } from './start-edge.ts';

/** Who was told by the engine to end is left alone by every policy. */
export function endedForGood(basis: FindingsBasis, row: TriedMatrixRow): readonly RowFinding[] {
  const { analysis, plan } = row.measured;
  const { fault, lasting } = analysis;
  const ended = cancelsRestartPolicy(fault) && !isHeld(fault) ? servicesStruck(fault) : [];
  const gone = lasting.filter(
    ({ type, name }) =>
      type === 'service' && !ended.includes(name) && goneFor(analysis, name) >= longEnoughFor(basis.learned, name),
  );
  const hurt = hurtPeople(basis, row);
  return gone.map(({ name, text }) => {
    const policy = plan.services.find((one) => one.name === name)?.restart;
    const set = policy === undefined ? '' : ` (restart: ${restartText(policy)})`;
    const ofStack = isStart(row);
    const back = ownBack(basis, row, name);
    const [weakness, begin, learn] = wordsOf(name, ofStack, needsNewContainer(row, name, back));
    const people = hurt === null ? '' : `; ${hurtText(hurt)}`;
    return {
      ...{ weakness, service: name, severity: 'severe', row, weight: hurt?.cell.bad?.value ?? 0 },
      edge: ofStack ? startEdge(basis, row, name) : null,
      sentence: `${begin}: after '${row.row.row.key}' ${text}${set}${people}${healed(back)}`,
      learn,
    };
  });
}

/** For how long at the end one of its containers has been gone, and nobody was about to start it. */
function goneFor({ services }: ExperimentAnalysis, name: ServiceName): Duration {
  const replicas = services.find(({ service }) => service === name)?.replicas ?? [];
  const last = replicas.flatMap(({ lane }) => lane.at(-1) ?? []);
  const gone = last.filter(({ state }) => state === 'exited' || state === 'removed');
  return milliseconds(Math.max(0, ...gone.map(({ from, to }) => to - from)));
}

function wordsOf(name: ServiceName, ofStack: boolean, anew: boolean): readonly [Weakness, string, string | null] {
  if (anew) return needsNew(name);
  return ofStack
    ? [
        'start order',
        `${name} does not come up where the stack is started like that`,
        'to try again until what it needs is there',
      ]
    : ['nobody starts it again', `nobody starts ${name} again`, null];
}

function ownBack({ columns }: FindingsBasis, { row }: TriedMatrixRow, service: ServiceName): Back {
  const own = columns.filter((one) => one.service === service);
  return cellsOf(row, own).find(isHurt)?.back ?? row.back;
}

const healed = (back: Back): string =>
  back.by === 'restart' || back.by === 'recreation' ? `; ${healedText(back)}` : '';
