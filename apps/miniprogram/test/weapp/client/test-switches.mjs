// @ts-check

/**
 * What a journey may decide for the phone, by the page's query (`?login=demo:…&page=pages/…`) or later through
 * `window.weapp.test`.
 */
const query = new URLSearchParams(window.location.search);

export const test = {
  /** What wx.login answers; null makes it fail. @type {string | null} */
  loginCode: query.get('login') ?? 'demo:nobody',
  /** What WeChat's sheets show as the person's number and name. */
  phone: '+86 138****8826',
  nickname: '灯下的小满',
  /** True for a person who agreed to the privacy guide before. */
  agreed: query.get('agreed') !== null,
  /** What wx.scanCode reads; null is a person who closes the camera. @type {string | null} */
  scanResult: query.get('scan'),
  /** What wx.chooseAddress answers; null is a person who goes back. @type {any} */
  address: {
    userName: '林小满',
    telNumber: '13800005561',
    provinceName: '浙江省',
    cityName: '杭州市',
    countyName: '西湖区',
    detailInfo: '湖滨步行街 18 号 2 楼',
    postalCode: '310000',
    nationalCode: '330106',
  },
  /** How many pictures the person picks; 0 is a person who goes back. */
  photos: 1,
  /** What they pick: a picture, one of 30 MB, or something that only has a picture's name. @type {'picture' | 'large' | 'lie'} */
  photoKind: 'picture',
  /** Page to open first, with its query, instead of the first of app.json. @type {string | null} */
  launchPath: query.get('page'),
  /** From where the mini-program is opened, by WeChat's numbers; 1154 is a timeline. */
  scene: Number(query.get('scene') ?? 1001),
  /** @type {any} what wx.getLaunchOptionsSync answers */
  launch: null,
};

/** A code is good for one use, as WeChat's are: something at its end makes each a new one. @param {string} code */
export function oneUse(code) {
  return `${code}:${Math.random().toString(36).slice(2, 12)}`;
}
