export default definePageConfig({
  navigationBarTitleText: '售后工单',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
