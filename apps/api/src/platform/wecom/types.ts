import type { Instant } from '@fanchang/domain';

/** A person outside the company whom its people know. */
export interface WecomContact {
  externalUserId: string;
  /** The same person at WeChat; null unless both are bound to one open platform account. */
  unionid: string | null;
  name: string;
  followers: { userId: string; tagIds: string[] }[];
}

/** A message that waits for one of our people to send it. */
export interface MessageTask {
  msgId: string;
  /** Contacts who will not get it, whoever confirms: not with the sender, or over the month's limit. */
  failed: string[];
}

export interface SentToContact {
  externalUserId: string;
  state: 'waiting' | 'sent' | 'not-a-friend' | 'over-limit';
  sentAt: Instant | null;
}

/** What goes with a text, in WeCom's own words. */
export type WecomAttachment =
  | { msgtype: 'image'; image: { media_id: string } | { pic_url: string } }
  | { msgtype: 'link'; link: { title: string; url: string; picurl?: string; desc?: string } }
  | {
      msgtype: 'miniprogram';
      miniprogram: { title: string; pic_media_id: string; appid: string; page: string };
    };
