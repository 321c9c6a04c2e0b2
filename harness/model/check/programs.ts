/** The programs that a check runs, each with its words, out of everything that a shell makes of its text. */
import { type AndOr, forEachChild, type PipelineNode, type Redirection, type SyntaxNode } from 'unbash';
import { type CheckWord, readWord, type Variables } from './word.ts';

export interface CheckProgram {
  /** As it is written: `curl`, `/usr/bin/curl`, `$CHECK`. */
  readonly program: CheckWord;
  readonly args: readonly CheckWord[];
  /** What its words are redirected from and to: `/dev/tcp/localhost/80`. */
  readonly files: readonly CheckWord[];
  /** Another program is tried when this one fails: `wget … || curl …`. */
  readonly hasSubstitute: boolean;
  /** It runs only after another one failed, to say so or to end something: `… || exit 1`, `… || kill 1`. */
  readonly afterFailure: boolean;
}

type Place = Pick<CheckProgram, 'hasSubstitute' | 'afterFailure'>;

/** What is nested deeper than this is not read: nobody writes it. */
const deepest = 200;

/** In the order of the text; those in `$(…)` follow the command they stand in. */
export function programsOf(
  node: SyntaxNode,
  variables: Variables,
  place: Place = alone,
  depth = 0,
): readonly CheckProgram[] {
  if (depth > deepest) return [];
  if (node.type === 'AndOr') return ofAndOr(node, variables, place, depth);
  const own = node.type === 'Command' ? ownProgram(node, variables, place) : [];
  const inside: CheckProgram[] = [];
  forEachChild(node, (child) => {
    inside.push(...programsOf(child, variables, place, depth + 1));
  });
  return [...own, ...inside];
}

const alone: Place = { hasSubstitute: false, afterFailure: false };

function ofAndOr(
  { commands, operators }: AndOr,
  variables: Variables,
  place: Place,
  depth: number,
): readonly CheckProgram[] {
  const lastSubstitute = commands.findLastIndex((one, index) => operators[index - 1] === '||' && !onlyReports(one));
  return commands.flatMap((command, index) =>
    programsOf(
      command,
      variables,
      {
        hasSubstitute: place.hasSubstitute || index < lastSubstitute,
        afterFailure: place.afterFailure || operators[index - 1] === '||',
      },
      depth + 1,
    ),
  );
}

/** It says that the check failed, and checks nothing itself. */
const reporting = new Set(['exit', 'return', 'false', 'true', ':', 'echo', 'printf', 'kill', 'pkill', 'killall']);

function onlyReports(node: PipelineNode): boolean {
  const names: string[] = [];
  const visit = (inner: SyntaxNode, depth: number): void => {
    if (inner.type === 'Command') names.push(inner.name?.value ?? '');
    if (depth < deepest) forEachChild(inner, (child) => visit(child, depth + 1));
  };
  visit(node, 0);
  return names.every((name) => reporting.has(name.replace(/^.*\//, '')));
}

function ownProgram(
  node: Extract<SyntaxNode, { type: 'Command' }>,
  variables: Variables,
  place: Place,
): readonly CheckProgram[] {
  const files = node.redirects.flatMap((one) => fileOf(one, variables));
  const args = node.suffix.flatMap((one) =>
    one.type === 'Word'
      ? [readWord(one, variables)]
      : one.type === 'Assignment'
        ? [{ text: one.text, known: !one.text.includes('$') }]
        : [],
  );
  if (node.name === undefined) return files.length === 0 ? [] : [{ program: nothing, args, files, ...place }];
  return [{ program: readWord(node.name, variables), args, files, ...place }];
}

/** A redirection alone: `> /dev/tcp/localhost/80`. */
const nothing: CheckWord = { text: '', known: true };

const fileOf = (one: Redirection, variables: Variables): readonly CheckWord[] =>
  one.type === 'Redirect' && one.target !== undefined ? [readWord(one.target, variables)] : [];
