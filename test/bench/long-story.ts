/** The story of a run of hours: three probes at a hundred a second, health checks, and four crashes, of which the first is felt. */
import { seededRandom } from '../../harness/engine/system/random.ts';
import type { EventOf, TimelineEvent } from '../../harness/model/event.ts';
import type { Plan } from '../../harness/model/plan.ts';
import { instant } from '../../harness/model/time.ts';
import { readPlan } from '../timelines/read-plan.ts';
import { readTimeline } from '../timelines/read-timeline.ts';

const rate = 100;
const probes = ['api', 'page', 'orders'] as const;
const crashes = [1, 2, 3, 4];

/** Seconds before the baseline of an experiment, which all is well from. */
const settled = 5;
/** When the first crash comes, and how long it is felt, in seconds. */
const outage = { from: settled + 30, length: 5 };

const containers = ['8f3c2a1b9d0e', '0c9e77d4a1f3', '5b61f0e2c8d7'];

/** Seconds of one experiment, where all of them together have so many events. */
const lengthOf = (events: number): number => Math.round(events / probes.length / rate / crashes.length);

export function longPlan(events: number): Plan {
  const recovery = lengthOf(events) - settled - 30;
  const experiments = crashes.flatMap((one) => [
    `experiment crash ${one} : crash api : baseline 30 recovery ${recovery}`,
    'after service api recovers 10',
    'after probe api recovers 10',
    'after probe page staysAvailable 0.9',
  ]);
  return readPlan([
    'service api health 5/1/2 restart always',
    'service page health 5/1/2',
    ...probes.map((name) => `probe ${name} ${name === 'page' ? 'page' : 'api'} ${rate}/s`),
    ...experiments,
  ]);
}

/** In the order in which they come; their numbers and instants are the recorder's. */
export function* longStory(plan: Plan, events: number): Generator<TimelineEvent> {
  const told = readTimeline(framework(lengthOf(events)), plan);
  const random = seededRandom('long');
  const slots = lengthOf(events) * crashes.length * rate;
  let next = 0;
  for (let slot = 0; slot < slots; slot += 1) {
    const due = (slot * 1000) / rate;
    while (told[next]!.at <= due) yield told[next++]!;
    for (const [index, probe] of probes.entries()) yield answer(probe, index, due, random);
  }
  yield* told.slice(next);
}

/** All but the probes, in the words of the golden timelines. */
function framework(length: number): readonly string[] {
  const whole = length * crashes.length;
  return [
    '0 api.1 started',
    '0 page.1 started',
    '1 api.1 healthy',
    '1 page.1 healthy',
    `1..${whole} looks api.1 every 5 taking 0.06 exit 0`,
    `1..${whole} looks page.1 every 5 taking 0.06 exit 0`,
    ...crashes.flatMap((one) => {
      const from = (one - 1) * length;
      const hit = from + outage.from;
      return [
        `${from + settled} begin baseline crash ${one}`,
        `${hit} end baseline crash ${one}`,
        `${hit}..${hit + 0.01} inject applied gone`,
        `${hit + 0.1} api.1 died 137`,
        `${hit + 0.4} api.1 started`,
        `${hit + 5.2} api.1 healthy`,
        `${hit + 0.1} begin recovery crash ${one}`,
        `${from + length} end recovery crash ${one}`,
      ];
    }),
    `${whole} ended completed`,
  ];
}

/** Half a percent is late; the api is away for five seconds from the first crash on. */
function answer(probe: string, index: number, due: number, random: () => number): EventOf<'probe.ended'> {
  const isLate = random() < 0.005;
  const sinceCrash = due / 1000 - outage.from;
  const away = !isLate && probe === 'api' && sinceCrash >= 0 && sinceCrash < outage.length;
  const isFresh = Math.floor(due / 10) % 2 === 0;
  const sent = due + (isLate ? 60 : 1.3 * random());
  const connected = sent + (isFresh ? 0.2 * random() : 0.02);
  const firstByte = connected + 1 + 5 * random();
  const end = away || isLate ? connected : firstByte + 0.05;
  const answered = !away && !isLate;
  return {
    seq: 0,
    at: instant(end + 0.03),
    type: 'probe.ended',
    probe,
    role: 'probe',
    connection: isFresh ? 'fresh' : 'kept',
    due: instant(due),
    sent: instant(sent),
    connected: answered ? instant(connected) : null,
    firstByte: answered ? instant(firstByte) : null,
    end: instant(end),
    outcome: isLate ? 'harness_late' : away ? 'refused' : 'ok',
    status: answered ? 200 : null,
    instance: answered ? containers[index]! : null,
  };
}
