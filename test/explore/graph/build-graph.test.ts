import { expect } from 'chai';
import { buildExploration } from '../../../harness/explore/build-exploration.ts';
import type { GraphEdge } from '../../../harness/model/exploration.ts';
import type { LearnedEdge } from '../../../harness/model/learned.ts';
import { sampleFacts } from '../sample-exploration.ts';
import { sampleStack, stackLines } from '../sample-stack.ts';
import { type ToldRow, tellRow } from '../tell-row.ts';

const away = '0..8 proxy http5xx taking 0.1';
const cut = (happened: readonly string[]): ToldRow => ({
  key: 'api→db refused',
  broken: { on: 'edge', from: 'api', to: 'db' },
  fault: { kind: 'breakDependency', from: 'api', target: 'db', cut: 'reject' },
  happened,
});
const stopped = (target: string, happened: readonly string[]): ToldRow => ({
  key: `${target} stop`,
  broken: { on: 'service', service: target },
  fault: { kind: 'stop', target },
  happened,
});
const declared = (from: string, to: string): LearnedEdge => ({ from, to, evidence: [{ by: 'depends_on' }] });
const drawn = (rows: readonly ToldRow[], edges: readonly LearnedEdge[] = sampleStack.edges) =>
  buildExploration({
    ...sampleFacts,
    learned: { ...sampleStack, edges },
    measured: rows.map((one) => tellRow(stackLines, one)),
  });
const edge = (graph: readonly GraphEdge[], from: string, to: string): string => {
  const one = graph.find((each) => each.from === from && each.to === to)!;
  return one.odd === null ? one.need : `${one.need}, ${one.odd}`;
};

describe('explore/graph/build-graph', () => {
  it('calls an edge hard where users suffer as it is cut, and soft where they do not', () => {
    expect(edge(drawn([cut([away])]).graph, 'api', 'db')).to.equal('hard');
    expect(edge(drawn([cut([])]).graph, 'api', 'db')).to.equal('soft');
  });

  it('goes by the loss of the service where the edge was not cut, and nobody else asks it', () => {
    const both = [away, '0..8 api http5xx taking 0.1'];
    expect(edge(drawn([stopped('db', both)]).graph, 'api', 'db')).to.equal('hard');
    const shared = [...sampleStack.edges, declared('worker', 'db')];
    expect(edge(drawn([stopped('db', both)], shared).graph, 'worker', 'db')).to.equal('untried, not exercised');
    expect(edge(drawn([stopped('db', [])], shared).graph, 'worker', 'db')).to.equal('soft, not exercised');
  });

  it('goes by what became of who asks it, whoever else does, unless that has another way to it', () => {
    const both = [away, '0..8 api http5xx taking 0.1'];
    const shared = [...sampleStack.edges, declared('worker', 'db')];
    expect(edge(drawn([stopped('db', both)], shared).graph, 'api', 'db')).to.equal('hard');
    expect(edge(drawn([stopped('db', [away])], shared).graph, 'api', 'db')).to.equal('soft');
    const twoWays = [...shared, declared('proxy', 'db')];
    expect(edge(drawn([stopped('db', both)], twoWays).graph, 'proxy', 'db')).to.equal('untried, not exercised');
  });

  it('knows nothing of what was not tried', () => expect(edge(drawn([]).graph, 'api', 'db')).to.equal('untried'));

  it('calls a declared edge not real where the loss of the one does nothing to the other', () => {
    const edges = [...sampleStack.edges, declared('proxy', 'worker')];
    expect(edge(drawn([stopped('worker', [])], edges).graph, 'proxy', 'worker')).to.equal('soft, not real');
    expect(edge(drawn([stopped('worker', [away])], edges).graph, 'proxy', 'worker')).to.equal('hard, not exercised');
    expect(edge(drawn([], edges).graph, 'proxy', 'worker')).to.equal('untried, not exercised');
  });

  it('tells what is used and not declared', () => {
    const [first] = sampleStack.edges;
    const edges = [{ ...first!, evidence: first!.evidence.slice(0, 1) }];
    expect(edge(drawn([], edges).graph, 'proxy', 'api')).to.equal('untried, not declared');
  });

  it('names who takes users down: who needs a hand first, then the longest', () => {
    const gone = ['0..20 proxy http5xx', '0.2 db.1 died 137', '0.4 db.1 started'];
    const remedies = [{ fault: { kind: 'restart', target: 'api' } as const, happened: ['0..1 proxy http5xx'] }];
    const crashed: ToldRow = {
      ...{ key: 'db crash', broken: { on: 'service', service: 'db' }, remedies },
      ...{ fault: { kind: 'crash', target: 'db' }, happened: gone },
    };
    const { singlePoints } = drawn([stopped('api', [away]), crashed, stopped('worker', [])]);
    expect(singlePoints).to.deep.equal(['db', 'api']);
  });
});
