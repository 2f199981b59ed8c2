/** Does, one tap each, what WeChat would not do for a page. */
Page({
  data: { taps: 0, seen: '', lost: '' },
  count() {
    this.setData({ taps: this.data.taps + 1 });
  },
  callUnknown() {
    wx.makeCoffee();
  },
  reachForWindow() {
    this.setData({ seen: [typeof window, typeof document, typeof fetch, typeof Intl].join(' ') });
  },
  openTab() {
    wx.navigateTo({ url: '/pages/second/index', fail() {} });
  },
  askRelative() {
    wx.request({ url: '/me/archive', fail() {} });
  },
  loseData() {
    this.setData({ lost: new Map([['a', 1]]) });
    this.setData({ lost: JSON.stringify(this.data.lost) });
  },
});
