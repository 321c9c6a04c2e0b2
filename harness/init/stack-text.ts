/** The text of a first stack: its services, and the port at which each is asked. */
import type { ServiceName } from '../model/stack.ts';
import { constantName, keyText, quoted } from './names.ts';

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
