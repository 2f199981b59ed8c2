import { isRefusal } from '@fanchang/domain';
import fc from 'fast-check';
import { createCipheriv, generateKeyPairSync } from 'node:crypto';
import { openResource } from './aead';
import { type Notice, openNotice } from './notice';
import { signLines } from './sign';

const API_V3_KEY = 'sandboxPayKeyOf32LettersForAEAD0';
const NOW = 1_788_350_400_000;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys = { apiV3Key: API_V3_KEY, platformKeyId: 'KEY-1', platformPublicKey: publicKey };

function seal(text: string, key = API_V3_KEY, associatedData = 'transaction') {
  const nonce = 'nonceOf12let';
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(associatedData));
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: bytes.toString('base64'), nonce, associatedData };
}

function resourceOf(told: object | string, key?: string) {
  const { ciphertext, nonce, associatedData } = seal(
    typeof told === 'string' ? told : JSON.stringify(told),
    key,
  );
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce, associated_data: associatedData };
}

function opened(body: string): Notice | string {
  const timestamp = String(NOW / 1000);
  const headers: Record<string, string> = {
    'wechatpay-serial': 'KEY-1',
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': 'n',
    'wechatpay-signature': signLines(privateKey, timestamp, 'n', body),
  };
  const notice = openNotice(keys, (name) => headers[name] ?? null, Buffer.from(body), NOW);
  return isRefusal(notice) ? notice.refused : notice;
}

const told = (event: string, resource: object) => opened(JSON.stringify({ event_type: event, resource }));

describe('what was sealed with AEAD_AES_256_GCM', () => {
  it('opens: sealed by another library', () => {
    const sealed = {
      ciphertext: 'prZHhKG9iqBGJkuG+XGihQzzBOm483N5VMPWIfEefM6Mnzp9gg==',
      nonce: 'nonceOf12let',
      associatedData: 'transaction',
    };
    expect(openResource(API_V3_KEY, sealed)).toBe('{"out_trade_no":"P1"}');
  });

  it('opens as it was, whatever it was, and not at all when any bit of it was changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, place) => {
        const sealed = seal(text);
        expect(openResource(API_V3_KEY, sealed)).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        const bytes = Buffer.from(sealed.ciphertext, 'base64');
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        const changed = { ...sealed, ciphertext: bytes.toString('base64') };
        expect(() => openResource(API_V3_KEY, changed)).toThrow();
        expect(() => openResource(API_V3_KEY, { ...sealed, associatedData: 'refund' })).toThrow();
      }),
    );
  });

  it('does not open when it is too short to have a tag', () => {
    for (const ciphertext of ['', 'AAAA']) {
      expect(() => openResource(API_V3_KEY, { ...seal('x'), ciphertext })).toThrow();
    }
  });
});

describe('a notice', () => {
  const paid = {
    out_trade_no: 'P1',
    trade_state: 'SUCCESS',
    transaction_id: '4200000001',
    mchid: '1',
    appid: 'wx1',
    payer: { openid: 'o-1' },
    amount: { total: 2900, payer_total: 1900, currency: 'CNY' },
    success_time: '2026-09-02T20:00:00+08:00',
  };

  it('of a payment says what was paid in all, vouchers and all', () => {
    expect(told('TRANSACTION.SUCCESS', resourceOf(paid))).toEqual({
      about: 'payment',
      payment: {
        payNo: 'P1',
        state: 'SUCCESS',
        mchId: '1',
        appId: 'wx1',
        transactionId: '4200000001',
        totalFen: 2_900,
        currency: 'CNY',
        openid: 'o-1',
        paidAt: Date.parse('2026-09-02T20:00:00+08:00'),
      },
    });
  });

  it('of a refund calls its status by another name than an answer does', () => {
    const refund = { out_refund_no: 'P1R1', refund_status: 'SUCCESS', refund_id: '5', amount: { refund: 1 } };
    expect(told('REFUND.SUCCESS', resourceOf(refund))).toMatchObject({
      about: 'refund',
      refund: { refundNo: 'P1R1', status: 'SUCCESS', refundId: '5' },
    });
  });

  it('of a transfer says how it ended, and why', () => {
    const bill = { out_bill_no: 'T1', state: 'FAIL', fail_reason: 'OVERDUE_CLOSE', transfer_amount: 2000 };
    expect(told('MCHTRANSFER.BILL.FINISHED', resourceOf(bill))).toMatchObject({
      about: 'transfer',
      transfer: { billNo: 'T1', state: 'FAIL', failReason: 'OVERDUE_CLOSE', packageInfo: null },
    });
  });

  it('of anything else is nothing to us', () => {
    expect(told('COUPON.USE', resourceOf({}))).toEqual({ about: 'other', event: 'COUPON.USE' });
  });

  it('that is not as agreed is malformed', () => {
    const { amount: _, ...withoutAmount } = paid;
    for (const wrong of [
      resourceOf(paid, 'another key of thirty-two letter'),
      resourceOf('not JSON'),
      resourceOf('[]'),
      resourceOf({}),
      resourceOf(withoutAmount),
      resourceOf({ ...paid, amount: { total: -1, currency: 'CNY' } }),
      resourceOf({ ...paid, amount: { total: 0.5, currency: 'CNY' } }),
      resourceOf({ ...paid, transaction_id: '4'.repeat(65) }),
      { ...resourceOf(paid), algorithm: 'NONE' },
      { ...resourceOf(paid), ciphertext: '' },
      { ...resourceOf(paid), nonce: '' },
      paid,
    ]) {
      expect(told('TRANSACTION.SUCCESS', wrong)).toBe('PUSH_MALFORMED');
    }
    for (const body of ['', 'null', '[]', '{', '{"event_type":"TRANSACTION.SUCCESS"}']) {
      expect([body, opened(body)]).toEqual([body, 'PUSH_MALFORMED']);
    }
  });
});
