/** The protos of gRPC calls: read as a scenario is loaded, so that a plan has each request in bytes and a run needs no file of the user's. */
import { resolve } from 'node:path';
import type protobuf from 'protobufjs';
import { importUserPackage } from '../engine/system/user-package.ts';
import { type Failure, FailureError, failure } from '../model/failure.ts';
import type { EncodedCall, GrpcCall } from '../model/grpc-call.ts';
import { messageOf } from '../model/message-of.ts';
import type { Probe } from '../model/probe.ts';
import type { Scenario } from '../model/scenario.ts';
import { shown } from './find-scenarios.ts';
import { placeIn } from './proto-place.ts';
import { misfits } from './proto-request.ts';

const library = { name: 'protobufjs', path: 'protobufjs', why: 'the proto of a gRPC call is read by it' };

/** Paths count from `folder`; `file` is where the scenario stands. Throws R223, and R226 for each call that does not fit its proto. */
export async function withProtos(scenario: Scenario, folder: string, file: string): Promise<Scenario> {
  const problems: Failure[] = [];
  const filled = async ([name, probe]: [string, Probe]): Promise<[string, Probe]> => {
    if (!('call' in probe) || probe.call === undefined) return [name, probe];
    try {
      return [name, { ...probe, call: { ...probe.call, encoded: await encodedBy(probe.call, folder) } }];
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      problems.push(...error.failures.map((one) => ({ ...one, at: `${file}, probe '${name}'` })));
      return [name, probe];
    }
  };
  const probes = Object.fromEntries(await Promise.all(Object.entries(scenario.probes).map(filled)));
  if (problems.length > 0) throw new FailureError(problems);
  return { ...scenario, probes };
}

async function encodedBy(call: GrpcCall, folder: string): Promise<EncodedCall> {
  const module = (await importUserPackage(library, folder)) as { readonly default: typeof protobuf };
  const method = await methodOf(call, module.default, resolve(folder, call.proto));
  const { resolvedRequestType: asked, resolvedResponseType: answered } = method;
  if (asked === null || answered === null) return refuse(`${call.method} names a message that the proto does not have`);
  const places = [...Object.keys(call.hasFields), ...(call.value === null ? [] : [call.value])].map(
    (path) => [path, placeIn(answered, path)] as const,
  );
  const wrong = [
    ...misfits(asked, call.request, 'request'),
    ...places.flatMap(([, place]) => ('problem' in place ? [place.problem] : [])),
  ];
  if (wrong.length > 0) throw new FailureError(wrong.map((one) => failure('R226', one.message, { fix: one.fix })));
  const bytes = asked.encode(asked.fromObject(call.request)).finish();
  return {
    request: Buffer.from(bytes).toString('base64'),
    places: Object.fromEntries(places.flatMap(([path, place]) => ('problem' in place ? [] : [[path, place]]))),
  };
}

async function methodOf({ method: path }: GrpcCall, library: typeof protobuf, file: string): Promise<protobuf.Method> {
  const [name = '', called = ''] = path.split('/');
  const root = await new library.Root()
    .load(file, { keepCase: true })
    .catch((error: unknown) =>
      refuse(
        `the proto ${shown(file)} cannot be read: ${messageOf(error)}`,
        'give its path, from the folder of the scenario',
      ),
    );
  root.resolveAll();
  const services = servicesIn(root, library);
  const service = services.find((one) => one.fullName === `.${name}`);
  if (service === undefined) {
    const known = services.map((one) => one.fullName.slice(1)).join(', ');
    return refuse(
      `${shown(file)} has no service '${name}'`,
      known === '' ? 'name a proto with a service' : `it has ${known}`,
    );
  }
  const method = service.methods[called];
  if (method === undefined) {
    return refuse(`${name} has no method '${called}'`, `it has ${Object.keys(service.methods).join(', ')}`);
  }
  if (method.requestStream || method.responseStream) return refuse(`${path} streams, and only unary calls are made`);
  return method;
}

const servicesIn = (all: protobuf.NamespaceBase, library: typeof protobuf): readonly protobuf.Service[] =>
  all.nestedArray.flatMap((one) => {
    if (one instanceof library.Service) return [one];
    return one instanceof library.Namespace ? servicesIn(one, library) : [];
  });

function refuse(message: string, fix = 'name a method of the proto: shop.Orders/Get'): never {
  throw new FailureError([failure('R226', message, { fix })]);
}
