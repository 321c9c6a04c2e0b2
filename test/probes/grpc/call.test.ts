/** gRPC calls of a proto of ours against a real server: the statuses and messages that it answers with, and the ways in which it does not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as grpcJs from '@grpc/grpc-js';
import { Server, ServerCredentials, type sendUnaryData, type UntypedServiceImplementation } from '@grpc/grpc-js';
import * as loader from '@grpc/proto-loader';
import { expect } from 'chai';
import type { GrpcOptions } from '../../../harness/dsl/grpc.ts';
import type { Answer } from '../../../harness/engine/clients.ts';
import { systemClock } from '../../../harness/engine/system/clock.ts';
import { systemGrpc } from '../../../harness/engine/system/grpc-client.ts';
import * as dsl from '../../../harness/index.ts';
import { FailureError } from '../../../harness/model/failure.ts';
import type { GrpcProbe } from '../../../harness/model/probe.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { grpcAsker } from '../../../harness/probes/grpc/asker.ts';
import { withProtos } from '../../../harness/scenario-file/protos.ts';

const proto = `
syntax = "proto3";
package shop;
enum State { NEW = 0; PAID = 1; }
message Item { string name = 1; sint32 count = 2; }
message Order {
  int64 id = 1; State state = 2; double total = 3; repeated Item items = 4; repeated uint32 codes = 5;
  bytes mark = 6; bool gift = 7; fixed64 stamp = 8; float weight = 9; optional string note = 10; map<string, string> tags = 11;
}
message Ask { int64 id = 1; State state = 2; repeated string words = 3; }
message Got { Order order = 1; }
service Orders { rpc Get(Ask) returns (Got); rpc Watch(Ask) returns (stream Got); }
`;

const order = {
  ...{ id: '7', state: 'PAID', total: 12.5, codes: [3, 300, 70_000], mark: Buffer.from([1, 255]), gift: true },
  ...{
    items: [
      { name: 'a', count: -2 },
      { name: 'ü', count: 5 },
    ],
    stamp: '18446744073709551615',
    weight: 0.5,
  },
};

type Called = Parameters<Extract<UntypedServiceImplementation[string], (call: never, done: never) => void>>[0] & {
  readonly request: { readonly id: string };
};

describe('a gRPC call of a proto', () => {
  const clock = systemClock();
  const api = { type: 'service', name: 'api' } as const;
  const stack = dsl.defineStack({ dirname: '/shop' }, { compose: 'compose.yaml', services: { api: { port: 1 } } });
  let folder: string;
  let server: Server;
  let port: number;
  let answers: (id: string, done: sendUnaryData<unknown>) => void;

  const listen = (at: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server = new Server();
      const definition = loader.loadSync(join(folder, 'orders.proto'), {
        enums: String,
        longs: String,
        keepCase: true,
      });
      const { shop } = grpcJs.loadPackageDefinition(definition) as never as { shop: { Orders: { service: never } } };
      const Get = ({ request }: Called, done: sendUnaryData<unknown>): void => answers(request.id, done);
      server.addService(shop.Orders.service, { Get, Watch: () => undefined } as UntypedServiceImplementation);
      server.bindAsync(`127.0.0.1:${at}`, ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });

  before(async () => {
    // Below the project, whose packages it uses.
    folder = mkdtempSync(join(import.meta.dirname, 'orders-'));
    writeFileSync(join(folder, 'orders.proto'), proto);
    port = await listen(0);
  });
  after(() => {
    server.forceShutdown();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    answers = (_, done) => done(null, { order });
  });

  async function loaded(given: GrpcOptions, from = folder): Promise<GrpcProbe> {
    const probes = { calls: dsl.grpc(api, { proto: 'orders.proto', method: 'shop.Orders/Get', ...given }) };
    const experiments = {
      nothing: { fault: dsl.nothing(api), recovery: '9s', after: [dsl.expect(api).restarts({ atLeast: 0 })] },
    } as const;
    const scenario = dsl.defineScenario({ title: 'calls', stack, probes, experiments });
    return (await withProtos(scenario, from, 'calls.ts')).probes.calls as GrpcProbe;
  }
  async function ask(given: GrpcOptions, timeout = 1000): Promise<Answer> {
    const probe = JSON.parse(JSON.stringify(await loaded(given))) as GrpcProbe;
    const asker = grpcAsker(probe, systemGrpc(clock), () => ({ host: '127.0.0.1', port }));
    return asker.ask({ number: 0, connection: 'fresh', due: clock.now() }, milliseconds(timeout));
  }
  const told = ({ outcome, status, said }: Answer) => [outcome, status, said];
  const problems = async (given: GrpcOptions, from?: string): Promise<readonly string[]> => {
    const error = await loaded(given, from).catch((thrown: unknown) => thrown);
    if (!(error instanceof FailureError)) throw new Error('it was loaded');
    return error.failures.map(({ code, message, at, fix }) => `${code} ${at}: ${message}; ${fix}`);
  };

  it('sends what is written, and finds every kind of field in the answer', async () => {
    let asked = '';
    answers = (id, done) => {
      asked = id;
      done(null, { order });
    };
    const has = {
      ...{ 'order.id': 7, 'order.state': 'PAID', 'order.total': 12.5, 'order.items[1].name': 'ü', 'order.gift': true },
      ...{ 'order.items[0].count': -2, 'order.codes[2]': 70_000, 'order.mark': 'Af8=', 'order.weight': 0.5 },
      'order.stamp': '18446744073709551615',
    };
    const answer = await ask({ request: { id: '7' }, expect: has, value: 'order.total' });
    expect([...told(answer), answer.value, asked]).to.deep.equal(['ok', 0, undefined, '12.5', '7']);
  });

  it('is bad where the answer has another value, or none', async () => {
    const wrong = (expected: NonNullable<GrpcOptions['expect']>) => ask({ expect: expected }).then(told);
    expect(await wrong({ 'order.state': /^N/ })).to.deep.equal([
      ...['wrong_body', 0, 'order.state is "PAID", and should match /^N/'],
    ]);
    expect(await wrong({ 'order.items[2].name': 'c' })).to.deep.equal([
      ...['wrong_body', 0, 'there is no order.items[2].name, and it should be "c"'],
    ]);
    expect((await wrong({ 'order.note': '' }))[0], 'one that may be missing, and is').to.equal('wrong_body');
  });

  it('knows the value of what is not sent because it is nothing', async () => {
    answers = (_, done) => done(null, { order: { items: [{}] } });
    const expected = { 'order.state': 'NEW', 'order.total': 0, 'order.gift': false, 'order.items[0].name': '' };
    expect(told(await ask({ expect: expected }))).to.deep.equal(['ok', 0, undefined]);
    answers = (_, done) => done(null, {});
    expect((await ask({ expect: { 'order.total': 0 } })).outcome, 'in a message that is not there').to.equal(
      'wrong_body',
    );
  });

  it('is good with the status that is declared, and bad with any other by its name', async () => {
    const refusing = (code: number) => (_: string, done: sendUnaryData<unknown>) => done({ code, details: 'no' });
    answers = refusing(5);
    expect(told(await ask({ status: 'NOT_FOUND' }))).to.deep.equal(['ok', 5, undefined]);
    expect(told(await ask({}))).to.deep.equal(['wrong', 5, 'NOT_FOUND']);
    for (const [code, outcome] of [
      [7, 'denied'],
      [8, 'full'],
      [14, 'not_serving'],
      [16, 'denied'],
      [13, 'wrong'],
    ] as const) {
      answers = refusing(code);
      expect((await ask({})).outcome, String(code)).to.equal(outcome);
    }
  });

  it('has no answer of a server that hangs or is slow, is refused by none, and good when it is back', async () => {
    answers = () => undefined;
    expect((await ask({}, 150)).outcome).to.equal('response_timeout');
    answers = (_, done) => void setTimeout(() => done(null, { order }), 300);
    expect((await ask({}, 150)).outcome).to.equal('response_timeout');
    expect((await ask({}, 1000)).outcome).to.equal('ok');
    server.forceShutdown();
    expect((await ask({})).outcome).to.equal('refused');
    const other = createServer((socket) =>
      socket
        .resume()
        .on('error', () => undefined)
        .end('220 mail\r\n'),
    ).listen(port, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    expect((await ask({})).outcome, 'of another protocol').to.be.oneOf(['protocol', 'reset', 'closed_early']);
    await new Promise((resolve) => other.close(resolve));
    await listen(port);
    answers = (_, done) => done(null, { order });
    expect((await ask({})).outcome).to.equal('ok');
  });

  it('is refused before anything starts where it does not fit its proto, all of it at once', async () => {
    const at = "calls.ts, probe 'calls'";
    expect(await problems({ proto: 'none.proto' }))
      .to.have.length(1)
      .and.property('0')
      .match(/^R226 .*none\.proto cannot be read/);
    expect(await problems({ method: 'shop.Order/Get' })).to.deep.equal([
      `R226 ${at}: ${join(folder, 'orders.proto').replace(`${process.cwd()}/`, '')} has no service 'shop.Order'; it has shop.Orders`,
    ]);
    expect(await problems({ method: 'shop.Orders/Put' })).to.deep.equal([
      `R226 ${at}: shop.Orders has no method 'Put'; it has Get, Watch`,
    ]);
    expect((await problems({ method: 'shop.Orders/Watch' }))[0]).to.match(/streams, and only unary calls are made/);
    const request = { id: 'seven', state: 'OLD', words: 'a', who: 1 };
    const places = { 'order.items': 1, order: 1, 'order.codes': 1, 'order.id[0]': 1, 'order.tags': 1, 'order.sum': 1 };
    expect(await problems({ request, expect: places })).to.deep.equal([
      `R226 ${at}: 'request.id' should be of the type int64; give such a value`,
      `R226 ${at}: 'request.state' is no State; write NEW, PAID`,
      `R226 ${at}: 'request.words' is a list; give a list: [ … ]`,
      `R226 ${at}: 'request' has a field 'who', and shop.Ask has none; it has id, state, words`,
      `R226 ${at}: 'order.items': items of shop.Order is a list; name one of it: items[0]`,
      `R226 ${at}: 'order': order of shop.Got is a message; name a field in it: id`,
      `R226 ${at}: 'order.codes': codes of shop.Order is a list; name one of it: codes[0]`,
      `R226 ${at}: 'order.id[0]': id of shop.Order is no list; write id`,
      `R226 ${at}: 'order.tags': tags of shop.Order is a map; expect something of another field`,
      `R226 ${at}: 'order.sum': shop.Order has no field 'sum'; it has ${'id, state, total, items, codes, mark, gift, stamp, weight, note, tags'}`,
    ]);
  });

  it('is refused by name where its library is not installed', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'resilience-orders-'));
    const refused = await problems({}, elsewhere);
    rmSync(elsewhere, { recursive: true });
    expect(refused).to.deep.equal([
      "R223 calls.ts, probe 'calls': the package 'protobufjs' is not installed, and the proto of a gRPC call is read by it; install it: npm i -D protobufjs",
    ]);
  });
});
