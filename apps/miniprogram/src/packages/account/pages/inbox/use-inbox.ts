import { useState } from 'react';
import type { InboxMessage } from '@/api-types';
import { usePaged, type Paged } from '@/hooks/use-paged';
import { asShopper } from '@/session';
import { account } from '../../account-api';

export interface Inbox {
  list: Paged<InboxMessage>;
  isNew: (message: InboxMessage) => boolean;
  anyNew: boolean;
  /** Reading cannot fail for the reader: what the server did not hear is new again the next time. */
  read: (message: InboxMessage) => void;
  readAll: () => void;
}

/** The messages, and which of them were read here and just now. */
export function useInbox(): Inbox {
  const list = usePaged((cursor) => asShopper((token) => account.inbox(token, cursor)));
  const [readHere, setReadHere] = useState<ReadonlySet<string>>(new Set());

  const isNew = ({ id, readAt }: InboxMessage): boolean => readAt === null && !readHere.has(id);
  const tell = (ids: string[], what: { ids?: string[] }): void => {
    setReadHere((before) => new Set([...before, ...ids]));
    void asShopper((token) => account.read(token, what)).catch(() => undefined);
  };

  return {
    list,
    isNew,
    anyNew: list.items.some(isNew),
    read: (message) => {
      if (isNew(message)) tell([message.id], { ids: [message.id] });
    },
    readAll: () =>
      tell(
        list.items.map(({ id }) => id),
        {},
      ),
  };
}
