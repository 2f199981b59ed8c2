export default definePageConfig({
  navigationBarTitleText: '我的档案',
  // The stage reaches up behind the status bar.
  navigationStyle: 'custom',
  navigationBarTextStyle: 'white',
  backgroundColorTop: '#2A1D1A',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
  enableShareAppMessage: true,
});
