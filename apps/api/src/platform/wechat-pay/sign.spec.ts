import { readKey } from '../../config-outside';
import { SANDBOX } from '../outside/sandbox-credentials';
import { MERCHANT_PRIVATE_KEY, PLATFORM_PUBLIC_KEY } from '../outside/sandbox-pay-keys';
import { checkSigned } from './headers';
import { authorizationOf, isTheirs, signLines } from './sign';

const MOMENT = { timestamp: '1788350400', nonce: 'nonce-of-32-letters' };
const { mchId, serialNo, platformKeyId } = SANDBOX.wechatPay;
const privateKey = readKey('private', MERCHANT_PRIVATE_KEY);
const platformPublicKey = readKey('public', PLATFORM_PUBLIC_KEY);

/** Made by `openssl dgst -sha256 -sign` over the lines as WeChat Pay's documents write them. */
const OF_CALL =
  'BXyIBoqCNhY62SykGv8jeqPBKd+1FEWmk9tF3l/Os5wpf6VOIlbdgTb9ltZir6obKG/Rz6hXQf9IOEE+zHktRy9umJQwM3B8fv0SEZj3Kad7GCdEXTP/yQ6L29xjmaHtLj7FVCGL7NqCb4W6BUD8Ctwy7Xfp6tNkRbBmdI5Oc4AIWase8YkSRTHUOYBAuanje4EKxFlV+oCN4s8XEElNd5qAR+YQDBw5JX36lVgHNHhAHwFbLG9qIvHiFQf/Y8Miwnhyx0f37mpfXIu+WQEb435CyLp1eD25+ZJAEo7dYm3OeqOcV1s7IH3Y3y+Oi2BeESLsrzymmoCF0ZwnUoJ5mw==';
const OF_PARAMS =
  'MH65f5po8slN4gRH6GJvJNYzt2oQL9tJBVj80R50u1/4ZoMFLIfKRverIdOFwHL9ZyZ1BegUrH+74aZUWJOgvuOv7sLADjYC1X7jr+EwHfF/FWQD4qT/jQoTtTUieLPyZG2d8WKzktL5YwE1i4LXkGeZDMUsiTtWHd2muLMK+3hpzYlvxjMqv0qt77ykESqe0J9iihEsDZ7pVFqdYX1PceiYPyrWv/uiuCOJhbJ8rVLL6tqFnLwQU+WPg5hXRdM0Gmotekimo8QglOFoJh0QS8lesodLt8MX2ISL0t2dFu+q70uxCmN9qcoID/R1/x1zXz0R1X/4G9Mz3ZtWWICBrg==';
const THEIRS =
  'cspH2PKZgI0XCgE3M8CfkHsU4K0PIXggHXhn2YBe+UO3Xg0Ni+qH834WoozzfjeMUjhoGrunYFQybsvxPe4wjgEm0+UoU88iFP8emhFzhqSGi0FtVjeZQNXijmOD5ovOo+31+LYjDVn+POw5cPNJIeCOeURxpMbj10mK2DS2axwlAIn03/t96YI7L7jDtvHMIlbolQohRT1pFrKyyuHeE5S8wxMmZ0aeH2TRj/DJzsqcphmOgETU4r3Sl7no475rwUOyJ/4adPCv+y9+NN7ILEdSoTDIUTT6bUZ7IyIKP3+BhydoiSBOKngsHbPRRTZrnMLHUIczzIatV90Csj3oeQ==';
const THEIRS_EMPTY =
  'bwY0epLXWA96G+LH09ibVB+zW8joMoPQvFdEPo/ekSqMyDy+W9Z+nMYPV2eMdldayPPzJrug9IhRJ/0EZZel1jgQpgvZdBo+cidBA1Q7DdSH5Sw7EiDhYqsovVAcBuOsLy/94dV4u+/MF09mBWguoetZ79YIHDmznKXDzVkWU0sup7CugyTimpHG/1AEeCaubqtW0x3rwBtWpImG7JQVTt3NdeiR75jbaU4scNer0pbtYhtiLUOwIg1eN9meTKf4sKlJ5mp1TEKLwTFGWqm9Hdw4ZYTTQo5F/YioJ4Irs1tvSS1XrwxHAejEq40y11XvtCRJonbNCrWaVOALi1SGIQ==';

it('signs a call by method, path with query, time, nonce and body, a line each', () => {
  const call = { method: 'GET', target: `/v3/pay/transactions/out-trade-no/P1?mchid=${mchId}`, body: '' };
  expect(authorizationOf({ mchId, serialNo, privateKey }, call, MOMENT)).toBe(
    `WECHATPAY2-SHA256-RSA2048 mchid="${mchId}",nonce_str="${MOMENT.nonce}",signature="${OF_CALL}",` +
      `timestamp="${MOMENT.timestamp}",serial_no="${serialNo}"`,
  );
});

it('signs what the phone pays with by app, time, nonce and package', () => {
  const lines = [SANDBOX.miniProgram.appId, MOMENT.timestamp, MOMENT.nonce, 'prepay_id=wx1'];
  expect(signLines(privateKey, ...lines)).toBe(OF_PARAMS);
});

describe('what WeChat Pay says', () => {
  const body = '{"prepay_id":"wx1"}';

  it('is theirs when they signed every letter of it', () => {
    expect(isTheirs(platformPublicKey, MOMENT, body, THEIRS)).toBe(true);
    expect(isTheirs(platformPublicKey, MOMENT, '', THEIRS_EMPTY)).toBe(true);
    expect(isTheirs(platformPublicKey, MOMENT, `${body} `, THEIRS)).toBe(false);
    expect(isTheirs(platformPublicKey, { ...MOMENT, nonce: 'another' }, body, THEIRS)).toBe(false);
    expect(isTheirs(platformPublicKey, { ...MOMENT, timestamp: '1788350401' }, body, THEIRS)).toBe(false);
    for (const nothing of ['', 'AAAA', '!', THEIRS_EMPTY]) {
      expect(isTheirs(platformPublicKey, MOMENT, body, nothing)).toBe(false);
    }
  });

  it('is not theirs when it is a probe', () => {
    expect(isTheirs(platformPublicKey, MOMENT, body, `WECHATPAY/SIGNTEST/${THEIRS}`)).toBe(false);
  });

  const at = Number(MOMENT.timestamp) * 1000;
  const headers: Record<string, string> = {
    'wechatpay-serial': platformKeyId,
    'wechatpay-timestamp': MOMENT.timestamp,
    'wechatpay-nonce': MOMENT.nonce,
    'wechatpay-signature': THEIRS,
  };
  const said = (changes: Record<string, string>, now = at) => {
    const all = { ...headers, ...changes };
    const verifier = { platformKeyId, platformPublicKey };
    return checkSigned(verifier, (name) => all[name] ?? null, body, now)?.refused ?? null;
  };

  it('counts for five minutes, before and after', () => {
    expect([said({}), said({}, at + 300_000), said({}, at - 300_000)]).toEqual([null, null, null]);
    expect([said({}, at + 300_001), said({}, at - 300_001)]).toEqual(['PUSH_STALE', 'PUSH_STALE']);
  });

  it('is signed by the key we know, or it is forged, however old it says it is', () => {
    expect(said({ 'wechatpay-serial': 'PUB_KEY_ID_OTHER' })).toBe('PUSH_FORGED');
    expect(said({ 'wechatpay-timestamp': '0' })).toBe('PUSH_FORGED');
    expect(said({ 'wechatpay-timestamp': '1e9' })).toBe('PUSH_FORGED');
    expect(said({ 'wechatpay-signature': '' })).toBe('PUSH_FORGED');
  });
});
