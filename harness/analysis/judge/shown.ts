/**
 * Whether the stack itself showed the fault. An order that is answered with 200 may change nothing, and an edge may be cut that nobody
 * uses: then everything holds, and nothing was tried.
 */
import { secondsText } from '../../model/duration-text.ts';
import { type Failure, failure } from '../../model/failure.ts';
import type { Fault } from '../../model/fault.ts';
import { obstructedCaller } from '../../model/fault-facts.ts';
import { effectOf } from '../../model/fault-traits.ts';
import { between, type Span } from '../../model/time.ts';
import type { ExperimentEvidence } from '../evidence.ts';
import { MicrosecondCounts } from '../readings/microsecond-counts.ts';
import type { ProbeEvidence } from '../readings/probe-reading.ts';
import type { ProbeSample, Samples } from '../readings/sample-columns.ts';
import { countOf, isAmiss, isUnknown } from '../readings/samples.ts';
import { contains } from '../readings/spans.ts';

/** R317, or null: it was shown, or its means prove it. */
export function notShown(gathered: ExperimentEvidence): Failure | null {
  const { planned, events } = gathered;
  const at = `experiment '${planned.name}'`;
  const { fault } = planned;
  const caller = obstructedCaller(fault);
  if (caller !== null) {
    if (events.revertBegan?.used !== 0 || gathered.windows.during === null) return null;
    const { from, to } = gathered.windows.during;
    const held = secondsText(between(from, to));
    return failure('R317', `nothing used this connection: ${caller} sent nothing to ${fault.target} in ${held}`, {
      at,
      fix: `add a probe or a load that makes ${caller} call ${fault.target}, or a longer hold`,
    });
  }
  const order = orderOf(fault);
  if (order === null || wasShown(gathered)) return null;
  return failure(
    'R317',
    `${order} was answered as declared, but no probe failed or was slower, and no health check failed`,
    {
      at,
      fix: `add a probe that observes what ${fault.target} then does wrong`,
    },
  );
}

/** What the service was ordered by a route of its own: its answer says that it received the order, not that it obeys. */
function orderOf(fault: Fault): string | null {
  const effect = effectOf(fault);
  if (effect.is === 'wrong' && effect.how.by === 'route') return `POST ${effect.how.start}`;
  if (effect.is === 'unhealthy' && effect.flip.by === 'route') return `POST ${effect.flip.fail}`;
  return null;
}

/** The baseline was steady, so whatever is worse while the fault holds is the fault's. */
function wasShown({ windows, eventIndex, probes }: ExperimentEvidence): boolean {
  const held = windows.during ?? windows.whole;
  if (held === null) return true;
  const looks = [...eventIndex.healthChecks.values()]
    .flat()
    .some((one) => one.exitCode !== 0 && contains(held, one.end));
  const changes = [...eventIndex.changes.values()].flat().some((one) => contains(held, one.engineAt));
  const loads = [...eventIndex.loads.values()].some((all) => countOf(all.dueIn(held), isFailure) > 0);
  const probed = [...probes.values()].some(
    (one) =>
      countOf(one.samples.dueIn(held), (sample) => isAmiss(sample, one.probe)) > 0 ||
      isSlower(one, windows.baseline, held),
  );
  return looks || changes || loads || probed;
}

const isFailure = (sample: ProbeSample): boolean => !isUnknown(sample) && sample.outcome !== 'ok';

/** Three of four answers took longer than nineteen of twenty did before. */
const isSlower = ({ samples }: ProbeEvidence, before: Span, held: Span): boolean =>
  lengthsOf(samples.dueIn(held)).quantile(0.25) > lengthsOf(samples.dueIn(before)).quantile(0.95);

function lengthsOf(samples: Samples): MicrosecondCounts {
  const all = new MicrosecondCounts();
  for (let i = 0; i < samples.length; i++) if (samples.outcomeAt(i) === 'ok') all.add(samples.endAfter(i));
  return all;
}
