import { setTimeout as sleep } from 'node:timers/promises';
import { isFields, textOf } from './http/body';
import type { Core } from './world/core';
import { isOpenid } from './world/people';

const EVERY_MS = 2_000;
const TRIES = 150;

/** Our demo has people of its own: they get their names here, too. Our API may still be starting, or be no demo at all. */
export async function meetDemoPeople(core: Core, signal: AbortSignal): Promise<void> {
  for (let left = TRIES; left > 0 && !signal.aborted; left -= 1) {
    const people = await ask(core.outbox.aimedAt);
    if (people !== null) {
      for (const { openid, nickname } of people) core.people.change(openid, { nickname });
      core.news.changed();
      return;
    }
    await sleep(EVERY_MS, undefined, { ref: false, signal }).catch(() => undefined);
  }
}

/** @returns null when there is no answer yet; an empty list when it is no demo. */
async function ask(target: string | null): Promise<{ openid: string; nickname: string }[] | null> {
  if (target === null) return null;
  try {
    const response = await fetch(`${target}/demo/people`, { signal: AbortSignal.timeout(2_000) });
    const said: unknown = response.ok ? await response.json() : {};
    const people = isFields(said) && Array.isArray(said.people) ? said.people.filter(isFields) : [];
    return people.flatMap((person) => {
      const openid = textOf(person.code).replace(/^demo:/, '');
      return isOpenid(openid) ? [{ openid, nickname: textOf(person.name, openid) }] : [];
    });
  } catch {
    return null;
  }
}
