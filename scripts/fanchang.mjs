// `npm run fanchang -- COMMAND`: the command line, built first when the sources have changed.
import './bootstrap.mjs';

const { apiEntry, buildApi, run } = await import('./lib.mjs');
const log = console.log;
console.log = (...words) => console.error(...words);
await buildApi();
console.log = log;
process.exit(await run(process.execPath, [apiEntry('cli'), ...process.argv.slice(2)]));
