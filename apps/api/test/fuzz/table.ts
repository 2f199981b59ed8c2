import type { Campaign } from './campaign';

/** How often every operation was asked for by everybody: all requests, and how many of them succeeded. */
export function tableOf({ pairs }: Campaign): string {
  const actors = [...new Set(pairs.map(({ actor }) => actor.name))];
  const operations = [...new Set(pairs.map(({ operation }) => operation.id))];
  const widest = Math.max(...operations.map((id) => id.length));
  const columns = actors.map((name) => Math.max(name.length, 8) + 1);
  const row = (first: string, cells: readonly string[]) =>
    first.padEnd(widest) + cells.map((cell, n) => cell.padStart(columns[n] ?? 9)).join('');
  const rows = operations.map((id) =>
    row(
      id,
      actors.map((name) => {
        const pair = pairs.find(({ operation, actor }) => operation.id === id && actor.name === name);
        return pair === undefined ? '' : `${pair.sent}/${pair.succeeded}`;
      }),
    ),
  );
  return [row('sent/succeeded', actors), ...rows].join('\n');
}
