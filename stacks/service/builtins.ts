/** Node's own modules, taken the cheap way. */

// An `import` of a built-in reads every export, and some of node:http's load all of `fetch`: that costs each start and
// each probe about 20 ms.
export const http = process.getBuiltinModule('node:http');
export const fs = process.getBuiltinModule('node:fs');
export const os = process.getBuiltinModule('node:os');
