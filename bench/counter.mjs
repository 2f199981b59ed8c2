// @ts-check
import { SECRET_KEY, startApi } from './api.mjs';
import { built, domain } from './built.mjs';
import { call, demoBooks, withDatabase } from './demo-books.mjs';

/** More coupons than any run redeems, for either side of every figure. */
const COUPONS = 40_000;
const FIRST_GRANT = 10_000_000;
const DAY_MS = 86_400_000;

/**
 * A counter in a shop of the demo: a cashier who is logged in, and scanned coupons good for today.
 *
 * @typedef {object} Counter
 * @property {string} books the database's address
 * @property {string} token
 * @property {number} staffId
 * @property {number} shopId
 * @property {() => { couponId: number, proof: string }} scan a coupon nobody has used, another each time
 */

/** @type {Promise<Counter> | null} */
let open = null;

/** Opened once for the whole run. */
export function counter() {
  open ??= openCounter();
  return open;
}

/** @returns {Promise<Counter>} */
async function openCounter() {
  const books = await demoBooks();
  const { token, staffId, shopId } = await cashier(books);
  const couponIds = await issueCoupons(books);
  const ticket = ticketsOf(staffId);
  let scanned = 0;
  const scan = () => {
    const couponId = couponIds[scanned];
    if (couponId === undefined) throw new Error('no coupon is left');
    scanned += 1;
    return { couponId, proof: ticket(couponId) };
  };
  return { books, token, staffId, shopId, scan };
}

/** Logs a cashier of the demo in. @param {string} books */
async function cashier(books) {
  const api = await startApi(books);
  const { people } = await call(api, '/demo/people');
  const { account, password } = people.find((/** @type {any} */ person) => person.label?.endsWith('收银'));
  const { accessToken, staff } = await call(api, '/staff/login', {
    body: { account, password },
  });
  await api.stop();
  return {
    token: /** @type {string} */ (accessToken),
    staffId: Number(staff.id),
    shopId: Number(staff.shopId),
  };
}

/** What a scan is exchanged for, good for ten minutes. @param {number} staffId @returns {(couponId: number) => string} */
function ticketsOf(staffId) {
  const { Keys } = built('platform/auth/keys');
  const { Clock } = built('platform/clock');
  const { Proofs } = built('outcomes/coupons/proof');
  const { Calendar } = domain();
  const proofs = new Proofs(new Keys(SECRET_KEY), new Clock(new Calendar('Asia/Shanghai')));
  return (couponId) => proofs.ticket(couponId, staffId);
}

/** Gives the shoppers coupons good for today, without going through a program. @param {string} books */
async function issueCoupons(books) {
  const { withCheckDigit } = domain();
  const now = Date.now();
  return withDatabase(books, async (connection) => {
    const all = async (/** @type {string} */ sql) => /** @type {any[]} */ ((await connection.query(sql))[0]);
    const [template] = await all("SELECT id FROM coupon_templates WHERE template_key = 'repurchase-90'");
    const [{ least, most }] = await all('SELECT MIN(id) AS least, MAX(id) AS most FROM customers');
    const rows = Array.from({ length: COUPONS }, (_, index) => {
      const customer = least + (index % (most - least + 1));
      const code = withCheckDigit(String(90_000_000_000 + index * 7).padStart(11, '0'));
      return [FIRST_GRANT + index, template.id, customer, code, 'granted', now - DAY_MS, now + DAY_MS, now];
    });
    for (let start = 0; start < rows.length; start += 5_000) {
      await connection.query(
        `INSERT INTO coupons (grant_id, template_id, customer_id, code, state, starts_at, ends_at, granted_at) VALUES ?`,
        [rows.slice(start, start + 5_000)],
      );
    }
    const issued = await all(`SELECT id FROM coupons WHERE grant_id >= ${FIRST_GRANT} ORDER BY id`);
    return issued.map(({ id }) => /** @type {number} */ (id));
  });
}
