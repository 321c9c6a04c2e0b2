/** What stands below the table of questions: answers that are no scenario's verdict. */
export const findingsText = `
## Findings without a scenario

- **13, what a probe costs**: \`test/scenarios/probe-price.engine.test.ts\` measures it from the control group's CPU clock, against an idle
  control, and prints it. Each look is one process and three events (\`exec_create\`, \`exec_start\`, \`exec_die\`), so the cost per hour is
  3,600 s ÷ (interval + look) times the price of one. Last seen: 111 CPU-ms a look, most of it the start of Node.
- **4, an autoheal sidecar**: not measured here; healers are compared where settings are.
- **10, delay in the network**: needs the kernel's \`sch_netem\`; what is measured is delay inside the program.
- **24, the lab's test file**: \`stacks/todo-list-postgres/compose.lab.yaml\` never works, because web and database share no network; its test
  is in \`test/stacks/todo-list-postgres\`.

## The other scenarios

- [numbers-api](numbers-api.ts): what the health check notices, and what heals it: README's example.
- [numbers-web](numbers-web.ts): question 8.
`;
