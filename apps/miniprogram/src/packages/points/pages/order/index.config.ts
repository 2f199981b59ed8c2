export default definePageConfig({
  navigationBarTitleText: '兑换详情',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
