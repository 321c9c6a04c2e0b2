/** A fault of every kind, of the service `api`. */
import type { FaultKind, FaultOf } from '../../harness/model/fault.ts';

export const faultSamples: { readonly [Kind in FaultKind]: FaultOf<Kind> } = {
  nothing: { kind: 'nothing', target: 'api' },
  crash: { kind: 'crash', target: 'api' },
  kill: { kind: 'kill', target: 'api', signal: 'SIGKILL' },
  restart: { kind: 'restart', target: 'api' },
  recreate: { kind: 'recreate', target: 'api', swapWith: 'db' },
  killChildren: { kind: 'killChildren', target: 'api' },
  restartAll: { kind: 'restartAll', target: 'api', services: ['api', 'db'], order: 'in turn' },
  startWithout: { kind: 'startWithout', target: 'api', others: ['db'] },
  exit: { kind: 'exit', target: 'api', code: 3, control: { by: 'route', method: 'POST', path: '/exit' } },
  stop: { kind: 'stop', target: 'api' },
  pause: { kind: 'pause', target: 'api' },
  hang: { kind: 'hang', target: 'api' },
  remove: { kind: 'remove', target: 'api', alongside: ['db'] },
  limitCpu: { kind: 'limitCpu', target: 'api', cpus: 0.1 },
  misbehave: { kind: 'misbehave', target: 'api', as: 'lies', how: { by: 'route', start: '/lie', end: '/stop' } },
  flipHealth: { kind: 'flipHealth', target: 'api', flip: { by: 'wrapper' } },
  breakDependency: { kind: 'breakDependency', from: 'web', target: 'api', cut: 'drop' },
  closePort: { kind: 'closePort', target: 'api', port: 80 },
  disconnect: { kind: 'disconnect', target: 'api', network: null },
};
