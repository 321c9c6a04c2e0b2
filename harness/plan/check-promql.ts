/** PromQL expressions: each must parse, and its test must be one that a value can pass. */
import { parser } from '@prometheus-io/lezer-promql';
import { type Failure, failure } from '../model/failure.ts';
import type { ProbeName, PromqlProbe } from '../model/probe.ts';

/** `at`: where the probe is declared. */
export function checkPromql(name: ProbeName, probe: PromqlProbe, at: string): readonly Failure[] {
  const wrong = whatIsWrong(probe);
  const problems: Failure[] = [];
  if (wrong !== null) {
    const fix =
      probe.alert === null ? 'write it as Prometheus would accept it' : 'write label names and values as PromQL does';
    problems.push(failure('R216', `${probe.query.trim() || 'an empty text'} is not PromQL: ${wrong}`, { at, fix }));
  }
  const { good } = probe;
  if (good.is === 'within' && good.atLeast !== null && good.atMost !== null && good.atLeast > good.atMost) {
    const message = `no value is at least ${good.atLeast} and at most ${good.atMost}, so ${name} can never be good`;
    problems.push(failure('R204', message, { at, fix: 'swap the two bounds' }));
  }
  return problems;
}

function whatIsWrong({ query, over }: PromqlProbe): string | null {
  const tree = parser.parse(query);
  let wrong: string | null = null;
  tree.iterate({
    enter(node) {
      if (wrong === null && node.type.isError) wrong = errorText(query, node.from, node.to);
      return wrong === null;
    },
  });
  const whole = tree.topNode.firstChild?.name;
  if (wrong !== null) return wrong;
  if (whole === 'StringLiteral') return 'it is a text, which has no value';
  if (whole === 'MatrixSelector' && over !== null)
    return 'it is a range already, which `over` cannot ask for at every instant';
  return null;
}

/** The parser's errors are where it had to leave something out, or to do without something. */
function errorText(query: string, from: number, to: number): string {
  const column = `column ${from + 1}`;
  if (query.slice(from).trim() === '') return `it ends too early, at ${column}`;
  if (from === to) return `something is missing before '${wordAt(query, from)}', at ${column}`;
  const name = /([A-Za-z_]\w*)\s*$/.exec(query.slice(0, from))?.[1];
  const call = query[from] === '(' && name !== undefined ? `; ${name} is not a function of PromQL` : '';
  return `'${wordAt(query, from)}' was not expected at ${column}${call}`;
}

const wordAt = (query: string, from: number): string => /^\s*(\w+|.)/s.exec(query.slice(from))?.[1] ?? '';
