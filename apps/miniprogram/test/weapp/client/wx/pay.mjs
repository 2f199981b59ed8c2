// @ts-check
import { fault } from '../report.mjs';
import { asyncApis } from './call.mjs';
import { ask } from './dialogs.mjs';

/** WeChat's cashier and its transfers: the person is asked here, and the sandbox hears what they tapped. */

/** @param {string} path below /control/ @param {object} [wish] @throws when there is no sandbox, or it says no */
async function tellSandbox(path, wish = {}) {
  const answer = await fetch(`/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to ${path}`);
}

const PAY_PARAMS = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'];

export const payApis = () =>
  asyncApis({
    /** WeChat Pay's sheet: https://pay.weixin.qq.com/doc/v3/merchant/4012791898. The sandbox looks at our signature. */
    async requestPayment(options) {
      for (const name of PAY_PARAMS)
        if (typeof options[name] !== 'string' || options[name] === '')
          fault(`wx.requestPayment: ${name} is missing`);
      const prepayId = /^prepay_id=(.+)$/.exec(options.package ?? '')?.[1];
      if (prepayId === undefined) {
        fault('wx.requestPayment: package is not prepay_id=…');
        throw new Error('package error');
      }
      const question = { title: '微信支付', content: '确认付款', buttons: ['取消', '确认付款'] };
      if ((await ask(question)) !== 1) throw new Error('cancel');
      const params = Object.fromEntries(PAY_PARAMS.map((name) => [name, options[name]]));
      await tellSandbox(`pay/prepay/${encodeURIComponent(prepayId)}/pay`, { params });
    },
    /** The page on which a transfer is taken: https://pay.weixin.qq.com/doc/v3/merchant/4012711988 */
    async requestMerchantTransfer(options) {
      for (const name of ['mchId', 'appId', 'package'])
        if (typeof options[name] !== 'string' || options[name] === '')
          fault(`wx.requestMerchantTransfer: ${name} is missing`);
      const question = { title: '商家转账', content: '收到一笔商家转账', buttons: ['暂不收款', '确认收款'] };
      if ((await ask(question)) !== 1) throw new Error('cancel');
      await tellSandbox('pay/transfers/package/confirm', { package: options.package });
    },
  });
