export default definePageConfig({
  navigationBarTitleText: '待寄礼品',
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});
