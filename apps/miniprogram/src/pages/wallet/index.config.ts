export default definePageConfig({
  navigationBarTitleText: '券包',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
