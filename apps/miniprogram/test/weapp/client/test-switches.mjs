// @ts-check

/**
 * What a journey may decide for the phone, by the page's query (`?login=demo:…&page=pages/…`) or later through
 * `window.weapp.test`.
 */
const query = new URLSearchParams(window.location.search);

export const test = {
  /** What wx.login answers; null makes it fail. @type {string | null} */
  loginCode: query.get('login') ?? 'demo:nobody',
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
  /** Page to open first, with its query, instead of the first of app.json. @type {string | null} */
  launchPath: query.get('page'),
  /** @type {any} what wx.getLaunchOptionsSync answers */
  launch: null,
};
