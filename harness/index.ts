/** The only public door: the verbs that scenarios and the configuration are written with, and their types. */

export type {
  AnswerExpectations,
  ErrorRateOptions,
  FastOptions,
  LatencyOptions,
  ValueOptions,
} from './dsl/answer-expectations.ts';
export type { CheckOptions } from './dsl/check.ts';
export { check } from './dsl/check.ts';
export type { ClientOptions, LoginOptions } from './dsl/client-options.ts';
export type {
  ConfigDescription,
  QuarantineDescription,
  SuiteDescription,
  WebhookDescription,
} from './dsl/config-description.ts';
export type { RedisOptions } from './dsl/databases.ts';
export { amqp, mongo, mysql, postgres, redis } from './dsl/databases.ts';
export type { Configuration } from './dsl/define-config.ts';
export { defineConfig } from './dsl/define-config.ts';
export { defineScenario } from './dsl/define-scenario.ts';
export type { DefinedStack, Variants } from './dsl/define-stack.ts';
export { defineStack } from './dsl/define-stack.ts';
export type { DnsOptions } from './dsl/dns.ts';
export { dns } from './dsl/dns.ts';
export type { ExecOptions } from './dsl/exec.ts';
export { exec } from './dsl/exec.ts';
export { expect } from './dsl/expect.ts';
export type { ExpectationDraft } from './dsl/expectation-draft.ts';
export type {
  AlertExpectations,
  ProbeExpectations,
  ServiceExpectations,
  WritesExpectations,
} from './dsl/expectations.ts';
export * from './dsl/faults.ts';
export type { GrpcOptions } from './dsl/grpc.ts';
export { grpc } from './dsl/grpc.ts';
export { http } from './dsl/http.ts';
export type { DegradedOptions, HttpOptions } from './dsl/http-options.ts';
export type { K6Options, WritesOptions } from './dsl/loads.ts';
export { k6, writes } from './dsl/loads.ts';
export type { LogOptions } from './dsl/log.ts';
export { log } from './dsl/log.ts';
export type { LogExpectations, LoggedOptions } from './dsl/log-expectations.ts';
export type { AlertOptions, AlertProbe, Prometheus, PromqlOptions } from './dsl/promql.ts';
export { alert, promql } from './dsl/promql.ts';
export type {
  HeldExperiment,
  MomentaryExperiment,
  RemediedExperiment,
  ScenarioDescription,
} from './dsl/scenario-description.ts';
export type { ServerOptions } from './dsl/servers.ts';
export type { SqlOptions } from './dsl/sql.ts';
export { sql } from './dsl/sql.ts';
export type { StackDescription } from './dsl/stack-description.ts';
export { recreate, restart, restartAll, start, startWithout } from './dsl/starting-again.ts';
export type { RedisWritesOptions, SqlWritesOptions, StoredWritesOptions } from './dsl/stored-writes.ts';
export type { TcpOptions } from './dsl/tcp.ts';
export { tcp } from './dsl/tcp.ts';
export type { TlsOptions } from './dsl/tls.ts';
export type { WantedValue } from './dsl/value-check.ts';
export { attach } from './library/attach.ts';
export type {
  Attachable,
  AttachChoices,
  AttachedStack,
  Injected,
  StartedContainer,
  StartedEnvironment,
  WatchChoices,
  WatchedProbes,
} from './library/attached.ts';
export type { AtEnd } from './library/end-of-test.ts';
export type { SeenRecovery } from './library/recovery.ts';
export type { Ran, RunChoices } from './library/run.ts';
export { run, timeoutOf } from './library/run.ts';
export type { Judged } from './library/verdict.ts';
export { assertPass } from './library/verdict.ts';
export type { Analysis, Verdict } from './model/analysis.ts';
export type { CheckContext, CheckFunction } from './model/check-function.ts';
export type { CheckProbe, ExecProbe, LogProbe } from './model/command-probe.ts';
export type { HealerKind } from './model/healer.ts';
export type { K6Load, WritesLoad } from './model/load.ts';
export type {
  AmqpProbe,
  DnsProbe,
  GrpcProbe,
  HttpProbe,
  MongoProbe,
  MysqlProbe,
  PostgresProbe,
  PromqlProbe,
  RedisProbe,
  SqlProbe,
  TcpProbe,
} from './model/probe.ts';
export type { Fresh, Scenario } from './model/scenario.ts';
export type { SecretText } from './model/secret.ts';
export type { OwnedThings, ServiceRef, ServiceSettings } from './model/stack.ts';
export type { DurationText } from './model/time.ts';
