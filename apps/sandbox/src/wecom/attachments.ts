import { isFields, textOf } from '../http/body';

/** What hangs on a message, as the inbox shows it. */
export interface Attachment {
  kind: string;
  title: string;
  detail: string;
}

const KINDS = ['image', 'link', 'miniprogram', 'video', 'file'];

/** Reads up to nine attachments. @returns null when there are more, or one is not as it should be. */
export function attachmentsOf(value: unknown): Attachment[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > 9) return null;
  const read = value.map(attachmentOf);
  return read.every((one) => one !== null) ? read : null;
}

function attachmentOf(value: unknown): Attachment | null {
  if (!isFields(value)) return null;
  const kind = textOf(value.msgtype);
  const inner = value[kind];
  if (!KINDS.includes(kind) || !isFields(inner)) return null;
  return {
    kind,
    title: textOf(inner.title) || { image: '图片', video: '视频', file: '文件' }[kind] || '链接',
    detail: textOf(inner.page) || textOf(inner.url) || textOf(inner.pic_url) || textOf(inner.media_id),
  };
}
