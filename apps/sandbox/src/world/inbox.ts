import { random } from '../random';
import { Ring } from './bounded';

/** Something that arrived on somebody's phone. */
export interface Message {
  id: string;
  /** Epoch ms of the world's clock. */
  at: number;
  channel: 'subscribe' | 'wecom' | 'welcome';
  /** The openid, where it is known, and the id at WeCom, where there is one. */
  openid: string | null;
  externalUserId: string | null;
  /** Member of staff it came from, at WeCom. */
  from: string | null;
  title: string;
  templateId: string | null;
  page: string | null;
  /** Label and value, in the order they were sent. */
  fields: { key: string; label: string; value: string }[];
  text: string | null;
  attachments: { kind: string; title: string; detail: string }[];
}

/** All that was sent to people, newest last. */
export class Inbox {
  private readonly ring = new Ring<Message>(1_000);

  deliver(message: Partial<Message> & Pick<Message, 'at' | 'channel' | 'title'>): Message {
    return this.ring.push({
      id: random.word(10),
      openid: null,
      externalUserId: null,
      from: null,
      templateId: null,
      page: null,
      fields: [],
      text: null,
      attachments: [],
      ...message,
    });
  }

  /** @param to an openid or an id at WeCom; without it everybody's. */
  of(to?: string): Message[] {
    return this.ring
      .all()
      .filter(({ openid, externalUserId }) => to === undefined || to === openid || to === externalUserId);
  }

  clear(): void {
    this.ring.clear();
  }
}
