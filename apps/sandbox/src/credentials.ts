/**
 * What the sandbox knows its one customer by. Published on purpose: they open nothing but this sandbox. The API has the
 * same constants in `platform/outside/sandbox-credentials.ts`; a spec compares the two.
 */
export const CREDENTIALS = {
  miniProgram: {
    appId: 'wxsandbox0000000001',
    appSecret: 'sandbox-mini-secret',
    push: { token: 'sandboxPushToken', aesKey: 'A'.repeat(43) },
  },
  weixinShop: {
    appId: 'wxsandboxshop000001',
    appSecret: 'sandbox-shop-secret',
    push: { token: 'sandboxShopToken', aesKey: 'B'.repeat(43) },
  },
  wecom: {
    corpId: 'wwsandbox000000001',
    secret: 'sandbox-wecom-secret',
    push: { token: 'sandboxWecomToken', aesKey: 'C'.repeat(43) },
  },
  douyin: {
    appKey: '7000000000000000001',
    appSecret: 'sandbox-douyin-secret',
    shopId: '10000001',
  },
  wechatPay: {
    mchId: '1900000001',
    serialNo: '5A4E0B0C1D2E3F405162738495A6B7C8D9E0F101',
    apiV3Key: 'sandboxPayKeyOf32LettersForAEAD0',
    platformKeyId: 'PUB_KEY_ID_0119000000012026010100000000000001',
    transferSceneId: '1000',
  },
  templates: { benefit: 'TPL_BENEFIT', order: 'TPL_ORDER', service: 'TPL_SERVICE' },
} as const;
