/** The text of a first stack and a first scenario for the user's Compose file. */
import type { ResolvedService } from '../model/plan.ts';

export interface FirstStack {
  /** The Compose file's folder: the stack's name. */
  readonly name: string;
  /** Null: as Compose finds it. */
  readonly composeFile: string | null;
  readonly services: readonly ResolvedService[];
}

export function stackText({ name, composeFile, services }: FirstStack): string {
  const port = (service: ResolvedService): string =>
    service.ports.length === 0 ? '{}' : `{ port: ${service.ports[0]!.container} }`;
  const entries = services.map((service) => `    ${keyText(service.name)}: ${port(service)},`);
  return [
    `/** The services that scenarios break and probe: of ${composeFile ?? 'the project that `docker compose up` starts here'}. */`,
    "import { defineStack } from 'resilience';",
    '',
    `export const ${constantName(name)} = defineStack(import.meta, {`,
    ...(composeFile === null ? [] : [`  compose: ${quoted(composeFile)},`]),
    '  services: {',
    ...entries,
    '  },',
    '});',
    '',
  ].join('\n');
}

/** A crash of `target`, with what its restart policy lets one expect. `stackModule` is the import path of the stack. */
export function scenarioText(stack: FirstStack, target: ResolvedService, stackModule: string): string {
  const constant = constantName(stack.name);
  const restarts = target.restart.name !== 'no';
  const after = restarts
    ? ["expect(answers).recovers({ within: '10s' })", "expect(target).recovers({ within: 'predicted' })"]
    : ["expect(answers).doesNotRecover().because('it has no restart policy')"];
  return [
    `/** What a crash of ${target.name} does to its users, and how its settings handle it. */`,
    "import { crash, defineScenario, expect, http } from 'resilience';",
    `import { ${constant} } from ${quoted(stackModule)};`,
    '',
    `const target = ${constant}.service(${quoted(target.name)});`,
    `const answers = http(target, ${quoted(healthPath(target))});`,
    '',
    'export default defineScenario({',
    `  title: ${quoted(`${stack.name}: a crash of ${target.name}`)},`,
    `  stack: ${constant},`,
    '  probes: { answers },',
    '',
    '  experiments: {',
    "    'a crash': {",
    '      fault: crash(target),',
    `      recovery: '${recoverySeconds(target)}s',`,
    `      after: [${after.join(', ')}],`,
    '    },',
    '  },',
    '});',
    '',
  ].join('\n');
}

/** Long enough for a first healthy probe after the restart, and for as long again as good answers must last. */
function recoverySeconds({ health }: ResolvedService): number {
  return health === null ? 20 : Math.max(20, Math.ceil((3 * health.interval + health.timeout) / 1000) + 5);
}

/** The path of a URL in the health check's command; `/` where there is none. */
function healthPath({ health }: ResolvedService): string {
  const url = /https?:\/\/[^\s/'"]+(\/[^\s'"|&;)]*)/.exec(health?.test?.join(' ') ?? '');
  return url?.[1] ?? '/';
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

const keyText = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name));

/** What the scenario says itself, and words that the language keeps: a folder may be called so, a constant may not. */
const taken =
  /^(answers|crash|defineScenario|defineStack|expect|http|target|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|implements|import|in|instanceof|interface|let|new|null|package|private|protected|public|return|static|super|switch|this|throw|true|try|typeof|var|void|while|with|yield)$/;

const constantName = (name: string): string =>
  name
    .replace(/[^a-z0-9]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase())
    .replace(/[^a-z0-9]/gi, '')
    .replace(/^(?=\d|$)/, 'stack')
    .replace(taken, '$1Stack');
