import type { Config } from '../config';

/** Every secret a process was told, as it may turn up in a text: keys, passwords of addresses, credentials outside. */
export function secretsOf(config: Config): string[] {
  const { miniProgram, weixinShop, wecom, douyin, wechatPay } = config.outside;
  const database = config.database.kind === 'mysql' ? config.database.url : '';
  const keys = [config.secretKey, ...config.dataKeys.map(({ key }) => key)];
  const pushes = [miniProgram?.push, weixinShop?.push, wecom?.push];
  return [
    ...keys.flatMap((key) => [key.toString('base64'), key.toString('hex')]),
    ...[database, config.redisUrl ?? ''].flatMap(passwordsOf),
    ...[miniProgram?.appSecret, weixinShop?.appSecret, wecom?.secret, douyin?.appSecret],
    ...[wechatPay?.privateKey, wechatPay?.apiV3Key, wechatPay?.platformPublicKey],
    ...(config.storage.kind === 's3' ? [config.storage.secretAccessKey] : []),
    ...pushes.flatMap((push) => [push?.token, push?.aesKey]),
  ].filter((secret): secret is string => secret !== undefined && secret !== '');
}

/** The password in an address, as written and as meant. */
function passwordsOf(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { password } = new URL(address);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}
