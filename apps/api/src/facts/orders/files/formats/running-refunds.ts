/** How many refunded orders are remembered. Exports keep the rows of one order together, so few would do. */
const REMEMBERED_ORDERS = 10_000;

/**
 * Turns what an export says per line (refunded so far on this line) into what an order event says (refunded
 * so far on the order), in bounded memory: each row tells the total of the order's rows seen up to it. The
 * largest total counts, so the last row is right, whatever the order of the rows; a row that stands in the
 * file twice adds nothing; and a later export with higher amounts has higher totals.
 */
export class RunningRefunds {
  private readonly orders = new Map<string, Map<string, number>>();

  constructor(private readonly remembered = REMEMBERED_ORDERS) {}

  /** Fen refunded on the order's lines seen so far, with this line at `refundedFen`. */
  totalWith(orderNo: string, lineKey: string, refundedFen: number): number {
    const lines = this.orders.get(orderNo) ?? new Map<string, number>();
    lines.set(lineKey, Math.max(refundedFen, lines.get(lineKey) ?? 0));
    this.remember(orderNo, lines);

    let total = 0;
    for (const fen of lines.values()) total += fen;
    return total;
  }

  private remember(orderNo: string, lines: Map<string, number>): void {
    this.orders.delete(orderNo);
    this.orders.set(orderNo, lines);
    if (this.orders.size <= this.remembered) return;
    const [oldest] = this.orders.keys();
    if (oldest !== undefined) this.orders.delete(oldest);
  }
}
