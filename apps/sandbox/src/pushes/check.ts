import { random } from '../random';
import type { WorldClock } from '../world/clock';
import { type PushSecrets, seal, signatureOf } from './envelope';

/** What came of asking one of our doors whether it is ours. */
export interface DoorCheck {
  isRight: boolean;
  status: number | null;
  answer: string;
}

/** As when the address is entered at WeChat: `GET …?echostr=` must give back what it was given. */
export async function checkWeixinDoor(
  clock: WorldClock,
  secrets: PushSecrets,
  url: string,
): Promise<DoorCheck> {
  const { timestamp, nonce } = moment(clock);
  const echostr = random.digits(19);
  const signature = signatureOf(secrets.token, timestamp, nonce);
  return ask(url, { signature, timestamp, nonce, echostr }, echostr);
}

/** At WeCom the word is encrypted and must come back in clear. */
export async function checkWecomDoor(
  clock: WorldClock,
  secrets: PushSecrets,
  corpId: string,
  url: string,
): Promise<DoorCheck> {
  const { timestamp, nonce } = moment(clock);
  const word = random.digits(19);
  const echostr = seal(word, secrets.aesKey, corpId);
  const signature = signatureOf(secrets.token, timestamp, nonce, echostr);
  return ask(url, { msg_signature: signature, timestamp, nonce, echostr }, word);
}

async function ask(url: string, query: Record<string, string>, wanted: string): Promise<DoorCheck> {
  try {
    const response = await fetch(`${url}?${new URLSearchParams(query).toString()}`, {
      signal: AbortSignal.timeout(5_000),
    });
    const answer = (await response.text()).slice(0, 500);
    return { isRight: response.status === 200 && answer === wanted, status: response.status, answer };
  } catch {
    return { isRight: false, status: null, answer: 'no connection' };
  }
}

const moment = (clock: WorldClock) => ({ timestamp: String(clock.seconds()), nonce: random.digits(10) });
