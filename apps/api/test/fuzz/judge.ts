import { REFUSALS, type RefusalCode } from '@fanchang/domain';
import type { AnswerSchemas } from './answer-schemas';
import { isOpenToFriends, mayBeSeen } from './seen-on-purpose';
import type { Sent } from './sent';
import { unzip } from '../support/unzip';
import type { World } from './world';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** As it came, for what is no text. */
  bytes: Buffer;
}

/** Something that must not be. `kind` is the same for all of its sort. */
export interface Fault {
  kind: string;
  detail: string;
}

/** What only programs say to each other. */
const INSIDES =
  /\n\s+at .+:\d+|node_modules|\bER_[A-Z_]{4,}|SQLITE_|SELECT .+ FROM |QueryFailed|\.ts:\d+|dist\/apps/;

/** A refusal like any other, where the outside took longer than a busy machine had; how often is judged elsewhere. */
export function saysOutsideIsAway({ status, text }: Answer): boolean {
  return status === 503 && /^\{"code":"(LOGIN|OUTSIDE)_UNAVAILABLE"/.test(text);
}

/** Everything that is wrong with an answer. Learns what it tells, for later requests. */
export async function judged(
  world: World,
  schemas: AnswerSchemas,
  sent: Sent,
  answer: Answer,
): Promise<Fault[]> {
  const { status } = answer;
  const isArchive = typeOf(answer) === 'application/zip';
  const text = isArchive ? [...(await unzip(answer.bytes)).values()].join('\n') : answer.text;
  const isSuccess = status >= 200 && status < 300;
  const faults = [
    ...(isSuccess ? successFaults(schemas, sent, answer) : refusalFaults(world, schemas, sent, answer)),
  ];
  const say = (kind: string, detail = '') => faults.push({ kind, detail });
  if (status >= 500 && !saysOutsideIsAway(answer)) say(`status ${status}`, text.slice(0, 200));
  if (INSIDES.test(text)) say('tells of its insides', INSIDES.exec(text)?.[0] ?? '');
  if (answer.headers['x-content-type-options'] !== 'nosniff') say('lets the browser guess the type');
  const body = parsed(text);
  world.told.learn(sent);
  // Tokens of an answer belong to whoever asked rightly.
  if (isSuccess) {
    const owner = ownerOf(world, sent);
    world.secrets.learn(owner, body);
    world.pools.learn(sent.operation, sent.actor.owner, body);
  }
  for (const name of world.secrets.housesIn(text)) say(`tells the ${name}`);
  faults.push(...foreignFaults(world, sent, text));
  return faults;
}

function successFaults(schemas: AnswerSchemas, sent: Sent, answer: Answer): Fault[] {
  const { operation, actor } = sent;
  const faults: Fault[] = [];
  if (sent.isElsewhere) return faults;
  const wrong = schemas.ofSuccess(operation, answer.status, typeOf(answer), answer);
  if (wrong !== null) faults.push({ kind: 'success outside its schema', detail: wrong });
  if (sent.wrong !== null) faults.push({ kind: `takes ${sent.wrong}`, detail: sent.url });
  if (operation.needsLogin && (sent.token === null || !actor.isKnown)) {
    faults.push({ kind: 'lets in who is not logged in', detail: actor.name });
  }
  if (operation.needsSignature && !sent.isSigned) {
    faults.push({ kind: 'lets in who did not sign', detail: actor.name });
  }
  const isOwn = operation.path.startsWith('/me/') && !isOpenToFriends(operation);
  if (actor.kind === 'shopper' && sent.namesOthers && isOwn) {
    faults.push({ kind: "gives a shopper what is another's", detail: sent.url });
  }
  return faults;
}

function refusalFaults(world: World, schemas: AnswerSchemas, sent: Sent, answer: Answer): Fault[] {
  if (sent.method === 'HEAD') return [];
  const type = typeOf(answer);
  if (type !== 'application/json')
    return [{ kind: 'refusal that is no JSON', detail: `${answer.status} ${type}` }];
  const wrong = schemas.ofRefusal(answer.text);
  if (wrong !== null) return [{ kind: 'refusal outside its schema', detail: wrong }];
  const { code, requestId } = JSON.parse(answer.text) as { code: RefusalCode; requestId: string };
  const faults: Fault[] = [];
  if (REFUSALS[code].status !== answer.status) {
    faults.push({ kind: 'refusal with the wrong status', detail: `${code} ${answer.status}` });
  }
  // The same key gives the very same answer again, with the number of the request that was answered first.
  const isAnsweredAgain = sent.headers['idempotency-key'] !== undefined && world.answered.has(requestId);
  world.answered.add(requestId);
  if (answer.headers['x-request-id'] !== requestId && !isAnsweredAgain) {
    faults.push({ kind: 'refusal with another id than its header', detail: requestId });
  }
  return faults;
}

/** Words and tokens of people who are neither asking nor asked for by who may ask for them. */
function foreignFaults(world: World, sent: Sent, text: string): Fault[] {
  const markers = world.markers.in(text);
  const tokens = world.secrets.issuedIn(text);
  if (markers.length === 0 && tokens.length === 0) return [];
  const own = new Set([sent.actor.owner, ownerOf(world, sent)]);
  const foreign = markers.filter((marker) => !own.has(marker.owner) && !mayBeSeen(world, sent, marker));
  return [
    ...foreign.map(({ kind, owner, value }) => ({
      kind: `shows a foreign ${kind}`,
      detail: `${value} of ${owner}`,
    })),
    ...tokens
      .filter(({ owner }) => !own.has(owner))
      .map(({ owner, token }) => ({ kind: 'shows a foreign token', detail: `${token} of ${owner}` })),
  ];
}

/** Who asks: where anybody may ask, whoever's token, login code or account stands in the body. */
export function ownerOf(world: World, { operation, actor, body }: Sent): string {
  if (operation.needsLogin || operation.needsSignature || body === null) return actor.owner;
  const text = body.toString();
  const token = world.secrets.issuedIn(text)[0]?.owner;
  const code = /"code":"(demo:[^"]*)"/.exec(text)?.[1];
  return token ?? world.markers.in(text)[0]?.owner ?? code ?? actor.owner;
}

export const typeOf = ({ headers }: Answer): string =>
  String(headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim() ?? '';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
