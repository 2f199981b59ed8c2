import { diceFor } from './random';

const MOODS = (
  '爱吃核桃的 半夜不睡的 慢吞吞的 圆滚滚的 攒零食的 路过人间的 会做梦的 有点困的 不赶时间的 怕胖但嘴馋的 ' +
  '躲雨的 晒太阳的 追剧中的 正在减肥的 刚下班的 微微甜的 三分糖的 揣着瓜子的 住在云上的 迷路的'
).split(' ');
const CREATURES = (
  '小鹿 橘猫 胖企鹅 海豹 刺猬 柯基 水獭 麻雀 树懒 河马 兔几 仓鼠 羊驼 鲸鱼 萤火虫 小熊 考拉 蜗牛 布偶猫 松饼 汤圆 ' +
  '土豆 栗子 奶盖'
).split(' ');
const THINGS = (
  '晚风 荔枝 薄荷 橙子 桂花 柠檬 南瓜 山茶 海盐 乌龙 月亮 星河 初雪 梧桐 向晚 芝麻 青提 雨天 麦田 半糖 柚子 落日 ' +
  '纸飞机 旧唱片'
).split(' ');
const ENDINGS =
  '便利店 气泡水 味的风 收集员 小卖部 邮差 打烊了 备忘录 加冰 不加班 小岛 罐头 信箱 观察员 汽水 日记'.split(
    ' ',
  );

/** `count` different web nicknames, none of which could be a person's name. Never one of `taken`. */
export function inventNicknames(seed: number, count: number, taken: readonly string[]): string[] {
  const dice = diceFor(seed, 'nicknames');
  const seen = new Set(taken);
  const names: string[] = [];
  while (names.length < count) {
    const name = dice.chance(0.5)
      ? dice.pick(MOODS) + dice.pick(CREATURES)
      : dice.pick(THINGS) + dice.pick(ENDINGS);
    const styled = dice.chance(0.12) ? `${name}${dice.pick(['_', '～', '0', '呀', '🌰', '✨'])}` : name;
    if (seen.has(styled)) continue;
    seen.add(styled);
    names.push(styled);
  }
  return names;
}
