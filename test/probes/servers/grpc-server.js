/** Two gRPC servers: one with a health service, which SIGUSR2 turns over, and one without any service. */
const { Server, ServerCredentials } = require('@grpc/grpc-js');

let serving = true;
process.on('SIGUSR2', () => (serving = !serving));
process.on('SIGTERM', () => process.exit(0));

const bytes = (given) => given;
const check = {
  path: '/grpc.health.v1.Health/Check',
  requestStream: false,
  responseStream: false,
  requestSerialize: bytes,
  requestDeserialize: bytes,
  responseSerialize: bytes,
  responseDeserialize: bytes,
};
const healthy = new Server();
healthy.addService({ Check: check }, { Check: (_, answer) => answer(null, Buffer.from([8, serving ? 1 : 2])) });
for (const [server, port] of [
  [healthy, 50_051],
  [new Server(), 50_052],
]) {
  server.bindAsync(`0.0.0.0:${port}`, ServerCredentials.createInsecure(), (error) => {
    if (error !== null) throw error;
  });
}
