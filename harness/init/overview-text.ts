/** What `init` saw, what it guessed and what it wrote, as a table for the terminal. */
import { longText } from '../model/duration-text.ts';
import type { LeftService } from './choose.ts';
import type { DraftScenario } from './draft.ts';
import type { Nature } from './nature.ts';

export interface DraftedFile {
  readonly draft: DraftScenario;
  /** As a person would name it from here. */
  readonly file: string;
  /** There was one already, which is left as it is. */
  readonly kept: boolean;
}

export function overviewText(drafted: readonly DraftedFile[], left: readonly LeftService[]): string {
  const rows = [
    ...drafted.map(({ draft, file, kept }) => [
      draft.service.name,
      natureText(draft),
      kept ? `${file} (kept: it was there)` : `${file} (about ${longText(draft.takes)})`,
      draft.nature.why,
    ]),
    ...left.map(({ name, why }) => [name, 'no scenario', '', why]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const guesses = drafted.filter(({ draft, kept }) => draft.nature.guess !== null && !kept);
  return [
    ...rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
    ...(guesses.length === 0 ? [] : ['']),
    ...guesses.map(({ draft: { service, nature } }) => `guessed of ${service.name}: ${nature.guess}`),
  ].join('\n');
}

const words: Readonly<Partial<Record<Nature['speaks'], string>>> = {
  http: 'HTTP',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  amqp: 'AMQP',
  grpc: 'gRPC',
  tls: 'TLS',
  dns: 'DNS',
  tcp: 'TCP',
  redis: 'Redis',
  udp: 'UDP',
};

function natureText({ nature: { speaks, port, path }, probe }: DraftScenario): string {
  if (port === null) return 'not asked';
  const asked = `${words[speaks] ?? speaks} ${port}${path ?? ''}`;
  return probe === null ? `${asked}, not asked` : asked;
}
