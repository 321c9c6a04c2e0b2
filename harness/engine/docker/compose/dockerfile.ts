/** The HEALTHCHECK, EXPOSE, ENTRYPOINT and CMD of a Dockerfile, and what it builds on: known without building, which a plan must not need. */
import type { HealthPart } from '../../../model/settings.ts';
import { parseDuration } from '../../../model/time.ts';

/** What a Dockerfile says of health: a check, `none` for certain, or `unknown` where a base image may bring one. */
export type ImageHealth = HealthPart | 'none' | 'unknown';

interface Stage {
  readonly name: string | null;
  readonly from: string;
  health: HealthPart | 'none' | null;
  entrypoint: readonly string[] | null;
  command: readonly string[] | null;
  readonly ports: string[];
}

/** Reads the check of the `target` stage (the last one when null), following stages that build on each other. */
export function dockerfileHealth(text: string, target: string | null): ImageHealth {
  const stages = stagesUpTo(text, target);
  const health = stages.find((stage) => stage.health !== null)?.health;
  return health ?? (stages.at(-1)?.from.toLowerCase() === 'scratch' ? 'none' : 'unknown');
}

/** The words that the image starts with, in the exec form; a shell form is given to `/bin/sh -c`. Null: a base image tells. */
export function dockerfileCommand(text: string, target: string | null): readonly string[] | null {
  const stages = stagesUpTo(text, target);
  const entrypoint = stages.findIndex((stage) => stage.entrypoint !== null);
  // An entrypoint forgets the command of the stages below it.
  const within = entrypoint < 0 ? stages : stages.slice(0, entrypoint + 1);
  const command = within.find((stage) => stage.command !== null)?.command ?? null;
  if (entrypoint < 0) return command;
  return [...(stages[entrypoint]!.entrypoint ?? []), ...(command ?? [])];
}

/** `EXPOSE 8080 53/udp` of the target and of the stages below it, as they are written. */
export const dockerfilePorts = (text: string, target: string | null): readonly string[] =>
  stagesUpTo(text, target).flatMap((stage) => stage.ports);

/** The image below the lowest stage, with the defaults of its variables. Null: a variable without one tells. */
export function dockerfileBase(text: string, target: string | null): string | null {
  const base = stagesUpTo(text, target).at(-1)?.from;
  const defaults = new Map(
    [...text.matchAll(/^\s*ARG\s+(\w+)=["']?([^\s"']*)/gim)].map(([, name, value]) => [name, value]),
  );
  const full = base?.replace(
    /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
    (whole, name, other, bare) => defaults.get(name ?? bare) ?? other ?? whole,
  );
  return full === undefined || full.includes('$') ? null : full;
}

/** The `target` stage (the last one when null) and those it builds on, in that order. */
function stagesUpTo(text: string, target: string | null): readonly Stage[] {
  const stages = readStages(text);
  const named = (name: string, before: number): number =>
    stages.findLastIndex((stage, index) => index < before && stage.name === name.toLowerCase());
  const byNumber = (name: string): number => (/^\d+$/.test(name) ? Number(name) : -1);

  let index = target === null ? stages.length - 1 : named(target, stages.length);
  if (index < 0 && target !== null) index = byNumber(target);
  const found: Stage[] = [];
  for (let stage = stages[index]; stage !== undefined; stage = stages[index]) {
    found.push(stage);
    index = named(stage.from, index);
  }
  return found;
}

const blank = { health: null, entrypoint: null, command: null } as const;

function readStages(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of instructionsOf(text)) {
    const from = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(instruction);
    if (from !== null) stages.push({ from: from[1]!, name: from[2]?.toLowerCase() ?? null, ...blank, ports: [] });
    const check = /^HEALTHCHECK\s+(.*)$/is.exec(instruction);
    const stage = stages.at(-1);
    if (check !== null && stage !== undefined) stage.health = readCheck(check[1]!.trim());
    const exposed = /^EXPOSE\s+(.*)$/is.exec(instruction)?.[1];
    if (exposed !== undefined) stage?.ports.push(...exposed.trim().split(/\s+/));
    const start = /^(ENTRYPOINT|CMD)\s+(.*)$/is.exec(instruction);
    if (start !== null && stage !== undefined) {
      stage[start[1]!.toUpperCase() === 'CMD' ? 'command' : 'entrypoint'] = startForm(start[2]!.trim());
    }
  }
  return stages;
}

/** Instructions with their continued lines joined; comments and the bodies of here-documents are left out. */
function instructionsOf(text: string): string[] {
  const found: string[] = [];
  let open = '';
  let bodies: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (bodies.length > 0) {
      if (line.trim() === bodies[0]) bodies = bodies.slice(1);
      continue;
    }
    if (/^\s*(#|$)/.test(line)) continue;
    open += line.trim();
    if (open.endsWith('\\')) {
      open = `${open.slice(0, -1).trimEnd()} `;
      continue;
    }
    if (/^(RUN|COPY|ADD)\s/i.test(open)) bodies = [...open.matchAll(/<<-?["']?(\w+)["']?/g)].map(([, word]) => word!);
    found.push(open);
    open = '';
  }
  return open === '' ? found : [...found, open];
}

function readCheck(text: string): HealthPart | 'none' {
  if (/^NONE$/i.test(text)) return 'none';
  const [, flags = '', command = ''] = /^((?:--\S+\s+)*)CMD\s+(.*)$/is.exec(text) ?? [];
  const flag = (name: string): string | undefined => new RegExp(`--${name}=(\\S+)`).exec(flags)?.[1];
  const length = (name: string) => parseDuration(flag(name) ?? '') ?? null;
  return {
    test: commandForm(command.trim()),
    interval: length('interval'),
    timeout: length('timeout'),
    retries: Number(flag('retries') ?? 0) || null,
    startPeriod: length('start-period'),
    startInterval: length('start-interval'),
  };
}

function startForm(text: string): readonly string[] {
  const [form, ...words] = commandForm(text);
  return form === 'CMD' ? words : ['/bin/sh', '-c', ...words];
}

/** A JSON array is the exec form; anything else, a broken array included, goes to the shell. */
function commandForm(command: string): readonly string[] {
  try {
    const words: unknown = JSON.parse(command);
    if (Array.isArray(words)) return ['CMD', ...words.map(String)];
  } catch {
    // Not JSON: the shell form.
  }
  return ['CMD-SHELL', command];
}
