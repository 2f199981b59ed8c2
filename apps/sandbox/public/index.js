// The page of the sandbox: what was sent to whom, and what may happen next. No framework and no inline code, so that the
// strictest content security policy holds. Everything shown comes from one answer, GET /control/view.

import { byId, dayOf, face, h, parts, secondOf, timeOf, yuan } from './dom.js';
import { moneyOf, payInbox, waitingOf } from './pay.js';

const SHOPS = { douyin: '抖店', 'weixin-shop': '微信小店' };
const STATES = {
  created: '待付款',
  paid: '已付款',
  shipped: '已发货',
  finished: '已完成',
  cancelled: '已取消',
  refunded: '已退款',
};
const STEPS = {
  created: [
    ['pay', '付款'],
    ['cancel', '取消'],
  ],
  paid: [
    ['ship', '发货'],
    ['refund', '退款'],
  ],
  shipped: [
    ['finish', '签收完成'],
    ['refund', '退款'],
  ],
  finished: [['refund', '退款']],
  cancelled: [],
  refunded: [],
};
const GOODS = [
  { productId: '3600123456789012345', title: '每日坚果礼盒', amountFen: 12900 },
  { productId: '3600123456789012346', title: '冻干草莓脆', amountFen: 3980 },
  { productId: '3600123456789012347', title: '山楂不酸棒棒条', amountFen: 1990 },
];
/** Ready-made mishaps: what the button says, and what is ordered. */
const CALL = '/control/faults';
const PUSH = '/control/pushes/spoil';
const SETTINGS = '/control/pay/settings';
const SEND = '/cgi-bin/message/subscribe/send';
const PRESETS = [
  {
    label: '微信忙（-1）',
    path: CALL,
    body: { path: '/sns/jscode2session', kind: 'error', errcode: -1, times: 3 },
  },
  { label: '微信断线', path: CALL, body: { path: SEND, kind: 'drop' } },
  { label: '发出去才断线', path: CALL, body: { path: SEND, kind: 'drop-after-commit' } },
  { label: '微信不应声', path: CALL, body: { path: '/cgi-bin/*', kind: 'timeout' } },
  { label: '微信 502', path: CALL, body: { path: '/wxa/*', kind: 'status', status: 502 } },
  { label: '抖店慢 3 秒', path: CALL, body: { path: '/order/orderDetail', kind: 'slow', ms: 3000 } },
  { label: '令牌全部过期', path: '/control/tokens/expire', body: {} },
  { label: '推送来两遍', path: PUSH, body: { kind: 'duplicate' } },
  { label: '推送先扣住', path: PUSH, body: { kind: 'hold', times: 4 } },
  { label: '推送丢一个', path: PUSH, body: { kind: 'lose' } },
  { label: '推送签名是假的', path: PUSH, body: { kind: 'forge' } },
  { label: '推送是旧的', path: PUSH, body: { kind: 'stale', seconds: 3600 } },
  { label: '微信支付忙', path: CALL, body: { path: '/v3/*', kind: 'error', code: 'SYSTEM_ERROR' } },
  { label: '微信支付的应答是假的', path: CALL, body: { path: '/v3/*', kind: 'forge' } },
  { label: '支付通知先来探测', path: SETTINGS, body: { probes: 1 } },
  { label: '退款要等', path: SETTINGS, body: { refunds: 'slow' } },
  { label: '退款卡住', path: SETTINGS, body: { refunds: 'abnormal' } },
  { label: '转账先只受理', path: SETTINGS, body: { transfers: 'slow' } },
];
const FAULT_WORDS = {
  error: '答错误码',
  status: '答 HTTP 状态',
  timeout: '不应声',
  drop: '断线',
  'drop-after-commit': '办完才断线',
  garbage: '答一半',
  slow: '慢',
  forge: '答的签名是假的',
};
const SPOIL_WORDS = {
  duplicate: '来两遍',
  delay: '晚到',
  hold: '先扣住',
  lose: '丢掉',
  forge: '假签名',
  stale: '旧时间',
  truncate: '只有一半',
  plain: '不加密',
};
const PUSH_STATES = {
  waiting: '在路上',
  held: '扣住了',
  sending: '在送',
  taken: '收下了',
  refused: '没人收',
  nowhere: '没有地址',
  lost: '丢了',
  fooled: '没认出探测',
};
/** How WeChat Pay behaves, where that is not as usual: what it is called, and what makes it usual again. */
const UNUSUAL = [
  ['退款要等', ({ refunds }) => refunds === 'slow', { refunds: 'at-once' }],
  ['退款卡住', ({ refunds }) => refunds === 'abnormal', { refunds: 'at-once' }],
  ['转账先只受理', ({ transfers }) => transfers === 'slow', { transfers: 'at-once' }],
  ['通知先来探测', ({ probes }) => probes === 1, { probes: 7 }],
];

const DOORS = {
  weixin: '微信',
  'weixin-shop': '微信小店',
  wecom: '企业微信',
  douyin: '抖店',
  'weixin-pay': '微信支付',
};
const EVENTS = {
  100: '下单',
  101: '付款',
  102: '发货',
  103: '完成',
  106: '取消',
  '200+206': '退款',
  channels_ec_order_new: '下单',
  channels_ec_order_pay: '付款',
  channels_ec_order_wait_shipping: '待发货',
  channels_ec_order_deliver: '发货',
  channels_ec_order_confirm: '确认收货',
  channels_ec_order_cancel: '取消',
  channels_ec_order_settle: '结算',
  channels_ec_aftersale_update: '售后',
  subscribe_msg_popup_event: '同意订阅',
  subscribe_msg_change_event: '关掉订阅',
  subscribe_msg_sent_event: '订阅消息发出',
  user_authorization_revoke: '撤回授权',
  wxa_media_check: '图片检查',
  add_external_contact: '添加导购',
  del_follow_user: '删除导购',
  'TRANSACTION.SUCCESS': '付款成功',
  'REFUND.SUCCESS': '退款到账',
  'REFUND.ABNORMAL': '退款异常',
  'REFUND.CLOSED': '退款关闭',
  'MCHTRANSFER.BILL.FINISHED': '转账结束',
};

let view = null;
/** Server time minus this page's, in ms. */
let aheadMs = 0;
const TABS = ['wechat', 'wecom', 'pay'];
const NO_MONEY = '还没有和钱有关的事。付款、退款和收款都在这里。';
const chosen = { openid: null, tab: 'wechat', shop: 'douyin', goods: 0, log: 'all' };
const seen = new Map();
const opened = new Set();

async function ask(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error ?? `HTTP ${answer.status}`);
  return said;
}

/** Does something, shows it at once, and says how it went. */
async function act(path, body, done) {
  try {
    const said = await ask(path, body);
    if (done) toast(typeof done === 'function' ? done(said) : done);
    await load();
  } catch (error) {
    toast(`没有成：${error.message}`);
  }
}

let toastTimer;
function toast(text) {
  byId('toast').textContent = text;
  byId('toast').classList.add('up');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => byId('toast').classList.remove('up'), 2600);
}

/** Draws a part anew only when what it shows has changed: no flicker, and focus stays where it is. */
const drawn = new Map();
function draw(id, content, make) {
  const text = JSON.stringify(content);
  if (drawn.get(id) === text) return;
  drawn.set(id, text);
  const element = byId(id);
  const focus = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  element.replaceChildren(...[make()].flat());
  if (focus) element.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}

// People

const messagesOf = (person) => view.messages.filter((message) => message.openid === person.openid);
const chosenPerson = () => view.people.find(({ openid }) => openid === chosen.openid) ?? null;

function peopleInOrder() {
  const last = (person) => Math.max(person.visitedAt ?? 0, messagesOf(person).at(-1)?.at ?? 0);
  return [...view.people].sort((a, b) => last(b) - last(a));
}

function choose(openid, scroll) {
  chosen.openid = openid;
  render();
  if (scroll && window.matchMedia('(max-width: 899px)').matches) {
    byId('phone').scrollIntoView({ behavior: 'smooth' });
  }
}

function drawPeople() {
  const people = peopleInOrder();
  const rows = people.map((person) => {
    const count = messagesOf(person).length;
    return {
      openid: person.openid,
      nickname: person.nickname,
      unread: person.openid === chosen.openid ? 0 : count - (seen.get(person.openid) ?? 0),
      isChosen: person.openid === chosen.openid,
    };
  });
  byId('people-count').textContent = people.length === 0 ? '' : `${people.length} 位`;
  draw('people-list', rows, () =>
    rows.length === 0
      ? h('li', { class: 'nobody' }, '还没有人来过。在小程序里登录一次，或者在下面请一位。')
      : rows.map((row) =>
          h(
            'li',
            null,
            h(
              'button',
              {
                type: 'button',
                class: 'ticket',
                'data-key': row.openid,
                'aria-pressed': String(row.isChosen),
                onclick: () => choose(row.openid, true),
              },
              h('span', { class: 'stub' }, face(row.nickname, row.openid)),
              h('span', { class: 'words' }, h('b', null, row.nickname), h('span', null, row.openid)),
              row.unread > 0
                ? h('span', { class: 'unread', 'aria-label': `${row.unread} 条新的` }, row.unread)
                : null,
            ),
          ),
        ),
  );
}

// Phone

function drawPhone() {
  const person = chosenPerson();
  byId('who').textContent = person === null ? '还没有选人' : person.nickname;
  for (const tab of TABS) byId(`tab-${tab}`).setAttribute('aria-selected', String(chosen.tab === tab));
  const money = person === null ? null : moneyOf(view, person);
  const waiting = money === null ? 0 : waitingOf(money);
  draw('tab-pay', waiting, () => ['微信支付', waiting > 0 ? h('span', { class: 'left' }, waiting) : '']);
  byId('inbox').classList.toggle('chat', chosen.tab === 'wecom');
  if (person === null) {
    draw('inbox', null, () => emptyInbox('选一个人，看看 TA 的手机。'));
  } else if (chosen.tab === 'wechat') {
    const messages = messagesOf(person).filter(({ channel }) => channel === 'subscribe');
    draw('inbox', [person.openid, 'wechat', messages, view.target], () => wechatInbox(messages));
  } else if (chosen.tab === 'pay') {
    draw('inbox', [person.openid, 'pay', money], () => payInbox(money, act) ?? emptyInbox(NO_MONEY));
  } else {
    const messages = messagesOf(person).filter(({ channel }) => channel !== 'subscribe');
    const tasks = waitingTasks(person);
    const ties = view.ties.filter((tie) => tie.externalUserId === person.externalUserId);
    draw('inbox', [person.openid, 'wecom', messages, tasks, ties], () =>
      wecomInbox(person, messages, tasks, ties),
    );
  }
  drawHand(person);
}

const emptyInbox = (text) =>
  h('div', { class: 'quiet' }, h('span', { class: 'moon', 'aria-hidden': 'true' }), h('p', null, text));
const memberName = (userId) => view.members.find((member) => member.userId === userId)?.name ?? userId ?? '';

function wechatInbox(messages) {
  if (messages.length === 0) return emptyInbox('还没有服务通知。同意一次订阅，才收得到一条。');
  return messages
    .map((message) => [
      h('p', { class: 'when' }, `${dayOf(message.at)} ${timeOf(message.at)}`),
      card(message),
    ])
    .flat();
}

/** A subscribe message as WeChat shows it among service notifications. */
function card(message) {
  const link = message.page === null || view.target === null ? null : `${view.target}/app/#/${message.page}`;
  const foot = [h('span', null, '进入小程序查看'), h('span', { class: 'chevron', 'aria-hidden': 'true' })];
  return h(
    'article',
    { class: 'card' },
    h('header', null, h('span', { class: 'app', 'aria-hidden': 'true' }), '返场 · 小程序'),
    h('h3', null, message.title),
    h(
      'dl',
      null,
      message.fields.map(({ label, value }) => [h('dt', null, label), h('dd', null, value)]).flat(),
    ),
    link === null
      ? h('p', { class: 'foot' }, foot)
      : h('a', { class: 'foot', href: link, target: '_blank', rel: 'noopener', title: message.page }, foot),
  );
}

function waitingTasks(person) {
  return view.tasks
    .filter((task) =>
      task.targets.some((one) => one.externalUserId === person.externalUserId && one.status === 0),
    )
    .map((task) => ({
      ...task,
      mine: task.targets.find((one) => one.externalUserId === person.externalUserId),
    }));
}

function wecomInbox(person, messages, tasks, ties) {
  if (ties.length === 0 && messages.length === 0)
    return emptyInbox('TA 还没有加过导购。加上以后，欢迎语和消息在这里。');
  const hello = ties.map((tie) =>
    h('p', { class: 'when' }, `${dayOf(tie.since * 1000)} 添加了 ${memberName(tie.userId)}`),
  );
  return [...hello, ...messages.map(bubble), ...tasks.map((task) => waiting(person, task))].flat();
}

function bubble(message) {
  const name = memberName(message.from);
  return [
    h(
      'p',
      { class: 'when' },
      `${dayOf(message.at)} ${timeOf(message.at)}${message.channel === 'welcome' ? ' · 欢迎语' : ''}`,
    ),
    h(
      'div',
      { class: 'said-by' },
      face(name, message.from ?? ''),
      h(
        'div',
        { class: 'said' },
        h('p', { class: 'from' }, name, h('span', null, '@晚灯果铺')),
        message.text ? h('p', { class: 'bubble' }, message.text) : null,
        message.attachments.map(attachment),
      ),
    ),
  ];
}

const attachment = ({ kind, title, detail }) =>
  h(
    'p',
    { class: 'attachment' },
    h('b', null, title),
    h('span', null, kind === 'miniprogram' ? '小程序' : kind === 'link' ? '链接' : detail || kind),
  );

/** A message that waits for the staff's tap. */
function waiting(person, task) {
  const name = memberName(task.mine.userId);
  const others = task.targets.length - 1;
  return h(
    'div',
    { class: 'waiting' },
    h(
      'p',
      { class: 'waiting-head' },
      `等${name}确认才会发出`,
      others > 0 ? h('span', null, `还有 ${others} 人`) : null,
    ),
    task.text ? h('p', { class: 'bubble' }, task.text) : null,
    task.attachments.map(attachment),
    h(
      'button',
      {
        type: 'button',
        class: 'primary small',
        'data-key': task.msgId,
        onclick: () =>
          act(`/control/wecom/tasks/${task.msgId}/confirm`, { userId: task.mine.userId }, ({ sent }) =>
            sent > 0 ? `${name}点了发送，${sent} 人收到` : '没有人收到：这个月到上限了，或已不是好友',
          ),
      },
      `替${name}点发送`,
    ),
  );
}

/** What the person may tap. */
function drawHand(person) {
  const templates = view.templates.map(({ id, title }) => ({ id, title, left: person?.accepts[id] ?? 0 }));
  const ties = view.ties
    .filter((tie) => tie.externalUserId === person?.externalUserId)
    .map(({ userId }) => userId);
  draw('hand', [person?.openid, person?.phone, templates, ties, view.members], () => {
    if (person === null) return [];
    const base = `/control/people/${person.openid}`;
    const tap = (key, label, path, body, done, extra) =>
      h(
        'button',
        { type: 'button', class: 'chip', 'data-key': key, onclick: () => act(base + path, body, done) },
        label,
        extra ?? null,
      );
    return [
      h('p', { class: 'hand-title' }, `替${person.nickname}点一下`),
      h(
        'div',
        { class: 'chips' },
        templates.map(({ id, title, left }) =>
          tap(
            `accept ${id}`,
            `同意“${title}”`,
            '/accept',
            { templateId: id },
            `又能给 TA 发一次“${title}”`,
            h('span', { class: 'left' }, left),
          ),
        ),
        view.members.map(({ userId, name }) =>
          ties.includes(userId)
            ? tap(`leave ${userId}`, `删除${name}`, '/wecom/leave', { userId }, `不再是${name}的好友`)
            : tap(`add ${userId}`, `添加导购${name}`, '/wecom', { userId }, '加上了，20 秒内可以发欢迎语'),
        ),
        tap('revoke', '撤回授权', '/revoke', {}, '已告诉返场：授权撤回'),
        h(
          'button',
          { type: 'button', class: 'chip', 'data-key': 'code', onclick: () => copyCode(person) },
          '复制登录码',
        ),
      ),
      h('p', { class: 'hand-note' }, `openid ${person.openid} · 手机尾号 ${person.phone.slice(-4)}`),
    ];
  });
}

async function copyCode(person) {
  const { code } = await ask(`/control/people/${person.openid}/code`, { kind: 'login' });
  try {
    await navigator.clipboard.writeText(code);
    toast('登录码已复制，5 分钟内用一次');
  } catch {
    toast(`登录码 ${code}`);
  }
}

// Orders

function drawShops() {
  const person = chosenPerson();
  draw('till', [chosen.shop, chosen.goods, person?.openid, person?.nickname], () => [
    h(
      'div',
      { class: 'choice', role: 'group', 'aria-label': '在哪家店' },
      Object.entries(SHOPS).map(([shop, name]) =>
        h(
          'button',
          {
            type: 'button',
            'data-key': shop,
            'aria-pressed': String(chosen.shop === shop),
            onclick: () => pick('shop', shop),
          },
          name,
        ),
      ),
    ),
    h(
      'div',
      { class: 'chips', role: 'group', 'aria-label': '买什么' },
      GOODS.map(({ title, amountFen }, index) =>
        h(
          'button',
          {
            type: 'button',
            class: 'chip',
            'data-key': `goods ${index}`,
            'aria-pressed': String(chosen.goods === index),
            onclick: () => pick('goods', index),
          },
          `${title} ¥${yuan(amountFen)}`,
        ),
      ),
    ),
    h(
      'button',
      { type: 'button', class: 'primary', 'data-key': 'buy', onclick: () => buy(person) },
      person === null ? '一位不认识的顾客下单' : `${person.nickname}在直播间下单`,
    ),
  ]);
  draw('orders', [view.orders, view.people.length], () =>
    view.orders.length === 0
      ? h('li', { class: 'nobody' }, '还没有订单。选好人和东西，点一下就有。')
      : view.orders.slice(0, 12).map(orderTicket),
  );
}

function pick(what, value) {
  chosen[what] = value;
  render();
}

async function buy(person) {
  const wish = { items: [{ ...GOODS[chosen.goods], quantity: 1 }], ...(person && { openid: person.openid }) };
  try {
    const { order } = await ask(`/control/shops/${chosen.shop}/orders`, wish);
    await act(`/control/shops/${chosen.shop}/orders/${order.id}/pay`, {}, '下单并付款，推送已发出');
  } catch (error) {
    toast(`没有成：${error.message}`);
  }
}

function orderTicket(order) {
  const name = view.people.find(({ openid }) => openid === order.openid)?.nickname ?? '不认识的顾客';
  const refunded = order.aftersales.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return h(
    'li',
    { class: `order is-${order.state}` },
    h(
      'div',
      { class: 'price' },
      h('b', null, h('small', null, '¥'), yuan(order.paidFen)),
      h('span', null, SHOPS[order.shop]),
    ),
    h(
      'div',
      { class: 'order-words' },
      h('p', { class: 'order-title' }, order.items.map(({ title }) => title).join('、')),
      h('p', null, `${name} · 尾号 ${order.phone.slice(-4)}${order.live === null ? '' : ' · 直播间'}`),
      h(
        'button',
        {
          type: 'button',
          class: 'number',
          title: '复制订单号',
          'data-key': `no ${order.id}`,
          onclick: () =>
            navigator.clipboard.writeText(order.id).then(
              () => toast('订单号已复制'),
              () => toast(order.id),
            ),
        },
        order.id,
      ),
    ),
    h(
      'div',
      { class: 'order-steps' },
      h(
        'span',
        { class: 'state' },
        refunded > 0 && order.state !== 'refunded'
          ? `${STATES[order.state]} · 退 ¥${yuan(refunded)}`
          : STATES[order.state],
      ),
      h(
        'div',
        { class: 'steps' },
        STEPS[order.state].map(([step, label]) =>
          h(
            'button',
            {
              type: 'button',
              class: 'chip',
              'data-key': `${step} ${order.id}`,
              onclick: () =>
                act(`/control/shops/${order.shop}/orders/${order.id}/${step}`, {}, `${label}，推送已发出`),
            },
            label,
          ),
        ),
      ),
    ),
  );
}

// Mishaps

function drawMishaps() {
  draw('presets', 'once', () =>
    PRESETS.map(({ label, path, body }) =>
      h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'data-key': label,
          onclick: () => act(path, body, `安排好了：${label}`),
        },
        label,
      ),
    ),
  );
  const held = view.pushes.filter(({ state }) => state === 'held').length;
  const unusual = UNUSUAL.filter(([, isSo]) => isSo(view.pay.settings));
  draw('ordered', [view.faults, view.spoils, held, unusual.map(([what]) => what)], () => [
    ...view.faults.map((fault) =>
      orderedLine(faultWords(fault), fault.path, fault.left, () =>
        act(`/control/faults/${fault.id}/clear`, {}, '撤掉了'),
      ),
    ),
    ...view.spoils.map((rule) =>
      orderedLine(
        `推送${SPOIL_WORDS[rule.kind]}`,
        EVENTS[rule.event] ?? rule.event ?? DOORS[rule.to] ?? '下一个',
        rule.left,
        null,
      ),
    ),
    ...unusual.map(([what, , usual]) =>
      orderedLine(what, DOORS['weixin-pay'], null, () => act(SETTINGS, usual, '照常了')),
    ),
    ...(view.spoils.length > 0
      ? [plainLine('撤掉所有推送故障', () => act('/control/pushes/spoil/clear', {}, '撤掉了'))]
      : []),
    ...(held > 0 ? [heldLine(held)] : []),
  ]);
}

function faultWords({ kind, path, code, errcode, status }) {
  const more = { error: path.startsWith('/v3/') ? code : errcode, status }[kind];
  return more === undefined ? FAULT_WORDS[kind] : `${FAULT_WORDS[kind]} ${more}`;
}

const orderedLine = (what, where, left, undo) =>
  h(
    'li',
    null,
    h('span', { class: 'mishap' }, what),
    h('code', null, where),
    h('span', { class: 'times' }, left === null ? '一直' : `${left} 次`),
    undo === null ? null : h('button', { type: 'button', class: 'text', onclick: undo }, '撤掉'),
  );
const plainLine = (label, act_) =>
  h('li', null, h('button', { type: 'button', class: 'text', onclick: act_ }, label));

function heldLine(held) {
  const release = (order, label) =>
    h(
      'button',
      { type: 'button', class: 'text', onclick: () => act('/control/pushes/release', { order }, '放行了') },
      label,
    );
  return h(
    'li',
    { class: 'held' },
    h('span', { class: 'mishap' }, `扣住了 ${held} 个推送`),
    release('first-first', '按顺序放'),
    release('last-first', '倒着放'),
    release('shuffled', '打乱放'),
  );
}

// Log

function drawLog() {
  byId('target').textContent = view.target === null ? '推送还没有地址' : `推送送到 ${view.target}`;
  const calls = view.calls.map((call) => ({ ...call, key: `call ${call.id}`, isPush: false }));
  const pushes = view.pushes.map((push) => ({ ...push, key: `push ${push.id}`, isPush: true }));
  const lines = [...calls, ...pushes].sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1)).slice(0, 60);
  draw('lines', lines, () =>
    lines.length === 0
      ? h('li', { class: 'nobody' }, '还没有来往。返场调用微信、平台推送消息，都会记在这里。')
      : lines.map((line) => h('li', null, line.isPush ? pushLine(line) : callLine(line))),
  );
}

const CODE = /"(?:errcode|code)":\s*(-?\d+|"[A-Z_]+")/;
const goodCodes = new Set(['0', '10000']);

function callLine(call) {
  const code = CODE.exec(call.answer)?.[1]?.replaceAll('"', '');
  const isGood =
    (call.status === 200 || call.status === 204) &&
    (code === undefined || goodCodes.has(code)) &&
    call.fault === null;
  const result =
    call.fault === null
      ? code !== undefined && !goodCodes.has(code)
        ? code
        : (call.status ?? '…')
      : FAULT_WORDS[call.fault];
  const query = Object.keys(call.query).length === 0 ? '' : JSON.stringify(call.query, null, 1);
  return details(call, '→', '返场调用', [call.path], String(result), isGood, [
    ['问', [query, pretty(call.body)].filter(Boolean).join('\n')],
    ['答', pretty(call.answer)],
  ]);
}

function pushLine(push) {
  const last = push.attempts.at(-1);
  const times = push.attempts.length > 1 ? ` ×${push.attempts.length}` : '';
  return details(
    push,
    '←',
    '平台推送',
    [h('b', null, `${DOORS[push.to]} ${EVENTS[push.event] ?? ''}`.trim()), push.event],
    PUSH_STATES[push.state] + times,
    push.state === 'taken',
    [
      ['内容', pretty(push.message)],
      ['最后一答', last === undefined ? '还没有送' : `${last.status ?? '没有应答'} ${last.answer}`],
    ],
  );
}

function details(line, arrow, direction, what, result, isGood, bodies) {
  return h(
    'details',
    {
      open: opened.has(line.key),
      ontoggle: (event) => (event.target.open ? opened.add(line.key) : opened.delete(line.key)),
    },
    h(
      'summary',
      { 'data-key': line.key },
      h('span', { class: `arrow ${line.isPush ? 'in' : 'out'}`, 'aria-label': direction }, arrow),
      h('span', { class: 'what' }, what),
      h('span', { class: isGood ? 'result good' : 'result' }, result),
      h('time', null, secondOf(line.at)),
    ),
    bodies
      .filter(([, text]) => text !== '')
      .map(([label, text]) => [h('p', { class: 'body-label' }, label), h('pre', null, text)])
      .flat(),
  );
}

/** JSON with room to breathe, without touching numbers too big for JavaScript. */
function pretty(text) {
  if (/\d{16,}/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}

// Time

function drawClock() {
  if (view === null) return;
  const now = view.time.stands ? view.time.now : Date.now() + aheadMs;
  const { weekday, hour, minute, second } = parts(now);
  byId('clock-day').textContent = `${dayOf(now)} ${weekday}`;
  byId('clock-time').firstChild.textContent = `${hour}:${minute}`;
  byId('clock-time').querySelector('small').textContent = second;
  byId('status-time').textContent = `${hour}:${minute}`;
  byId('clock-note').textContent = noteOf(view.time);
}

function noteOf({ aheadMs: ahead, stands }) {
  if (stands) return '时间停着';
  if (Math.abs(ahead) < 60_000) return '和此刻一样';
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const said = [days && `${days} 天`, hours && `${hours} 小时`, minutes % 60 && `${minutes % 60} 分钟`]
    .filter(Boolean)
    .join(' ');
  return `比此刻${ahead > 0 ? '快' : '慢'} ${said}`;
}

// All of it

function render() {
  if (view === null) return;
  if (chosen.openid === null && view.people.length > 0) chosen.openid = peopleInOrder()[0].openid;
  const person = chosenPerson();
  const inbox = byId('inbox');
  const before = drawn.get('inbox');
  drawPeople();
  drawPhone();
  if (person !== null) seen.set(person.openid, messagesOf(person).length);
  if (before !== drawn.get('inbox')) inbox.scrollTop = inbox.scrollHeight;
  drawShops();
  drawMishaps();
  drawLog();
  drawClock();
}

let loading = null;
/** One question at a time; what changes meanwhile is asked for once more. */
function load() {
  loading ??= (async () => {
    try {
      const answer = await fetch('/control/view', { cache: 'no-store' });
      view = await answer.json();
      aheadMs = view.time.now - Date.now();
      document.body.classList.remove('lost');
    } catch {
      document.body.classList.add('lost');
    } finally {
      loading = null;
    }
    render();
  })();
  return loading;
}

for (const tab of TABS) byId(`tab-${tab}`).addEventListener('click', () => pick('tab', tab));
byId('clock-buttons').addEventListener('click', (event) => {
  const forward = event.target.dataset?.forward;
  if (forward === undefined) return;
  if (forward === 'now') void act('/control/time', { reset: true }, '回到此刻');
  else
    void act(
      '/control/time',
      { forwardMs: Number(forward) },
      `时间往前拨了 ${event.target.textContent.slice(1)}`,
    );
});
byId('invite').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = byId('invite-openid');
  const openid = field.value.trim();
  field.value = '';
  void act('/control/people', { openid }, (person) => `${person.nickname}进场了`).then(() =>
    choose(openid, true),
  );
});

const stream = new EventSource('/control/stream');
stream.addEventListener('message', () => void load());
stream.addEventListener('error', () => document.body.classList.add('lost'));
setInterval(drawClock, 1000);
void load();
