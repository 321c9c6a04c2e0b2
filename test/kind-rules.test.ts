import { expect } from 'chai';
import { namedKinds, openSwitches } from './kind-rules.ts';

describe('the rule that no switch over a kind has a default', () => {
  const switching = (over: string, last: string): string =>
    `function f(fault: Fault, kind: Kind) {\n  switch (${over}) {\n    case 'crash':\n      return 1;\n    ${last}\n  }\n}`;

  it('finds one over the kind of something, over its effect, and over a kind that was taken out of it', () => {
    for (const [over, key] of [
      ['fault.kind', 'kind'],
      ['fault?.kind', 'kind'],
      ['effectOf(fault).is', 'is'],
      ['expectation.claim.claim', 'claim'],
      ['kind', 'kind'],
    ] as const) {
      const found = openSwitches(switching(over, 'default: return 0;'));
      expect(found, over).to.deep.equal([`switch over ${key} with a default, in line 2`]);
    }
  });

  it('has nothing against one without, or over anything else', () => {
    expect(openSwitches(switching('fault.kind', "case 'hang': return 0;"))).to.deep.equal([]);
    expect(openSwitches(switching('event.type', 'default: return 0;'))).to.deep.equal([]);
  });
});

describe('the rule that only its owner names a kind', () => {
  const kinds = ['crash', 'hang', 'restart', 'http'];

  it('finds what is compared, a case, what is made, a list and a table', () => {
    for (const [text, found] of [
      ["const a = fault.kind === 'crash';", ["the kind 'crash', in line 1"]],
      ["const a = 'crash' !== one?.kind;", ["the kind 'crash', in line 1"]],
      ["const { kind } = one;\nconst a = kind === 'http';", ["the kind 'http', in line 2"]],
      ["switch (fault.kind) {\n  case 'hang':\n}", ["the kind 'hang', in line 2"]],
      ["const a: Fault = { kind: 'hang', target };", ["the kind 'hang', in line 1"]],
      ["const a = z.object({ kind: z.literal('hang') });", ["the kind 'hang', in line 1"]],
      ["const a = ['hang'].includes(fault.kind);", ["the kind 'hang', in line 1"]],
      [
        "const a = new Set<Fault['kind']>(['crash', 'hang']);",
        ["the kind 'crash', in line 1", "the kind 'hang', in line 1"],
      ],
      [
        'const a = {\n  crash: 1,\n  hang: 2,\n  restart,\n};',
        ["the kind 'crash', in line 2", "the kind 'hang', in line 3", "the kind 'restart', in line 4"],
      ],
    ] as const) {
      expect(namedKinds(text, kinds), text).to.deep.equal(found);
    }
  });

  it('leaves the same words alone where they are a verb, a protocol, an outcome or a setting', () => {
    for (const text of [
      "await change(id, 'restart', stop);",
      "const url = { protocol: 'http', host };",
      "const outcome = { ENOTFOUND: 'hang' };",
      "switch (reply.does) { case 'hang': }",
      "const events = ['start', 'restart', 'die'];",
      "const own = 'restart' in settings;",
      'const engine = { restart, hang };',
      'const engine = { restart, hang, inspect };',
      "const undo = { kind: 'unpause', service };",
    ]) {
      expect(namedKinds(text, kinds), text).to.deep.equal([]);
    }
  });
});
