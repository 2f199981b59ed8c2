import { createHmac } from 'node:crypto';
import { addApiClient } from '../../src/facts/orders';
import { Keys } from '../../src/platform/auth/keys';
import { Clock } from '../../src/platform/clock';
import { Log } from '../../src/platform/log';
import { SANDBOX } from '../../src/platform/outside/sandbox-credentials';
import { House, PASSWORD, SECRET } from '../support/house';
import { openSandbox, type Outside, withSandbox } from '../support/outside';
import { bothAt } from '../support/pushes';
import type { Actor } from './actors';
import { readBooks } from './books';
import { Cast } from './cast';
import { committedDocument, operationsOf } from './document';
import { Lives } from './lives';
import { Markers } from './markers';
import { born, type Person } from './people';
import { drawnPictures, type Pictures, TAKEN_AT } from './pictures';
import { Pools } from './pools';
import { Secrets } from './secrets';
import { Told } from './told';

/** Where the clock of the world stands at first. */
export const START = '2026-09-02T10:00:00+08:00';
const LONG_AGO = '2026-05-01T10:00:00+08:00';
/** Between two waves every access token has run out, some coupons have, and whoever guessed too often may guess again. */
const WAVE_MS = 17 * 60_000;
const PEOPLE = ['lin', 'mei', 'zhu'];
const POS_SECRET = 'a secret of the other test client';

/** A house full of life, whose people have lives of their own, marked so that nobody sees another's unnoticed. */
export class World {
  readonly markers = new Markers();
  readonly pools = new Pools([...PEOPLE, 'guest']);
  readonly secrets = new Secrets();
  readonly told = new Told(this.markers);
  readonly operations = operationsOf(committedDocument());
  /** Numbers of requests that were refused. */
  readonly answered = new Set<string>();
  /** The third never asks: what they have is seen by mistake only. */
  readonly people: readonly Person[] = PEOPLE.map((name, n) => born(this.markers, name, n));
  /** Each has nothing at first, so that nothing keeps them from leaving for good. */
  private readonly guests: Person[] = [];
  actors: readonly Actor[] = [];
  private readonly lives: Lives;
  private wave = 0;

  private constructor(
    readonly house: House,
    private readonly outside: Outside,
    readonly port: number,
    /** What people photograph. */
    readonly pictures: Pictures,
  ) {
    this.lives = new Lives(house, outside, this);
  }

  /** @param logFile everything the house says goes there. */
  static async open(logFile: string): Promise<World> {
    const outside = await openSandbox(START);
    // Guesses are counted by address, which is said by the proxy everybody comes through.
    const changes = { ...withSandbox(outside), trustProxy: 1, logLevel: 'debug' };
    const house = await House.open(START, changes, undefined, new Log('debug', logFile));
    const url = await house.listen();
    await outside.aim(url);
    const world = new World(house, outside, Number(new URL(url).port), await drawnPictures());
    await world.furnish();
    return world;
  }

  /** Time passes, everybody lives on a little and is logged out. */
  async live(): Promise<void> {
    this.wave += 1;
    const now = new Date(Date.parse(START) + this.wave * WAVE_MS).toISOString();
    await bothAt(this.house, this.outside, now);
    for (const actor of this.actors) actor.out(actor.token);
    await this.guestComes();
    const [manager, agent] = ['manager of lake', 'agent of lake'].map((who) =>
      this.actors.find(({ name }) => name === who),
    );
    if (manager === undefined || agent === undefined) throw new Error('nobody ships parcels and answers');
    await this.lives.goOn(this.people, { manager, agent });
    await readBooks(this.house.database, [...this.people, ...this.guests], this);
  }

  private get guest(): Person {
    const guest = this.guests.at(-1);
    if (guest === undefined) throw new Error('no guest has come');
    return guest;
  }

  private async guestComes(): Promise<void> {
    const guest = born(this.markers, 'guest', 3 + this.guests.length);
    this.guests.push(guest);
    await this.outside.person(guest.openid, { phone: guest.phone });
  }

  /** Months later, when all that was begun is over. */
  async later(): Promise<void> {
    await bothAt(this.house, this.outside, '2026-12-01T00:00:00+08:00');
    await this.house.settle();
  }

  /** Headers that make a body another system's. */
  signed(client: string, body: Buffer, nonce: string): Record<string, string> {
    const timestamp = String(Math.floor(this.house.app.get(Clock).now() / 1000));
    const secret = client === 'pos' ? POS_SECRET : SECRET;
    const signature = createHmac('sha256', secret)
      .update(`${timestamp}\n${nonce}\n`)
      .update(body)
      .digest('hex');
    return {
      'x-fanchang-client': client,
      'x-fanchang-timestamp': timestamp,
      'x-fanchang-nonce': nonce,
      'x-fanchang-signature': signature,
    };
  }

  private async furnish(): Promise<void> {
    await this.lives.furnish();
    await this.house.database.transaction(async (db) => {
      // Numbers made up by chance are small: nobody we watch is joined with another by them.
      await db.insert('customers', ['id', 'born_as', 'created_at'], [[700_000, 'nobody', 0]]);
      const pos = { clientKey: 'pos', secret: POS_SECRET, source: 'pos' };
      await addApiClient(db, this.house.app.get(Keys), pos);
    });
    await bothAt(this.house, this.outside, LONG_AGO);
    const stale = await this.house.shopper('somebody-long-ago');
    await bothAt(this.house, this.outside, START);
    const cast = new Cast(this.house, this.outside, this);
    this.actors = cast.all(this.people.slice(0, 2), () => this.guest, stale);
    for (const { openid, phone } of this.people) await this.outside.person(openid, { phone });
    this.tellWhoIsKnown();
    this.keepSecrets();
  }

  private tellWhoIsKnown(): void {
    const { pools } = this;
    for (const { name, openid, phone, nickname } of this.people) {
      pools.add('BuyerDto', name, { kind: 'openid', value: openid });
      pools.add('BuyerDto', name, { kind: 'openid', value: openid, nickname });
      pools.add('BuyerDto', name, { kind: 'phone', value: phone });
      pools.add('openid', name, openid);
    }
    for (const code of ['demo:new-1', 'demo:new-2']) pools.add('LoginDto.code', 'nobody', code);
  }

  private keepSecrets(): void {
    const { secrets } = this;
    const key = Buffer.alloc(32, 7);
    secrets.keep('password of staff', PASSWORD);
    secrets.keep('secret of a client', SECRET);
    secrets.keep('secret of the other client', POS_SECRET);
    secrets.keep('SECRET_KEY', key.toString('base64'));
    secrets.keep('SECRET_KEY in hex', key.toString('hex'));
    secrets.keep('hash of a password', '$argon2id$');
    secrets.keep('place where a photo was taken', TAKEN_AT);
    for (const [name, app] of Object.entries({ ...SANDBOX })) {
      for (const [what, value] of secretsOf(app)) secrets.keep(`${what} of ${name}`, value);
    }
  }
}

/** What of the outside apps' settings is secret, by name. */
function secretsOf(app: object): [string, string][] {
  return Object.entries(app).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'object' && value !== null) return secretsOf(value as object);
    return typeof value === 'string' && /secret|token|aesKey/i.test(name) ? [[name, value]] : [];
  });
}
