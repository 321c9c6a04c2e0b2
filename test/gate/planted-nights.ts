/** Thirty nights: what is planted in each of them, and what is to be said of it. */
import type { Verdict } from '../../harness/model/analysis.ts';
import type { QuarantineSetting } from '../../harness/model/gate-config.ts';
import type { Planted, PlantedCommit } from './rehearsed-nights.ts';

export interface PlantedNight {
  readonly title: string;
  readonly planted?: Planted;
  /** Of checkout, search and orders. `!`: red, `~`: the night does not enter the baseline. */
  readonly states: string;
  readonly verdict: Verdict;
  /** The commit that is found. */
  readonly found?: string;
}

const quiet = (count: number): readonly PlantedCommit[] =>
  Array.from({ length: count }, (_, index) => ({ subject: `words ${index + 1}` }));

const quarantined: QuarantineSetting = {
  scenario: 'search',
  experiment: null,
  reason: 'it hangs now and then',
  issue: 'https://example.org/1',
  until: '2026-11-24',
};

const night = (
  title: string,
  planted: Planted,
  states: string,
  verdict: Verdict = 'pass',
  found?: string,
): PlantedNight => ({ title, planted, states, verdict, ...(found === undefined ? {} : { found }) });

const usual = 2400;

export const plantedNights: readonly PlantedNight[] = [
  night('the first night', {}, 'new new new'),
  night('nothing', { commits: quiet(2) }, 'learning learning learning'),
  night('nothing', { commits: quiet(1) }, 'learning learning learning'),
  night('nothing', {}, 'learning learning learning'),
  night(
    'the api starts twice as long, while the gate learns',
    { commits: [...quiet(2), { subject: 'reads its settings twice', change: { apiStarts: 2 * usual } }, ...quiet(1)] },
    'regressed!~ learning learning',
    'fail',
    'reads its settings twice',
  ),
  night('mended', { commits: [{ subject: 'mended', change: { apiStarts: usual } }] }, 'learning learning learning'),
  night('nothing', { commits: quiet(3) }, 'learning learning learning'),
  night('nothing', { commits: quiet(1) }, 'learning learning learning'),
  night('eight nights count for two of them', { commits: quiet(1) }, 'learning steady steady'),
  night(
    'the api is slow by one and a half',
    { commits: [...quiet(2), { subject: 'a client for each request', change: { apiStarts: 3800 } }, ...quiet(4)] },
    'regressed!~ steady steady',
    'fail',
    'a client for each request',
  ),
  night('nobody mends it', { commits: quiet(1) }, 'regressed!~ steady steady', 'fail', 'a client for each request'),
  night('mended', { commits: [{ subject: 'one client', change: { apiStarts: usual } }] }, 'steady steady steady'),
  night('the host is slow by one and a half', { commits: quiet(2), slow: 1.5 }, 'steady steady steady'),
  night(
    'the search starts 3 s longer',
    { commits: [...quiet(5), { subject: 'reads the whole index', change: { searchStarts: 4400 } }, ...quiet(2)] },
    'steady regressed!~ steady',
    'fail',
    'reads the whole index',
  ),
  night(
    'mended, but interrupted in its second scenario',
    { commits: [{ subject: 'reads it later', change: { searchStarts: 1400 } }], interruptAfter: 12 },
    'inconclusive~ steady inconclusive~',
    'inconclusive',
  ),
  night(
    'again, and the host gets busy',
    { again: true, busy: true },
    'inconclusive~ inconclusive~ inconclusive~',
    'inconclusive',
  ),
  night('again, and it is quiet', { again: true }, 'steady steady steady'),
  night(
    'the host drops answers, and the control fails',
    { drops: true },
    'inconclusive~ inconclusive~ inconclusive~',
    'inconclusive',
  ),
  night(
    'the api starts faster',
    { commits: [...quiet(1), { subject: 'no warm-up', change: { apiStarts: 1500 } }, ...quiet(1)] },
    'improved steady steady',
  ),
  night('nothing', { commits: quiet(1) }, 'steady steady steady'),
  night(
    'the gain is lost',
    { commits: [...quiet(1), { subject: 'a warm-up, again', change: { apiStarts: usual } }, ...quiet(2)] },
    'regressed!~ steady steady',
    'fail',
    'a warm-up, again',
  ),
  night('and won', { commits: [{ subject: 'no warm-up', change: { apiStarts: 1500 } }] }, 'steady steady steady'),
  night('another engine', { engine: '27.3.1' }, 'learning learning learning'),
  night(
    "the api's Compose file changes, and it starts 3 s longer",
    {
      commits: [
        { subject: 'another port', change: { apiCompose: 'f6e5d4c3b2a1' } },
        ...quiet(2),
        { subject: 'waits for its cache', change: { apiStarts: 4500 } },
      ],
    },
    'regressed!~ learning learning',
    'fail',
    'waits for its cache',
  ),
  night(
    'mended, and the search hangs now and then',
    {
      commits: [
        { subject: 'waits no more', change: { apiStarts: 1500 } },
        { subject: 'locks the index', change: { searchHangs: true } },
      ],
    },
    'learning unstable!~ learning',
    'fail',
  ),
  night('the search is in quarantine', { quarantine: [quarantined] }, 'learning quarantined~ learning'),
  night('which is over', {}, 'learning unstable!~ learning', 'fail'),
  night('mended', { commits: [{ subject: 'no lock', change: { searchHangs: false } }] }, 'learning learning learning'),
  night('the history is lost, and the host is slow', { lost: true, slow: 1.5 }, 'new new new'),
  night('the host is itself again', {}, 'learning learning learning'),
  night(
    'a known weakness holds',
    { commits: [{ subject: 'keeps the last page', change: { ordersFallBack: true } }] },
    'learning learning known weakness!~',
    'fail',
  ),
  night('and nobody promotes it', {}, 'learning learning known weakness!~', 'fail'),
];
