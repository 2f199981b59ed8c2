'use strict';

// The first page of a demo installation: one-tap logins beside the mini-program. No framework and no inline code, so
// that the strictest content security policy holds.

const byId = (id) => document.getElementById(id);
const GROUPS = { shopper: byId('shopper-list'), staff: byId('staff-list') };
const GHOSTS = { shopper: 9, staff: 5 };
/** An iframe tells of no failure; after this long the page says where to look. */
const SLOW_MS = 12_000;

/** Below this width the phone stands under the tickets (index.css). */
const ONE_COLUMN = window.matchMedia('(max-width: 959px)');

let taps = 0;
let slow;

/** Where the mini-program opens for this person. `t` makes every tap a new page, even on the same person. */
function addressFor(person, tap) {
  const value = encodeURIComponent;
  return person.kind === 'staff'
    ? `/app/?staff=${value(person.account)}&password=${value(person.password)}&t=${tap}#/packages/staff/pages/login/index`
    : `/app/?demo=${value(person.code)}&t=${tap}#/pages/archive/index`;
}

function showPhone(person) {
  taps += 1;
  const address = addressFor(person, taps);
  drawCurtain('正在开灯…');
  // A new frame each time: changing the address of the old one would put every tap into the browser's history.
  const frame = byId('app').cloneNode();
  frame.addEventListener('load', () => liftCurtain(frame));
  frame.src = address;
  frame.hidden = false;
  byId('app').replaceWith(frame);

  byId('now').textContent = `${person.name} · ${person.label}`;
  byId('whole').href = address;
  byId('whole').hidden = false;
  clearTimeout(slow);
  slow = setTimeout(() => drawCurtain('小程序还没有打开。可以再点一次，或用“单独打开”看看。'), SLOW_MS);
}

function drawCurtain(text) {
  byId('curtain-text').textContent = text;
  byId('curtain').classList.remove('up');
}

/** The frame is of our own origin, so an error answer can be told from the app: the app's page has scripts. */
function liftCurtain(frame) {
  clearTimeout(slow);
  if (frame.contentDocument?.querySelector('script') === null) {
    drawCurtain('小程序页面还没有构建好。运行 npm run build 之后再来。');
    return;
  }
  byId('curtain').classList.add('up');
}

function ticketFor(person) {
  const ticket = byId('ticket').content.cloneNode(true);
  const write = (name, text) => {
    ticket.querySelector(`.${name}`).textContent = text;
  };
  write('face', Array.from(person.name)[0] ?? '·');
  write('label', person.label);
  write('name', person.name);
  write('hint', person.hint);
  const button = ticket.querySelector('button');
  button.addEventListener('click', () => {
    choose(button, person);
    if (ONE_COLUMN.matches) byId('phone').scrollIntoView();
  });
  return ticket;
}

function choose(button, person) {
  for (const other of document.querySelectorAll('button.ticket')) {
    other.setAttribute('aria-pressed', String(other === button));
  }
  byId('said').textContent = `手机里现在是${person.name}，${person.label}`;
  showPhone(person);
}

function showGhosts() {
  byId('notice').hidden = true;
  document.body.classList.remove('empty-house');
  byId('logins').setAttribute('aria-busy', 'true');
  for (const [kind, list] of Object.entries(GROUPS)) {
    list.closest('.group').hidden = false;
    list.replaceChildren(
      ...Array.from({ length: GHOSTS[kind] }, () => byId('ghost').content.cloneNode(true)),
    );
  }
}

function showPeople({ brandName, people }) {
  byId('logins').setAttribute('aria-busy', 'false');
  if (people.length === 0) {
    showNotice('演示会员还没到场', '演示数据还在准备，稍等片刻再试一次。', true);
    return;
  }
  const name = document.createElement('b');
  name.textContent = brandName;
  byId('brand').replaceChildren(
    name,
    '是一家虚构的零食铺子。六十天、六场直播、约四百位会员，人和订单全是编的，规则照真的走。',
  );
  byId('brand').hidden = false;
  document.title = `返场 · ${brandName}`;

  for (const [kind, list] of Object.entries(GROUPS)) {
    const members = people.filter((person) => person.kind === kind);
    list.replaceChildren(...members.map(ticketFor));
    list.closest('.group').hidden = members.length === 0;
  }
  const first = people.find((person) => person.kind === 'shopper') ?? people[0];
  const lists = GROUPS[first.kind];
  choose(lists.querySelector('button'), first);
}

function showNotice(title, text, canRetry) {
  byId('logins').setAttribute('aria-busy', 'false');
  for (const list of Object.values(GROUPS)) list.closest('.group').hidden = true;
  byId('notice-title').textContent = title;
  byId('notice-text').textContent = text;
  byId('retry').hidden = !canRetry;
  byId('notice').hidden = false;
  document.body.classList.add('empty-house');
  drawCurtain(canRetry ? '登录一位会员，这里就亮起来。' : '会员请在微信里打开小程序。');
}

async function load() {
  showGhosts();
  drawCurtain('正在开灯…');
  try {
    const answer = await fetch('/demo/people', { headers: { accept: 'application/json' } });
    if (answer.status === 404) {
      showNotice(
        '这里没有演示账号',
        '这是一套正式环境，服务在正常运行。会员从微信小程序进入，店员用自己的账号登录。',
        false,
      );
      return;
    }
    if (!answer.ok) throw new Error(`/demo/people answered ${answer.status}`);
    showPeople(await answer.json());
  } catch {
    showNotice('名单没有取到', '服务可能还在启动，或者网络断了一下。', true);
  }
}

byId('retry').addEventListener('click', () => void load());
void load();
