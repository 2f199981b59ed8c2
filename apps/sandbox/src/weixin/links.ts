import { random } from '../random';
import { type Fields, textOf } from '../http/body';
import { type Answer, no, type No, yes } from './answers';
import { sunflower } from './sunflower';
import type { Weixin } from './weixin';

const PAGE = /^[A-Za-z0-9_-][A-Za-z0-9_\-/]{0,255}$/;
const WIDEST = 1_280;
const NARROWEST = 280;
const DAY_MS = 86_400_000;

/** `POST /wxa/getwxacodeunlimit`: image bytes, or JSON when it is refused. */
export function codeImage(weixin: Weixin, fields: Fields): Buffer | No {
  const scene = textOf(fields.scene);
  const page = textOf(fields.page);
  const width = fields.width ?? 430;
  if (scene === '' || [...scene].length > 32) return no(40169, 'invalid length for scene');
  if (!/^[A-Za-z0-9_-]+$/.test(scene)) return no(40129, 'invalid scene');
  if (page !== '' && !PAGE.test(page)) return no(41030, 'invalid page');
  if (fields.check_path !== false && !isKnown(weixin, page)) return no(41030, 'invalid page');
  if (typeof width !== 'number' || !Number.isInteger(width) || width < NARROWEST || width > WIDEST) {
    return no(40097, 'invalid args: width');
  }
  if (!weixin.images.take('all')) return no(45009, 'reach max api minute quota limit');
  return sunflower(`${page}?scene=${scene}`, width);
}

/** `POST /wxa/generate_urllink`. @param base where the sandbox listens: its links can be opened. */
export function urlLink(weixin: Weixin, fields: Fields, base: string): Answer | No {
  const path = textOf(fields.path);
  const query = textOf(fields.query);
  const days = fields.expire_interval ?? 30;
  if (path !== '' && (!PAGE.test(path.replace(/^\//, '')) || !isKnown(weixin, path.replace(/^\//, '')))) {
    return no(40165, 'invalid weapp pagepath');
  }
  if (query.length > 1_024) return no(40212, 'invalid query');
  if (typeof days !== 'number' || days < 1 || days > 30) return no(85401, 'invalid expire_interval');

  const id = random.word(11);
  weixin.links.set(id, { path, query, endsAt: weixin.core.clock.now() + days * DAY_MS });
  return yes({ url_link: `${base}/l/${id}` });
}

const isKnown = (weixin: Weixin, page: string): boolean =>
  page === '' || weixin.pages.length === 0 || weixin.pages.includes(page);
