import type { OrderLineData } from '@fanchang/domain';
import { PRODUCTS, type DemoProduct } from './catalogue';
import type { Dice } from './random';

/** What one order holds. The lines add up to `paidFen`; `listFen - paidFen` was saved. */
export interface Basket {
  lines: OrderLineData[];
  paidFen: number;
  listFen: number;
  /** Days until the biggest line is eaten up. */
  useDays: number;
}

/** Outside a livestream the shop takes a flat 5 % off, so that there, too, a member saves something. */
const SHOP_PERCENT = 95;

export function fillBasket(dice: Dice, inLive: boolean): Basket {
  const chosen = chooseProducts(dice, inLive ? dice.pick([1, 1, 1, 2, 2, 3]) : dice.pick([1, 1, 2]));
  const pieces = chosen.map((product) => {
    const quantity = dice.pick(inLive ? [1, 1, 1, 2, 2, 3] : [1, 1, 1, 2]);
    const pieceFen = inLive ? product.livePriceFen : Math.round((product.priceFen * SHOP_PERCENT) / 100);
    return { product, quantity, amountFen: pieceFen * quantity };
  });
  const biggest = pieces.reduce((most, piece) => (piece.amountFen > most.amountFen ? piece : most));

  return {
    lines: pieces.map(({ product, quantity, amountFen }, index) => ({
      lineKey: String(index + 1),
      productId: product.productId,
      title: product.title,
      category: product.category,
      quantity,
      amountFen,
    })),
    paidFen: pieces.reduce((sum, piece) => sum + piece.amountFen, 0),
    listFen: pieces.reduce((sum, piece) => sum + piece.product.priceFen * piece.quantity, 0),
    useDays: biggest.product.useDays,
  };
}

function chooseProducts(dice: Dice, count: number): DemoProduct[] {
  const left = [...PRODUCTS];
  return Array.from({ length: count }, () => {
    const product = dice.pick(left);
    left.splice(left.indexOf(product), 1);
    return product;
  });
}
