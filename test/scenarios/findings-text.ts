/** What stands below the table of questions: answers that are no scenario's verdict. */
export const findingsText = `
## Findings without a scenario

- **13, what a probe costs**: \`test/scenarios/probe-price.engine.test.ts\` measures it from the control group's CPU clock, against an idle
  control, and prints it. Each look is one process and three events (\`exec_create\`, \`exec_start\`, \`exec_die\`), so the cost per hour is
  3,600 s ÷ (interval + look) times the price of one. Last seen: 111 CPU-ms a look, most of it the start of Node.
- **4, an autoheal sidecar**: compared with the other healers in [settings/numbers-healers.ts](settings/numbers-healers.ts), below.
- **10, delay in the network**: needs the kernel's \`sch_netem\`; what is measured is delay inside the program.
- **24, the lab's test file**: \`stacks/todo-list-postgres/compose.lab.yaml\` never works, because web and database share no network; its test
  is in \`test/stacks/todo-list-postgres\`.

## The other scenarios

- [numbers-api](numbers-api.ts): what the health check notices, and what heals it: README's example.
- [numbers-web](numbers-web.ts): question 8.

## Settings to be compared

\`npx resilience compare scenarios/settings/<file>\`; \`--dry-run\` tells how long it takes.

- [chapter](settings/chapter.ts): the chapter's health settings, 5s/1s/2, against the engine's defaults and against 1s/1s/1, with their price.
- [numbers-health](settings/numbers-health.ts): what one retry more costs, in two minutes.
- [numbers-healers](settings/numbers-healers.ts): who brings a broken API back: nobody, a restart policy, a check that ends the process, a
  sidecar. Last seen, six blocks, users' time to recover in the median: never, never, 1.3 s and 3.3 s.
`;
