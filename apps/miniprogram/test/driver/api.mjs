// @ts-check

/**
 * @typedef {{ kind: 'shopper', label: string, hint: string, code: string }} Shopper one-tap login of the demo
 * @typedef {{ kind: 'staff', label: string, hint: string, account: string, password: string }} StaffMember
 */

/** The API as a journey asks it: to choose people, and to check what a screen claims. */
export class Api {
  /** @param {string} url */
  constructor(url) {
    this.url = url;
  }

  /**
   * @param {'GET' | 'POST'} method @param {string} path
   * @param {{ token?: string, body?: object }} [options]
   * @returns {Promise<{ status: number, body: any }>}
   */
  async send(method, path, { token, body } = {}) {
    const request = {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
    const answer = await fetch(this.url + path, request);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** @param {'GET' | 'POST'} method @param {string} path @param {{ token?: string, body?: object }} [options] */
  async ask(method, path, options) {
    const { status, body } = await this.send(method, path, options);
    if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** @returns {Promise<(Shopper | StaffMember)[]>} */
  async people() {
    return (await this.ask('GET', '/demo/people')).people;
  }

  /** @param {string} code */
  async loginToken(code) {
    // A code is good for one use: something at its end makes it a new one.
    const once = `${code}:${Math.random().toString(36).slice(2, 12)}`;
    return (await this.ask('POST', '/auth/login', { body: { code: once } })).accessToken;
  }

  /** @param {string} code login code of a shopper */
  async archiveOf(code) {
    return this.ask('GET', '/me/archive', { token: await this.loginToken(code) });
  }

  /** @param {string} code @param {'usable' | 'used' | 'ended'} state @returns {Promise<any[]>} */
  async couponsOf(code, state) {
    return (await this.ask('GET', `/me/coupons?state=${state}`, { token: await this.loginToken(code) }))
      .items;
  }

  /** @param {string} code @param {string} id */
  async couponOf(code, id) {
    return this.ask('GET', `/me/coupons/${encodeURIComponent(id)}`, { token: await this.loginToken(code) });
  }

  /** @param {StaffMember} staff */
  async staffToken({ account, password }) {
    return (await this.ask('POST', '/staff/login', { body: { account, password } })).accessToken;
  }

  /** What the counter would be told about this code or token. @param {StaffMember} staff @param {string} proof @param {number} billFen */
  async quote(staff, proof, billFen) {
    return this.send('POST', '/staff/verifications/quote', {
      token: await this.staffToken(staff),
      body: { proof, billFen },
    });
  }
}
