import { Answers, Complains } from '../support/care';
import { HouseRedis, overBull } from '../support/dispatchers';
import { House } from '../support/house';
import { Listener } from '../support/live';
import { endAll, startApi } from '../support/processes';

jest.setTimeout(120_000);

const AT = '2026-09-02T10:00:00+08:00';

overBull('two processes', (redisUrl) => {
  let house: House;
  let redis: HouseRedis;

  beforeAll(async () => {
    house = await House.open(AT);
    redis = new HouseRedis(house);
  });
  afterAll(async () => {
    await endAll();
    await redis.close();
    await house.close();
  });

  it('tell each other what is said, in its order, and nothing is lost when one is left for the other', async () => {
    const env = { DATABASE_URL: house.databaseUrl, REDIS_URL: redisUrl, FIXED_NOW: AT, WORKER: 'off' };
    const apis = [await startApi(env), await startApi(env)] as const;
    const lin = await Complains.of(house, 'lin');
    const agent = await Answers.of(house, 'agent');
    const { ticketNo } = (await lin.opens({ words: '找客服' })).body.ticket;
    const topic = `ticket:${ticketNo}`;
    const says = async (url: string, token: string, as: 'me' | 'staff', words: string, n: number) => {
      const answer = await fetch(`${url}/${as}/tickets/${ticketNo}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ requestKey: `two-processes-${as}-${n}`, words }),
      });
      expect(answer.status).toBe(200);
    };
    const shopper = await Listener.of(apis[0].url, lin.token, topic);
    const ours = await Listener.of(apis[1].url, agent.token, topic);
    for (let n = 0; n < 10; n += 1) {
      const [toShopper, toOurs] = [shopper.heard.length, ours.heard.length];
      await says(apis[1].url, agent.token, 'staff', `答 ${n}`, n);
      await shopper.hears(({ type }) => type === 'news', toShopper);
      await says(apis[0].url, lin.token, 'me', `问 ${n}`, n);
      await ours.hears(({ type, from }) => type === 'news' && from === 2 + 2 * n + 1, toOurs);
    }

    // The shopper's process dies; what is said meanwhile is there when they come to the other.
    const read = (await lin.reads(ticketNo)).body.ticket.lastSeq;
    await apis[0].process.stop('SIGKILL');
    await shopper.closed;
    await says(apis[1].url, agent.token, 'staff', '断线时说的', 10);
    const again = await Listener.of(apis[1].url, lin.token, topic);
    const missed = (await lin.reads(ticketNo, read)).body.messages;
    expect(missed.map(({ text }) => text)).toEqual(['断线时说的']);
    const all = (await lin.reads(ticketNo)).body.messages.map(({ seq }) => seq);
    expect(all).toEqual(Array.from({ length: all.length }, (_, n) => n + 1));
    again.close();
    ours.close();
  });
});
