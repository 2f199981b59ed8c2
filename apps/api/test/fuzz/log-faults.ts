import type { MarkerKind } from './markers';
import type { World } from './world';

/** What may stand in the log of a process: numbers that let somebody look a thing up. */
const LOGGED_ON_PURPOSE = new Set<MarkerKind>(['mall order']);
const ERROR = 50;
/** Orders nobody has, in pushes we signed ourselves: the platform says so, and the log tells of it. */
const MADE_UP = /^work shops\.pull\S* #\d+ failed[^:]*: [\w-]+ says \S+ of what it pushed$/;

/** What must not stand in the log: secrets, personal words, failures. @param atLeast lines that must be there. */
export function logFaults(world: World, text: string, atLeast: number): string[] {
  const found = new Set<string>();
  for (const name of world.secrets.housesIn(text)) found.add(`the log holds the ${name}`);
  for (const { owner } of world.secrets.issuedIn(text)) found.add(`the log holds a token of ${owner}`);
  for (const { kind, owner } of world.markers.in(text)) {
    if (!LOGGED_ON_PURPOSE.has(kind)) found.add(`the log holds the ${kind} of ${owner}`);
  }
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length < atLeast) found.add(`the log has only ${lines.length} lines`);
  for (const line of lines) {
    let said: { level?: number; msg?: string; err?: { message?: string } };
    try {
      said = JSON.parse(line) as typeof said;
    } catch {
      found.add(`a line of the log is no JSON: ${line.slice(0, 200)}`);
      continue;
    }
    if ((said.level ?? 0) >= ERROR) {
      const what = (said.msg ?? '').replace(/[0-9a-f-]{36}/, 'ID');
      const failed = `${what}: ${said.err?.message ?? ''}`;
      if (!MADE_UP.test(failed)) found.add(failed);
    }
  }
  return [...found];
}
