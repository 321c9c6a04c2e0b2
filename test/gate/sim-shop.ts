/** A small shop on the simulator, each of whose commits says how the shop behaves from then on. */

import type { Random } from '../../harness/engine/environment.ts';
import { answer, type Behaviour, type Reply, wellBehaved } from '../../harness/engine/sim/behaviour.ts';
import { normal } from '../statistics/random.ts';

/** How the shop behaves at a commit. */
export interface Shop {
  /** How long the api starts in the median, in milliseconds. */
  readonly apiStarts: number;
  readonly searchStarts: number;
  /** Whether in three runs of eight it takes `search` ten seconds more to start again. */
  readonly searchHangs: boolean;
  /** Whether `orders` answers without its database. */
  readonly ordersFallBack: boolean;
  /** What stands for the Compose file of the api. */
  readonly apiCompose: string;
}

export const firstShop: Shop = {
  apiStarts: 2400,
  searchStarts: 1400,
  searchHangs: false,
  ordersFallBack: false,
  apiCompose: '1a2b3c4d5e6f',
};

/** What a host does to it. */
export interface SimHost {
  /** Everything takes so many times as long. */
  readonly slow: number;
  /** One answer in thirty is an error. */
  readonly drops: boolean;
}

export const behavioursOf = (shop: Shop, host: SimHost, block: number): Readonly<Record<string, Behaviour>> => ({
  api: starting(shop.apiStarts, host),
  search: starting(shop.searchStarts, host, shop.searchHangs && block % 3 === 1 ? 10_000 : 0),
  db: starting(300, host),
  orders: {
    ...wellBehaved,
    fresh: ({ random }) => ({
      begin: () => answer(200, '', host.slow * 300 * scattered(random, 0.06)),
      answer: () => {
        const asked: Reply = {
          ...{ does: 'ask', host: 'db', path: '/', timeout: 500 },
          then: ({ status }) => (status === 200 || shop.ordersFallBack ? answer(200, 'ok') : answer(503, '')),
        };
        return asked;
      },
    }),
  },
});

/** Starts about as long as that, `again` longer from the second time on, and answers in a few milliseconds: both are lognormal. */
function starting(median: number, { slow, drops }: SimHost, again = 0): Behaviour {
  let starts = 0;
  return {
    ...wellBehaved,
    fresh: ({ random }) => ({
      begin: () => {
        starts += 1;
        return answer(200, '', slow * (median * scattered(random, 0.06) + (starts > 1 ? again : 0)));
      },
      answer: () =>
        drops && random() < 1 / 30 ? answer(500, '') : answer(200, 'ok', slow * 3 * scattered(random, 0.3)),
    }),
  };
}

const scattered = (random: Random, deviation: number): number => Math.exp(deviation * normal(random));
