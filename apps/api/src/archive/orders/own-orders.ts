import {
  type CustomerId,
  type Delivery,
  deliveryOf,
  DELIVERY_STAGES,
  type Instant,
  isLate,
  type LadderProgress,
  moveText,
  type ParcelState,
  parcelText,
  placeOnLadder,
  refuse,
  type Refusal,
  STAGE_TEXTS,
  stageText,
  type Survey,
} from '@fanchang/domain';
import { Injectable } from '@nestjs/common';
import { type Product, Products } from '../../facts/products';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { readCursor, writeCursor } from '../../platform/http/cursor';
import { Ladders } from '../ladders';
import type {
  DeliveryDto,
  OrderCardDto,
  OrderLineViewDto,
  OrderListDto,
  OrderPageDto,
  OrderSurveyDto,
} from './orders.dto';
import { ASKED, type AskedRow, type LineRow, LINES, ORDER, type OrderRow, ORDERS, PROGRESS } from './queries';
import { Transit } from './transit';

const PAGE = 10;

/** What stands around some orders. */
interface Around {
  lines: Map<number, LineRow[]>;
  products: Map<string, Product>;
}

/** Orders as their shopper sees them 我的订单: from the same facts as everything else. */
@Injectable()
export class OwnOrders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly products: Products,
    private readonly ladders: Ladders,
    private readonly transit: Transit,
  ) {}

  /** One page, newest first. */
  async page(customerId: CustomerId, cursor: string | undefined): Promise<OrderListDto> {
    const before = readCursor(cursor) ?? { at: Number.MAX_SAFE_INTEGER, id: 0 };
    const values = [customerId, before.at, before.at, before.id, PAGE + 1];
    const rows = await this.database.rows<OrderRow>(ORDERS, values);
    const orders = rows.slice(0, PAGE);
    const around = await this.around(orders);
    const last = orders.at(-1);
    return {
      serverNow: this.clock.calendar.iso(this.clock.now()),
      items: orders.map((order) => this.card(order, around)),
      nextCursor: rows.length > PAGE && last !== undefined ? writeCursor(last.paid_at, last.id) : null,
    };
  }

  async one(customerId: CustomerId, orderId: number): Promise<OrderPageDto | Refusal> {
    const [order] = await this.database.rows<OrderRow>(ORDER, [orderId, customerId]);
    if (order === undefined) return refuse('ORDER_NOT_FOUND');
    const now = this.clock.now();
    const [around, ladder, transit, survey] = await Promise.all([
      this.around([order]),
      this.placesOf(customerId, order.order_no),
      this.transit.usual(),
      this.askedOf(customerId, orderId, now),
    ]);
    const { calendar } = this.clock;
    const [paidFen, listFen] = [Number(order.paid_fen), Number(order.list_fen)];
    return {
      serverNow: calendar.iso(now),
      id: String(order.id),
      orderNo: order.order_no,
      placedAt: calendar.iso(order.paid_at),
      items: order.items,
      lines: (around.lines.get(order.id) ?? []).map((line) =>
        lineView(line, around.products.get(line.product_id)),
      ),
      price: {
        listFen,
        discountFen: listFen - paidFen,
        paidFen,
        refundedFen: Number(order.refunded_fen),
      },
      delivery: this.delivery(order, transit, now),
      live: isLive(order) ? { session: order.live_session, room: order.live_room } : null,
      ladder,
      survey,
    };
  }

  private async around(orders: readonly OrderRow[]): Promise<Around> {
    const ids = orders.map(({ id }) => id);
    const lines = await this.database.rowsIn<LineRow>(LINES, [], ids);
    const products = await this.products.of(
      this.database,
      lines.map((line) => line.product_id),
    );
    return { lines: byOrder(lines), products };
  }

  private card(order: OrderRow, around: Around): OrderCardDto {
    const [first] = around.lines.get(order.id) ?? [];
    const product = around.products.get(first?.product_id ?? '');
    const delivery = deliveryOf(deliveredOf(order), parcelsOf(order), null);
    return {
      id: String(order.id),
      orderNo: order.order_no,
      title: first?.title ?? `订单 ${order.order_no}`,
      picture: product?.picture ?? null,
      items: order.items,
      paidFen: Number(order.paid_fen),
      refundedFen: Number(order.refunded_fen),
      placedAt: this.clock.calendar.iso(order.paid_at),
      isLive: isLive(order),
      stage: delivery.stage,
      stageText: stageText(delivery),
    };
  }

  private delivery(order: OrderRow, transit: number | null, now: Instant): DeliveryDto {
    const parcels = parcelsOf(order);
    const delivery = deliveryOf(deliveredOf(order), parcels, transit);
    const { calendar } = this.clock;
    const iso = (at: Instant | null) => (at === null ? null : calendar.iso(at));
    return {
      stage: delivery.stage,
      stages: stagesOf(delivery, iso),
      expectedAt: iso(delivery.expectedAt),
      isGuess: delivery.isGuess,
      isHeldUp: delivery.isHeldUp,
      isLate: isLate(delivery, now),
      parcels: parcels.map(({ trackingNo, carrier, stage, moves }) => ({
        trackingNo,
        carrier,
        stage,
        text: parcelText(stage),
        moves: moves.map((move) => ({ at: calendar.iso(move.at), text: moveText(move), place: move.place })),
      })),
    };
  }

  private async askedOf(
    customerId: CustomerId,
    orderId: number,
    now: Instant,
  ): Promise<OrderSurveyDto | null> {
    const row = await this.database.one<AskedRow>(ASKED, [orderId, customerId, now]);
    if (row === null) return null;
    const { title, points } = JSON.parse(row.definition) as Pick<Survey, 'title' | 'points'>;
    return {
      surveyNo: row.survey_no,
      title,
      points,
      closesAt: this.clock.calendar.iso(Number(row.closes_at)),
    };
  }

  /** What an order does for every ladder in force. */
  private async placesOf(customerId: CustomerId, orderNo: string): Promise<string[]> {
    const [ladders, rows] = await Promise.all([
      this.ladders.inForce(),
      this.database.rows<{ program: string; progress: string | null }>(PROGRESS, [customerId]),
    ]);
    const progress = new Map(rows.map((row) => [row.program, row.progress]));
    return ladders.flatMap(({ ladder }) => {
      const stored = progress.get(ladder.program);
      const at = stored == null ? null : (JSON.parse(stored) as LadderProgress | null);
      return placeOnLadder(ladder, at, orderNo) ?? [];
    });
  }
}

function byOrder<T extends { order_id: number }>(rows: readonly T[]): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) found.set(row.order_id, [...(found.get(row.order_id) ?? []), row]);
  return found;
}

const isLive = (order: OrderRow): boolean => order.live_session !== null || order.live_room !== null;

const deliveredOf = (order: OrderRow) => ({
  paidAt: order.paid_at,
  shippedAt: order.shipped_at,
  signedAt: order.signed_at,
  completedAt: order.completed_at,
  voided: order.voided === 1,
});

const parcelsOf = ({ parcels }: OrderRow): ParcelState[] =>
  parcels === null ? [] : (JSON.parse(parcels) as ParcelState[]);

function lineView(line: LineRow, product: Product | undefined): OrderLineViewDto {
  return {
    lineKey: line.line_key,
    productId: line.product_id,
    title: line.title,
    picture: product?.picture ?? null,
    quantity: line.quantity,
    amountFen: Number(line.amount_fen),
    hostSaid: product?.hostSaid ?? null,
    tips: [...(product?.tips ?? [])],
  };
}

function stagesOf(
  { stage, reachedAt }: Delivery,
  iso: (at: Instant | null) => string | null,
): DeliveryDto['stages'] {
  const reached = stage === null ? -1 : DELIVERY_STAGES.indexOf(stage);
  return DELIVERY_STAGES.map((one, n) => ({
    stage: one,
    text: STAGE_TEXTS[one],
    state: n < reached || (n === reached && one === 'signed') ? 'done' : n === reached ? 'now' : 'next',
    at: n <= reached ? iso(reachedAt[one]) : null,
  }));
}
