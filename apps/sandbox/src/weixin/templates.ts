import { CREDENTIALS } from '../credentials';
import { BoundedMap } from '../world/bounded';
import { typeOf } from './values';

/** A template of subscribe messages, as chosen in the mini-program's backend. */
export interface Template {
  id: string;
  title: string;
  /** Label of each key. Null: any well-named key is taken. */
  fields: Record<string, string> | null;
}

const LABELS: Record<string, string> = {
  thing: '内容',
  number: '数量',
  letter: '编号',
  symbol: '标记',
  character_string: '单号',
  time: '时间',
  date: '日期',
  amount: '金额',
  phone_number: '电话',
  car_number: '车牌',
  name: '姓名',
  phrase: '状态',
};

const { benefit, order, service } = CREDENTIALS.templates;

/** The templates our mini-program has. */
export class Templates {
  private readonly byId = new BoundedMap<string, Template>(200);

  constructor() {
    this.clear();
  }

  find(id: string): Template | null {
    return this.byId.get(id) ?? null;
  }

  add(template: Template): Template {
    return this.byId.set(template.id, template);
  }

  all(): Template[] {
    return this.byId.values();
  }

  /** Only those it began with. */
  clear(): void {
    this.byId.clear();
    this.add({ id: benefit, title: '权益到账提醒', fields: null });
    this.add({ id: order, title: '订单进度提醒', fields: null });
    this.add({ id: service, title: '服务进度提醒', fields: null });
  }
}

/** What stands before a value on the card. */
export function labelOf(template: Template, key: string): string {
  return template.fields?.[key] ?? LABELS[typeOf(key) ?? ''] ?? key;
}
