// @ts-check

/** The outside world as a journey arranges it: what people have at WeChat, and what shops tell us. See apps/sandbox. */
export class Sandbox {
  /** @param {string} url */
  constructor(url) {
    this.url = url;
  }

  /** @param {string} path below /control/ @param {object} [wish] @returns {Promise<any>} */
  async ask(path, wish = {}) {
    const answer = await fetch(`${this.url}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    const body = await answer.json();
    if (!answer.ok)
      throw new Error(`the sandbox answered ${answer.status} to ${path}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Waits until every push was delivered. */
  async settled() {
    const answer = await fetch(`${this.url}/control/pushes/settled?ms=10000`);
    if (!(await answer.json()).isSettled) throw new Error('the sandbox still has pushes to deliver');
  }

  /** An order at 抖店, paid by somebody the platform does not name. @param {string} phone only its last four digits are told us @returns {Promise<string>} its number */
  async douyinOrder(phone) {
    const { order } = await this.ask('shops/douyin/orders', { phone });
    await this.ask(`shops/douyin/orders/${order.id}/pay`);
    await this.settled();
    return order.id;
  }
}
