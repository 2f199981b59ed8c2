import { isUtf8 } from 'node:buffer';
import type { Answer, Fault } from './judge';
import { asCurl, cut, type Sent } from './sent';

interface Found {
  fault: Fault;
  operation: string;
  actor: string;
  times: number;
  /** The smallest request seen so far, and what came back. */
  example: string;
}

/** Everything that must not be, each sort once, with its smallest example. */
export class Findings {
  private readonly found = new Map<string, Found>();

  /** One text each. */
  get texts(): string[] {
    return [...this.found.values()].map(
      ({ fault, operation, actor, times, example }) =>
        `${operation} as ${actor}: ${fault.kind} (${times} times)\n  ${cut(fault.detail, 300)}\n  ${example}`,
    );
  }

  keep(fault: Fault, sent: Sent, answer: Answer): { key: string; isNew: boolean } {
    const operation = sent.operation.id;
    const actor = sent.actor.name;
    const key = `${operation} ${fault.kind}`;
    const example = `${asCurl(sent)}\n  → ${answer.status} ${cut(shown(answer), 600)}`;
    const known = this.found.get(key);
    if (known === undefined) {
      this.found.set(key, { fault, operation, actor, times: 1, example });
      return { key, isNew: true };
    }
    known.times += 1;
    if (example.length < known.example.length) Object.assign(known, { fault, example, actor });
    return { key, isNew: false };
  }
}

/** A picture in a report would only spoil the terminal. */
function shown({ text, bytes }: Answer): string {
  return isUtf8(bytes) ? text : `bytes ${bytes.toString('hex', 0, 300)}`;
}
