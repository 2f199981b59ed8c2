import type { CustomerId, Grant } from '@fanchang/domain';
import { holdPerson } from '../../src/facts/customers';
import { checkPayments } from '../../src/insight/verify-books/payments';
import { Grants } from '../../src/outcomes/grants';
import type { CashDto } from '../../src/outcomes/payments';
import type { Answer } from './house';
import type { SeatShop } from './payments';
import { faultsOf } from './verify';

/** Cash for bringing a friend, as a program would decide it. */
export function cashGrant(customerId: number, changes: Partial<Grant> = {}): Grant {
  return {
    key: `invite:1:${customerId}`,
    program: 'invite',
    version: 1,
    step: 'inviter',
    customerId: customerId as CustomerId,
    cause: 'order:A-1',
    outcome: { kind: 'cash', fen: 2_000, endsAt: Date.parse('2026-09-20T00:00:00+08:00') },
    why: { sentence: '您邀请的朋友下单了。', orders: ['A-1'], setOffBy: 'order:A-1' },
    ...changes,
  };
}

/** Cash of one person, as their phone and the program see it. */
export class Purse {
  private constructor(
    private readonly shop: SeatShop,
    private readonly openid: string,
    readonly customerId: CustomerId,
  ) {}

  static async of(shop: SeatShop, openid: string): Promise<Purse> {
    return new Purse(shop, openid, await shop.customerId(openid));
  }

  /** What the program says should stand now. */
  async stands(...grants: Grant[]): Promise<void> {
    await this.shop.house.database.transaction(async (db) => {
      await holdPerson(db, this.customerId);
      const should = new Map([[this.customerId, grants]]);
      await this.shop.house.app.get(Grants).reconcile(db, 'invite', should, 'take-back-unused');
    });
  }

  async all(): Promise<CashDto[]> {
    const token = await this.shop.house.shopper(this.openid);
    return (await this.shop.house.call<{ items: CashDto[] }>('GET', '/me/cash', { token })).body.items;
  }

  async only(): Promise<CashDto> {
    const [cash, ...others] = await this.all();
    if (cash === undefined || others.length > 0) throw new Error(`there are ${others.length} others`);
    return cash;
  }

  async does(what: 'claim' | 'check', id?: string): Promise<Answer<CashDto & { code?: string }>> {
    const token = await this.shop.house.shopper(this.openid);
    return this.shop.house.call('POST', `/me/cash/${id ?? (await this.only()).id}/${what}`, { token });
  }

  /** `SUCCESS 2000`, newest first: what WeChat knows of. */
  async bills(): Promise<string[]> {
    const { transfers } = await this.shop.outside.payView();
    return transfers.map((bill) => `${bill.state} ${bill.amountFen}`);
  }

  async grantState(): Promise<string | undefined> {
    return (
      await this.shop.house.database.one<{ state: string }>("SELECT state FROM grants WHERE kind = 'cash'")
    )?.state;
  }

  async billNo(): Promise<string | null | undefined> {
    return (await this.shop.house.database.one<{ bill_no: string | null }>('SELECT bill_no FROM transfers'))
      ?.bill_no;
  }

  async booksAreRight(): Promise<void> {
    expect(await checkPayments(this.shop.house.database)).toEqual([]);
    expect(await faultsOf(this.shop.house)).toEqual([]);
  }
}
