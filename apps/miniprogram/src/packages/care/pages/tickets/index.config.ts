export default definePageConfig({
  navigationBarTitleText: '售后',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
