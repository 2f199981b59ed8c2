export default definePageConfig({
  navigationBarTitleText: '核销台',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
