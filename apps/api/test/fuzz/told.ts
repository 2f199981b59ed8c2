import type { Marker, Markers } from './markers';
import type { Sent } from './sent';

/**
 * What other systems said of people themselves: chance lets a checkout name one person's order as another's, and from
 * then on the order is of both.
 */
export class Told {
  private readonly ownersOf = new Map<string, Set<string>>();

  constructor(private readonly markers: Markers) {}

  /** Keeps whose codes and names stood beside an order's number. */
  learn({ actor, body, isSigned }: Sent): void {
    if (actor.kind !== 'client' || !isSigned || body === null) return;
    const text = body.toString();
    const owners = this.markers.in(text).map(({ owner }) => owner);
    for (const orderNo of orderNosIn(text)) {
      const known = this.ownersOf.get(orderNo) ?? new Set();
      for (const owner of owners) known.add(owner);
      this.ownersOf.set(orderNo, known);
    }
  }

  /** Whether a system named the order as this person's, or with something of theirs. */
  isOf(orderNo: string, owner: string): boolean {
    return this.ownersOf.get(orderNo)?.has(owner) === true;
  }

  /** Whether a body names an order that was sent together with something of this person before. */
  namesOrderOf(body: string, owner: string): boolean {
    return orderNosIn(body).some((orderNo) => this.isOf(orderNo, owner));
  }

  /** Whether the mark is in the number of an order that was said to be this person's. */
  gave({ kind, value }: Marker, owner: string): boolean {
    if (kind !== 'shop order') return false;
    return [...this.ownersOf].some(([orderNo, owners]) => orderNo.includes(value) && owners.has(owner));
  }
}

const ORDER_NO = /"orderNo"\s*:\s*("(?:[^"\\]|\\.)*")/g;

function orderNosIn(text: string): string[] {
  return [...text.matchAll(ORDER_NO)].flatMap(([, quoted]) => {
    try {
      return [String(JSON.parse(quoted ?? '""'))];
    } catch {
      return [];
    }
  });
}
