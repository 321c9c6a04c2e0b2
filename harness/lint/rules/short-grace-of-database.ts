/** A database that may be killed while it still writes. */
import { secondsText } from '../../model/duration-text.ts';
import { databaseOf } from '../databases.ts';
import { mayEnd } from '../purpose.ts';
import type { Rule } from '../rule.ts';
import { saidOf } from '../said.ts';

export const shortGraceOfDatabase: Rule = {
  level: 'note',
  about: 'A stop_grace_period under what a database may need to close.',
  look: (service, { services }) => {
    const { name, image, stopGrace } = service;
    const database = databaseOf(image);
    if (database === null || stopGrace >= database.grace || mayEnd(service, services)) return [];
    const isSaid = saidOf(service, 'stop_grace_period') !== undefined;
    const given = isSaid ? `has ${secondsText(stopGrace)} to stop` : `has the usual ${secondsText(stopGrace)} to stop`;
    return [
      {
        ...(isSaid && stopGrace < usual && { level: 'warning' as const }),
        message: `${name} is a ${database.name} and ${given}`,
        why: `${database.closing}; what is not done in time ends in SIGKILL`,
        cost: `a stop under load is cut off after ${secondsText(stopGrace)}, and ${database.after}`,
        fix: `write stop_grace_period: ${database.text}, which costs nothing where it stops sooner`,
        at: ['stop_grace_period'],
        edits: [{ path: ['services', name, 'stop_grace_period'], value: database.text }],
      },
    ];
  },
};

/** What Compose gives when nobody says. */
const usual = 10_000;
