/** With which statuses a shell's text can end at all. */
import type { AndOr, CompoundList, PipelineNode, Script, Statement } from 'unbash';
import { commandEnd, type Status } from './command-status.ts';

/** What may be the status of what ran last, and of an `exit` on the way. */
interface Flow {
  readonly next: Status;
  readonly exits: Status;
}

const never: Status = { zero: false, other: false };
const either: Status = { zero: true, other: true };
const success: Status = { zero: true, other: false };

const union = (...all: readonly Status[]): Status => ({
  zero: all.some(({ zero }) => zero),
  other: all.some(({ other }) => other),
});
const ends = (next: Status): Flow => ({ next, exits: never });
const reached = ({ next }: Flow): boolean => next.zero || next.other;

/** One after the other: what follows an exit on every way never runs. */
const then = (first: Flow, second: (last: Status) => Flow): Flow => {
  if (!reached(first)) return first;
  const { next, exits } = second(first.next);
  return { next, exits: union(first.exits, exits) };
};

const branch = (...flows: readonly Flow[]): Flow => ({
  next: union(...flows.map(({ next }) => next)),
  exits: union(...flows.map(({ exits }) => exits)),
});

/** What a subshell's exits say is its own status. */
const inSubshell = ({ next, exits }: Flow): Flow => ends(union(next, exits));

/** Where a text changes how its own statuses count, everything is possible. */
const changesRules = /\bset\s+-\w*[eo]|\btrap\b|\beval\b|(^|[;&|\s])\.\s/;

/** `options`: the shell's own, as `-ec`. */
export function scriptOutcome(script: Script, text: string, options = ''): Status {
  if (changesRules.test(text) || /^-\w*e|pipefail/.test(options)) return either;
  const { next, exits } = listFlow(script.commands, success);
  return union(next, exits);
}

const listFlow = (statements: readonly Statement[], last: Status): Flow =>
  statements.reduce((flow, statement) => then(flow, (before) => statementFlow(statement, before)), ends(last));

const compound = ({ commands }: CompoundList, last: Status): Flow => listFlow(commands, last);

function statementFlow({ command, background }: Statement, last: Status): Flow {
  return background ? ends(success) : nodeFlow(command, last);
}

function andOrFlow({ commands, operators }: AndOr, last: Status): Flow {
  const [first, ...more] = commands;
  return more.reduce(
    (flow, command, index) => {
      const { zero, other } = flow.next;
      const goesOn = operators[index] === '&&' ? { zero, other: false } : { zero: false, other };
      const stays: Status = operators[index] === '&&' ? { zero: false, other } : { zero, other: false };
      if (!goesOn.zero && !goesOn.other) return flow;
      const after = nodeFlow(command, goesOn);
      return { next: union(stays, after.next), exits: union(flow.exits, after.exits) };
    },
    first === undefined ? ends(last) : nodeFlow(first, last),
  );
}

function nodeFlow(node: PipelineNode | AndOr, last: Status): Flow {
  switch (node.type) {
    case 'AndOr':
      return andOrFlow(node, last);
    case 'Pipeline': {
      const final = node.commands.at(-1);
      if (final === undefined) return ends(either);
      const piped = node.commands.length > 1;
      const flow = final.type === 'Command' ? commandEnd(final, last, piped) : nodeFlow(final, last);
      const { next, exits } = piped ? inSubshell(flow) : flow;
      const negated = node.prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
      return { next: negated ? { zero: next.other, other: next.zero } : next, exits };
    }
    case 'Command':
      return commandEnd(node, last, false);
    case 'BraceGroup':
      return compound(node.body, last);
    case 'Subshell':
      return inSubshell(compound(node.body, last));
    case 'Redirected':
      return branch(nodeFlow(node.command, last), ends(node.redirects.length > 0 ? either : never));
    case 'If': {
      const ways = [{ clause: node.clause, body: node.then }, ...node.elif.map((one) => ({ ...one, body: one.then }))];
      const other = node.else === undefined ? ends(success) : compound(node.else, either);
      return ways.reduceRight<Flow>((rest, { clause, body }) => {
        const asked = compound(clause, last);
        const yes = asked.next.zero ? compound(body, success) : ends(never);
        return { ...branch(yes, asked.next.other ? rest : ends(never), { next: never, exits: asked.exits }) };
      }, other);
    }
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
      return branch(ends(success), compound(node.body, either));
    case 'While':
      return branch(ends(success), { ...compound(node.clause, either), next: never }, compound(node.body, either));
    case 'Case':
      return branch(ends(success), ...node.items.map(({ body }) => compound(body, last)));
    case 'Function':
      return ends(success);
    case 'Coproc':
    case 'TestCommand':
    case 'ArithmeticCommand':
      return ends(either);
  }
}
