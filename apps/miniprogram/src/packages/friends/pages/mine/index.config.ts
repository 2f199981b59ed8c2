export default definePageConfig({
  navigationBarTitleText: '我的拼团',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
