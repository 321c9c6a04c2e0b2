/** The only public door: the verbs a scenario is written with, and their types. */

export type { HeldExperiment, MomentaryExperiment, ScenarioDescription } from './dsl/define-scenario.ts';
export { defineScenario } from './dsl/define-scenario.ts';
export type { DefinedStack, StackDescription } from './dsl/define-stack.ts';
export { defineStack } from './dsl/define-stack.ts';
export type { ExpectationDraft, ProbeExpectations, ServiceExpectations } from './dsl/expect.ts';
export { expect } from './dsl/expect.ts';
export {
  breakDependency,
  crash,
  disconnect,
  exit,
  flipHealth,
  kill,
  pause,
  restart,
  start,
  stop,
} from './dsl/faults.ts';
export type { HttpOptions } from './dsl/http.ts';
export { http } from './dsl/http.ts';
export type { HttpProbe } from './model/probe.ts';
export type { Scenario } from './model/scenario.ts';
export type { ServiceRef, ServiceSettings } from './model/stack.ts';
export type { DurationText } from './model/time.ts';
