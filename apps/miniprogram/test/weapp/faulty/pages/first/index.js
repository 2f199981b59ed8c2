/** Does, one tap each, what WeChat would not do for a page. */
Page({
  data: { taps: 0, seen: '', lost: '', copied: '' },
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
  async askLate() {
    await new Promise((resolve) => setTimeout(resolve, 50));
    wx.requestSubscribeMessage({ tmplIds: ['T'], fail() {} });
  },
  sayAgreed() {
    wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: 'agree', buttonId: 'never-tapped' }));
    wx.setClipboardData({ data: 'x', fail: ({ errMsg }) => this.setData({ copied: errMsg }) });
  },
  loseData() {
    this.setData({ lost: new Map([['a', 1]]) });
    this.setData({ lost: JSON.stringify(this.data.lost) });
  },
});
