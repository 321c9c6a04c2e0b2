/** The text of a first stack: its services, and the port at which each is asked. */
import { distinct } from '../model/distinct.ts';
import { keyText, quoted } from '../model/source-text.ts';
import type { ServiceName } from '../model/stack.ts';
import type { DraftScenario } from './draft.ts';
import { constantName } from './names.ts';

export interface FirstStack {
  /** The folder that the stack's file lies in is called so. */
  readonly name: string;
  /** From the stack's file; null: as Compose finds it in the same folder. */
  readonly composeFile: string | null;
  /** All of the project, in order, with the ports at which they are asked; null: at none. */
  readonly services: readonly { readonly name: ServiceName; readonly port: number | null }[];
}

export const stackConstant = (name: string): string => constantName(name, 'Stack');

/** Names no variable: what `.env` and the shell say stays theirs. */
export function stackText({ name, composeFile, services }: FirstStack): string {
  const entries = services.map(
    (one) => `    ${keyText(one.name)}: ${one.port === null ? '{}' : `{ port: ${one.port} }`},`,
  );
  return [
    `/** The services that scenarios break and probe: of ${composeFile ?? 'the project that `docker compose up` starts here'}. */`,
    "import { defineStack } from 'resilience';",
    '',
    `export const ${stackConstant(name)} = defineStack(import.meta, {`,
    ...(composeFile === null ? [] : [`  compose: ${quoted(composeFile)},`]),
    '  services: {',
    ...entries,
    '  },',
    '});',
    '',
  ].join('\n');
}

const entryText = ({ name, port }: FirstStack['services'][number]): string =>
  `${keyText(name)}: ${port === null ? '{}' : `{ port: ${port} }`}`;

/** The entries of services that these scenarios need, and that are not to be seen in the text of a stack. */
export function lackingIn(text: string, drafts: readonly DraftScenario[]): readonly string[] {
  const asked = new Map(drafts.map(({ service, probe }) => [service.name, probe?.port ?? null]));
  const names = distinct(drafts.flatMap(({ service, edges }) => [service.name, ...edges.map(({ to }) => to)]));
  return lackingServices(
    text,
    names.map((name) => ({ name, port: asked.get(name) ?? null })),
  );
}

/** The same of services, with the ports at which they are asked. */
export const lackingServices = (text: string, services: FirstStack['services']): readonly string[] =>
  services.filter((one) => !says(text, one)).map(entryText);

function says(text: string, { name, port }: FirstStack['services'][number]): boolean {
  const key = `(^|[\\s{,'"])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}['"]?\\s*:`;
  return new RegExp(port === null ? key : `${key}\\s*\\{[^}]*\\bport:\\s*${port}\\b`).test(text);
}
